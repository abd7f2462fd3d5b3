import assert from "node:assert/strict";
import { engineAt } from "../../../cli/engine/connect";
import { verifications, verify } from "../../../scripts/catalogue-verify";
import { REFERENCES } from "../../../tools/workloads/references";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";

describe("catalogue:verify, on local images", () => {
  it("an entry that its image proves is as it says, and an image that cannot be had is named", async function () {
    const { docker, host } = await engineFor(this);
    await ensureImage(docker, "nginx");
    const said: string[] = [];
    const print = (text: string) => said.push(text);
    const names = [`nginx=${REFERENCES.nginx}`, "nginx=nginx:0"];
    // Nothing can be written there: local images have no digest.
    const directory = "/nonexistent";
    assert.equal(await verify(await engineAt(host), verifications(names), { print, directory }), 2);
    assert.match(
      said.pop() ?? "",
      /^nginx \(nginx:0\): There is no image nginx:0 here, and it cannot be pulled \(.+\); build it, or correct the name\.$/,
    );
    assert.deepEqual(said, ["nginx (nginx:1.22): as the entry says; no proof is written of an image without digest"]);
  });
});
