import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { leaveDebugger } from "../../policies/sdk/debugger";

const hooks = ["", "node_modules", "@pulumi", "pulumi", "runtime", "closure", "v8Hooks.js"].join(join("/"));
const modules = (exports: object) => ({ [hooks]: { exports } as NodeJS.Module });

describe("the debugger that the runner attaches", () => {
  it("the debugger that the runner attaches is detached", async () => {
    const asked: string[] = [];
    leaveDebugger(modules({ getSessionAsync: async () => ({ post: (method: string) => asked.push(method) }) }));
    await new Promise(setImmediate);
    assert.deepEqual(asked, ["Debugger.disable"]);
  });

  it("the runner's debugger is left alone if there is none, another, or one that cannot be attached", async () => {
    leaveDebugger({});
    leaveDebugger(modules({}));
    leaveDebugger(modules({ getSessionAsync: () => Promise.reject(new Error("no inspector")) }));
    await new Promise(setImmediate);
  });

  it("the debugger of the installed SDK gets no more events after it is detached", () => {
    const told = execFileSync(process.execPath, ["--require", require.resolve("tsx/cjs"), "--eval", program], {
      encoding: "utf8",
      cwd: join(__dirname, "../.."),
    });
    assert.equal(told.trim(), '{"before":true,"after":false}');
  });
});

// A session with the debugger enabled is told of every script that is compiled.
const program = `
  const { getSessionAsync } = require("@pulumi/pulumi/runtime/closure/v8Hooks");
  const { leaveDebugger } = require("./policies/sdk/debugger");
  const { Script } = require("node:vm");
  getSessionAsync().then(async (session) => {
    let told = 0;
    session.on("Debugger.scriptParsed", () => told++);
    const compiled = async (code) => {
      const before = told;
      new Script(code).runInThisContext();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return told > before;
    };
    const before = await compiled("1 + 1");
    leaveDebugger();
    await new Promise(setImmediate);
    console.log(JSON.stringify({ before, after: await compiled("1 + 2") }));
    process.exit();
  });`;
