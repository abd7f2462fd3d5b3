// Runs the programs of documents and examples under Pulumi's mocks.
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import ts from "typescript";
import type { TestResource } from "../../policies/testing";

/**
 * Runs a TypeScript program under Pulumi's mocks and returns the resources it declares, with their inputs. `computed` gives the
 * properties of a resource that a provider adds to its inputs.
 */
export async function resourcesOf(
  program: string,
  computed: (name: string, inputs: Record<string, unknown>) => object = () => ({}),
): Promise<TestResource[]> {
  const resources: TestResource[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        resources.push({ type, name, props: inputs });
        return { id: id ?? `${name}-id`, state: { name, ...inputs, ...computed(name, inputs) } };
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
  // Resolves after every resource is registered.
  await pulumi.runtime.disconnect();
  return resources.filter(({ type }) => !type.startsWith("pulumi:"));
}
