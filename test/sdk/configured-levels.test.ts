import assert from "node:assert/strict";
import * as rpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { atLevel, keepLevels, remediates, type Service } from "../../policies/sdk/configured-levels";
import { readConfiguredNames } from "../../policies/sdk/configured-names";

/** A service that keeps levels, without former names but these. */
function keeping(renamed: ReadonlyMap<string, string> = new Map()) {
  const { configure } = rpc.AnalyzerService as unknown as Required<Service>;
  const service = { configure: { ...configure } };
  readConfiguredNames({ renamed }, () => {}, service as never);
  keepLevels(service);
  return service;
}

/** Hands a configuration to a service that keeps levels, as the engine does. */
function configure(config: Readonly<Record<string, 0 | 1 | 2 | 3>>, service = keeping()): void {
  const message = new proto.ConfigureAnalyzerRequest();
  for (const [name, level] of Object.entries(config)) {
    const own = new proto.PolicyConfig();
    own.setEnforcementlevel(level);
    message.getPolicyconfigMap().set(name, own);
  }
  service.configure.requestDeserialize?.(message.serializeBinary());
}

describe("the level remediate of a configuration", () => {
  afterEach(() => configure({}));

  it("the level remediate is kept for each policy that the engine gives it", () => {
    configure({ a: 3, b: 1, c: 0, d: 2 });
    assert.deepEqual(
      ["a", "b", "c", "d", "e"].filter((name) => remediates(name, {})),
      ["a"],
    );
  });

  it("the level remediate is kept until the next configuration", () => {
    configure({ a: 3 });
    configure({ a: 1, b: 3 });
    assert.deepEqual([remediates("a", {}), remediates("b", {})], [false, true]);
  });

  it("the level remediate under a rule's former name is kept for the current name", () => {
    configure({ old: 3 }, keeping(new Map([["old", "new"]])));
    assert.deepEqual([remediates("old", {}), remediates("new", {})], [false, true]);
  });

  it("the level remediate of a configuration yields to the level of a policy that is called without an engine", () => {
    configure({ a: 3 });
    assert.equal(remediates("a", atLevel({}, undefined)), false);
    assert.equal(remediates("a", atLevel({}, "mandatory")), false);
    assert.equal(remediates("b", atLevel({}, "remediate")), true);
  });

  it("the level remediate is kept for no policy if the SDK lacks the service or the level", () => {
    keepLevels({});
    keepLevels({ configure: {} });
    const service: Service = {
      configure: { requestDeserialize: () => ({ getPolicyconfigMap: () => [["a", {}]] as never }) },
    };
    keepLevels(service);
    service.configure?.requestDeserialize?.(new Uint8Array());
    assert.equal(remediates("a", {}), false);
  });
});
