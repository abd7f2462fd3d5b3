import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { packArgs } from "../../policies/pack";
import { preview } from "../../policies/testing";
import { resourcesOf } from "../support/program";

const root = join(__dirname, "../..");

/** The number of containers and the expected findings of the pack, for each program of a document. */
const documents: Readonly<Record<string, readonly (readonly [containers: number, ...messages: string[]])[]>> = {
  "README.md": [[2], [1]],
  "components/README.md": [
    [
      2,
      "Paths of the host are mounted read-only.\n" +
        'container "wordpress" can write to /opt/app/data of the host; ' +
        "set mounts[0].readOnly to true, use a volume, or name the path in the option allowWritable",
    ],
    [0],
  ],
};

describe("the programs in the READMEs are true", () => {
  before(() => pulumi.runtime.setAllConfig({ "project:databasePassword": "only for a preview" }));
  after(() => pulumi.runtime.setAllConfig({}));
  for (const [document, said] of Object.entries(documents)) {
    it(`${document}: the programs declare their containers, and the pack reports exactly the expected findings`, async () => {
      const text = readFileSync(join(root, document), "utf8");
      const programs = [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, program = ""]) => program);
      assert.equal(programs.length, said.length);
      for (const [index, program] of programs.entries()) {
        const resources = await resourcesOf(program);
        const [containers, ...expected] = said[index] ?? [0];
        assert.equal(resources.filter(({ type }) => type === "docker:index/container:Container").length, containers);
        const messages = (await preview(packArgs().policies, resources)).map(({ message }) => message);
        assert.deepEqual(messages, expected);
      }
    });
  }
});
