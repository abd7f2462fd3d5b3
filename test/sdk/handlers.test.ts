import assert from "node:assert/strict";
import { type GrpcServer, Handlers } from "../../policies/sdk/handlers";

type Call = { readonly request: unknown };
type Answer = (error: unknown, response?: string) => void;

/** Handlers with one function of the SDK, and what they answered. */
function registered(handler: (call: Call, answer: Answer) => unknown) {
  class Server {
    register(..._: unknown[]) {
      return true;
    }
  }
  const handlers = new Handlers(Server as GrpcServer);
  const text = {
    serialize: (response: string) => Buffer.from(response),
    deserialize: (bytes: Uint8Array) => `${bytes}`,
  };
  new Server().register("/service/Analyze", handler, text.serialize, text.deserialize, "unary");
  const answers: (string | undefined)[] = [];
  const call = (path: string) =>
    handlers.call(path, Uint8Array.of(1, 2), (body) => answers.push(body && Buffer.from(body).toString()));
  return { call, answers };
}

describe("a function of the SDK that is called without the server of gRPC", () => {
  it("a function gets the request, and keeps nothing of it when it has answered", () => {
    const calls: Call[] = [];
    const { call, answers } = registered((given, answer) => {
      calls.push(given);
      answer(undefined, `to ${given.request}`);
    });
    assert.equal(call("/service/Analyze"), true);
    assert.deepEqual(answers, ["to 1,2"]);
    assert.deepEqual(calls, [{ request: undefined }]);
  });

  it("a function answers once, and with nothing where it fails", async () => {
    const twice = registered((_, answer) => {
      answer(undefined, "first");
      answer(undefined, "second");
    });
    twice.call("/service/Analyze");
    assert.deepEqual(twice.answers, ["first"]);

    const failing = registered((_, answer) => answer(new Error("no")));
    failing.call("/service/Analyze");
    const throwing = registered(() => {
      throw new Error("no");
    });
    throwing.call("/service/Analyze");
    const rejecting = registered(() => Promise.reject(new Error("no")));
    rejecting.call("/service/Analyze");
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual([failing.answers, throwing.answers, rejecting.answers], [[undefined], [undefined], [undefined]]);
  });

  it("a path that the SDK has no function for is not called", () => {
    const { call, answers } = registered(() => assert.fail("called"));
    assert.equal(call("/service/Other"), false);
    assert.deepEqual(answers, []);
  });
});
