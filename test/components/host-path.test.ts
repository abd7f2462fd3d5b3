import assert from "node:assert/strict";
import { Argument } from "../../components/argument";
import { hostPath } from "../../components/host-path";
import { policies } from "../../policies/library";
import { analyze } from "../../policies/testing";
import { hostPlaces } from "../gate/attempts/host";
import { container } from "../support/resources";

const at = new Argument("test").property("hostPath");

function isRefused(path: string, writable: boolean): boolean {
  try {
    hostPath(at, path, writable);
    return false;
  } catch {
    return true;
  }
}

/** Absolute paths of the host in the attempts on the gate: the source of each mount, and whether it is writable. */
const attempted = [
  ...new Set(
    hostPlaces.flatMap(({ given }) =>
      [...JSON.stringify(given).matchAll(/"(\/[^"]*)"/g)].map(([, path]) => path as string),
    ),
  ),
];

const harmless = [
  "/srv",
  "/srv/app",
  "/opt/app/data",
  "/mnt/data",
  "/data",
  "/media/disk",
  "/home/ann/data",
  "/var/log/app",
];

describe("the paths of the host that components refuse", () => {
  it("components refuse at least the paths of the host that the rules refuse at level mandatory, written or read", async () => {
    const pack = policies();
    const taken: string[] = [];
    for (const path of [...attempted, ...harmless]) {
      for (const readOnly of [true, false]) {
        const mounts = [{ type: "bind", source: path, target: "/data", readOnly }];
        const { violations } = await analyze(pack, container({ readOnly: true, mounts }));
        const rules = violations.filter(({ level }) => level === "mandatory");
        if (rules.length > 0 && !isRefused(path, !readOnly)) taken.push(`${path}${readOnly ? " (read only)" : ""}`);
      }
    }
    assert.deepEqual(taken, [], "add what the rules know (policies/model/host.ts) to components/host-path.ts");
    assert(attempted.length > 60, `${attempted.length} paths were found in the attempts on the gate`);
  });

  it("components take the paths of the host that programs are meant to share", () => {
    assert.deepEqual(
      harmless.filter((path) => isRefused(path, true)),
      [],
    );
  });
});
