import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { account } from "../../../tools/example-runs";
import { root } from "../../../tools/examples";
import { resourcesOf } from "../program";

/** The container definition of examples/wordpress-ecs, with the properties that its tests read. */
export interface Definition {
  readonly image: string;
  readonly user: string;
  readonly readonlyRootFilesystem: boolean;
  readonly linuxParameters: {
    readonly capabilities: { readonly drop: readonly string[] };
    /** Sizes in MiB. */
    readonly tmpfs: readonly {
      readonly containerPath: string;
      readonly size: number;
      readonly mountOptions: readonly string[];
    }[];
  };
  readonly mountPoints: readonly { readonly containerPath: string }[];
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly portMappings: readonly { readonly containerPort: number; readonly protocol: string }[];
}

/** The only container of the task that examples/wordpress-ecs declares. */
export async function wordpressTask(): Promise<Definition> {
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(account).map(([key, value]) => [`project:${key}`, value])),
  );
  const program = readFileSync(join(root, "examples/wordpress-ecs/index.ts"), "utf8");
  const [task, ...others] = (await resourcesOf(program)).filter(({ type }) => type.startsWith("aws:"));
  assert.deepEqual(others, []);
  const { containerDefinitions = "" } = (task?.props ?? {}) as { containerDefinitions?: string };
  const [wordpress, ...sidecars] = JSON.parse(containerDefinitions);
  assert.deepEqual(sidecars, []);
  return wordpress;
}
