import assert from "node:assert/strict";
import { type Engine, goneInWords, isGone } from "../../cli/engine/connect";
import { Session } from "../../cli/engine/session";
import { Failure, Unremoved } from "../../cli/failure";

const gone = Object.assign(new Error("connect ECONNREFUSED /run/docker.sock"), { code: "ECONNREFUSED" });
const refused = Object.assign(new Error("(HTTP code 409) conflict"), {
  statusCode: 409,
  json: { message: "the name is taken" },
});

const shuttingDown = Object.assign(new Error("database not open"), { statusCode: 500 });
const words =
  "The container engine went away (connect ECONNREFUSED /run/docker.sock); start it again: the next discovery removes what this one left.";

/** A session on an engine whose every answer is this error, and to a ping `later`. */
const sessionWith = (error: Error, later = error, signal = new AbortController().signal) =>
  new Session(
    {
      name: "Docker",
      host: "127.0.0.1",
      docker: {
        createContainer: () => Promise.reject(error),
        listContainers: () => Promise.reject(error),
        ping: () => Promise.reject(later),
      },
    } as unknown as Engine,
    signal,
  );

describe("a session on an engine", () => {
  const create = (error: Error) =>
    sessionWith(error).create({ image: "shop", network: "none", readOnly: true, mounts: [] });

  it("a session says which image an engine refuses, and why", () =>
    assert.rejects(create(refused), {
      name: "Failure",
      message: "The engine does not create a container of shop: the name is taken.",
    }));

  it("a session passes on that the engine is gone", () => assert.rejects(create(gone), gone));

  it("an engine is gone if it gives no answer, and not if its answer refuses", () => {
    const errors = [gone, Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }), refused, new Error("a")];
    assert.deepEqual(errors.map(isGone), [true, true, false, false]);
  });

  it("a session ends with the first error, and says beside a Failure that the engine is gone", async () => {
    const first = new Error("first");
    const failure = new Failure("Mend it first.");
    await assert.rejects(sessionWith(gone).closeAfter(Promise.reject(first)), first);
    await assert.rejects(sessionWith(gone).closeAfter(Promise.reject(failure)), {
      name: "Failure",
      message: `Mend it first. ${words}`,
    });
  });

  it("a session says in a sentence what the engine refuses without being expected to", async () => {
    const message = "The engine refuses what the discovery asks for: the name is taken.";
    await assert.rejects(sessionWith(gone).closeAfter(Promise.reject(refused)), { message: `${message} ${words}` });
  });

  it("a session says beside its failure, or after an interruption, that it could not remove what it created", async () => {
    const left = "What it created could not be removed (the name is taken); the next discovery removes it.";
    await assert.rejects(sessionWith(refused).closeAfter(Promise.reject(new Failure("Mend it first."))), {
      message: `Mend it first. ${left}`,
    });
    const interrupted = sessionWith(refused, refused, AbortSignal.abort());
    await assert.rejects(interrupted.closeAfter(Promise.reject(new Error("aborted"))), (error: Error) => {
      assert.ok(error instanceof Unremoved);
      assert.equal(error.message, left);
      return true;
    });
  });

  it("a session has no result if the engine is gone at its end, or soon after it has refused", async () => {
    const done = () => Promise.resolve({ notes: [] });
    await assert.rejects(sessionWith(gone).closeAfter(done()), gone);
    await assert.rejects(sessionWith(shuttingDown, gone).closeAfter(done()), gone);
    assert.equal(goneInWords(gone), words);
  });

  it("a session notes beside its result that it could not remove what it created", async () => {
    assert.deepEqual(await sessionWith(refused).closeAfter(Promise.resolve({ notes: ["a"] })), {
      notes: ["a", "What it created could not be removed (the name is taken); the next discovery removes it."],
    });
  });
});
