import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rules, stackRules } from "../../policies/rules";
import * as inputs from "./inputs";

const typings = (provider: string, file: string) =>
  readFileSync(join(dirname(require.resolve(`${provider}/package.json`)), file), "utf8");

/** The properties of an interface of an SDK's typings, `indent` spaces before its name. */
function properties(text: string, name: string, indent: number): string[] {
  const margin = " ".repeat(indent);
  const start = new RegExp(`^${margin}(export )?interface ${name} \\{$`, "m").exec(text)?.index ?? -1;
  assert.ok(start >= 0, `the typings have no interface ${name}`);
  const body = text.slice(start, text.indexOf(`\n${margin}}`, start));
  return [...body.matchAll(new RegExp(`^${margin} {4}(\\w+)\\??:`, "gm"))].map((match) => match[1] as string);
}

describe("every input of what declares containers", () => {
  const docker = typings("@pulumi/docker", "types/input.d.ts");
  const kubernetes = typings("@pulumi/kubernetes", "types/input.d.ts");
  const tables: Record<string, readonly [reasons: inputs.Reasons, properties: string[]]> = {
    "a Docker Container": [
      inputs.dockerContainer,
      properties(typings("@pulumi/docker", "container.d.ts"), "ContainerArgs", 0),
    ],
    "the containerSpec of a Service": [inputs.swarmContainer, properties(docker, "ServiceTaskSpecContainerSpec", 0)],
    "a PodSpec": [inputs.podSpec, properties(kubernetes, "PodSpec", 8)],
    "a container of a pod": [inputs.podContainer, properties(kubernetes, "Container", 8)],
    "a SecurityContext": [inputs.securityContext, properties(kubernetes, "SecurityContext", 8)],
    "a PodSecurityContext": [inputs.podSecurityContext, properties(kubernetes, "PodSecurityContext", 8)],
    "a Volume of a pod": [inputs.volume, properties(kubernetes, "Volume", 8)],
    "a VolumeMount": [inputs.volumeMount, properties(kubernetes, "VolumeMount", 8)],
    "a hostPath": [inputs.hostPathVolume, properties(kubernetes, "HostPathVolumeSource", 8)],
  };
  const known = new Set([...rules, ...stackRules].map(({ name }) => `rule: ${name}`));

  for (const [name, [reasons, all]] of Object.entries(tables)) {
    it(`each input of ${name} is judged by a rule, or has a reason why it leaves the root and the host alone`, () => {
      const without = all.filter((property) => !Object.hasOwn(reasons, property));
      assert.deepEqual(without, [], "decide about these in test/gate/inputs.ts");
      const gone = Object.keys(reasons).filter((property) => !all.includes(property));
      assert.deepEqual(gone, [], "the SDK has no such inputs");
      for (const reason of Object.values(reasons)) {
        if (reason.startsWith("rule: ")) assert.ok(known.has(reason), reason);
      }
    });
  }
});
