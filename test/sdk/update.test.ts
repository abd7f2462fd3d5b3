import assert from "node:assert/strict";
import * as rpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { isUpdate, keepDryRun, type Service } from "../../policies/sdk/update";

const name = "PULUMI_NODEJS_DRY_RUN";

describe("an update", () => {
  const before = process.env[name];
  const { configureStack } = rpc.AnalyzerService as unknown as Required<Service>;
  const service = { configureStack: { ...configureStack } };
  keepDryRun(service);
  const told = (dryRun: boolean) => {
    const message = new proto.AnalyzerStackConfigureRequest();
    message.setDryRun(dryRun);
    service.configureStack.requestDeserialize?.(message.serializeBinary());
  };
  afterEach(() => {
    told(true);
    delete process.env[name];
    if (before !== undefined) process.env[name] = before;
  });

  it("an update is told by the engine to a pack that it starts as an executable", () => {
    assert.equal(isUpdate(), false);
    told(false);
    assert.equal(isUpdate(), true);
    told(true);
    assert.equal(isUpdate(), false);
  });

  it("an update is told by the environment where the message of an older engine leaves it out", () => {
    told(false);
    process.env[name] = "true";
    assert.equal(isUpdate(), false);
    process.env[name] = "false";
    told(true);
    assert.equal(isUpdate(), true);
  });

  it("an update is none with an SDK that has no such message", () => {
    keepDryRun({});
    keepDryRun({ configureStack: {} });
    const service: Service = { configureStack: { requestDeserialize: () => ({}) } };
    keepDryRun(service);
    service.configureStack?.requestDeserialize?.(new Uint8Array());
    assert.equal(isUpdate(), false);
  });
});
