import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv-draft-04";
import { sarif } from "../../policies/reports/sarif";
import { goEnvironment } from "../../tools/toolchain/go";
import { run } from "../../tools/toolchain/run";
import { sample } from "../reports/sample";
import { skip } from "../support/requirements";

/** A module that carries the schema of OASIS word for word. */
const MODULE = "github.com/owenrumney/go-sarif/v3@v3.3.1";

describe("SARIF reports", () => {
  it("a report satisfies the schema of SARIF 2.1.0, and a broken one does not", async function () {
    const found = await run("go", ["mod", "download", "-json", MODULE], { cwd: tmpdir(), env: await goEnvironment() });
    if (found.code !== 0) return skip(this, `Go cannot get ${MODULE}: ${found.stderr}`);
    const { Dir } = JSON.parse(found.stdout) as { Dir: string };
    const code = readFileSync(join(Dir, "pkg/report/v210/sarif/schema.go"), "utf8");
    const schema = JSON.parse(/`([\s\S]*)`/.exec(code)?.[1] ?? "");
    const valid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    const log = JSON.parse(sarif(sample()));
    assert.equal(valid(log), true, JSON.stringify(valid.errors));
    assert.equal(log.runs[0].results.length, 3);
    log.runs[0].results[0].level = "fatal";
    assert.equal(valid(log), false);
  });
});
