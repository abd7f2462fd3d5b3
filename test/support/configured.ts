// What the pack says of images whose paths depend on their configuration.
import assert from "node:assert/strict";
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { inPod, type Layout, onDocker } from "./layouts";
import { saysAbout } from "./rule-table";

/** A container, and what the rules that look its image up say of it. */
export interface Configured extends Layout {
  /** Exact texts, none for a container that works. */
  readonly says: readonly string[];
}

/** Containers by their name in the titles. */
export type ConfiguredRows = Readonly<Record<string, Configured>>;

/** Declares a test for each of these: `inPods` in a Kubernetes pod, `onEngines` as a Docker container. */
export function describeConfigured(images: string, inPods: ConfiguredRows, onEngines: ConfiguredRows = {}): void {
  describe(`${images} as they are configured`, () => {
    const platforms = { Kubernetes: [inPods, inPod], Docker: [onEngines, onDocker] } as const;
    for (const [platform, [rows, resource]] of Object.entries(platforms)) {
      for (const [name, row] of Object.entries(rows)) {
        it(`the pack says of ${name} on ${platform} what the image writes there`, async () => {
          const given = resource(row);
          const says = await Promise.all([writablePathsDeclared, dataOnVolumes].map((rule) => saysAbout(rule, given)));
          assert.deepEqual(says.flat(), row.says);
        });
      }
    }
  });
}

/** An emptyDir, or a tmpfs without options, at each of these paths. */
export const plain = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, ""]));
