import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import ts from "typescript";
import type { TestResource } from "../../policies/testing";

/** Runs a TypeScript program under Pulumi's mocks and returns the resources it declares, with their inputs. */
export async function resourcesOf(program: string): Promise<TestResource[]> {
  const resources: TestResource[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        resources.push({ type, name, props: inputs });
        return { id: id ?? `${name}-id`, state: inputs };
      },
      call: ({ inputs }) => inputs,
    },
    "project",
    "dev",
  );
  const { outputText } = ts.transpileModule(program, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  new Function("require", "exports", outputText)(createRequire(__filename), {});
  // Registrations are settled over several turns of the event loop.
  for (let turns = 0, seen = -1; turns < 3 || seen !== resources.length; turns++) {
    seen = resources.length;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return resources.filter(({ type }) => !type.startsWith("pulumi:"));
}
