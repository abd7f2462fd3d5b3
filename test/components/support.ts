import * as pulumi from "@pulumi/pulumi";
import { unknown } from "@pulumi/pulumi/output";

/** A resource that a program declared, with the inputs that would go to the engine. */
export interface Declared {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
}

/**
 * Runs a piece of a program as a preview does, and returns what it declared, sorted by type and name, because siblings are
 * registered in any order. Computed properties of resources are what `answer` adds to their inputs.
 */
export async function preview(
  program: () => void,
  answer: (resource: Declared) => Record<string, unknown> = () => ({}),
): Promise<Declared[]> {
  const declared: Declared[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource({ type, name, inputs }) {
        declared.push({ type, name, inputs });
        return { id: `${name}-id`, state: { name, ...inputs, ...answer({ type, name, inputs }) } };
      },
      call: () => ({}),
    },
    "project",
    "stack",
    true,
  );
  // The SDK takes a stack for each property, which is most of the time of a large program.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    program();
    await pulumi.runtime.disconnect();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  const key = ({ type, name }: Declared) => `${type} ${name}`;
  return declared.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** The inputs of the only resource of a type. */
export function only(declared: Declared[], type: string): Record<string, unknown> {
  const found = declared.filter((resource) => resource.type === type);
  if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
  return (found[0] as Declared).inputs;
}

/** A value that a preview does not know yet. */
export function notYetKnown<T>(): pulumi.Output<T> {
  return pulumi.output(unknown) as pulumi.Output<T>;
}

/** The value of an output. */
export function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

/** The error that an output is rejected with. */
export function rejection<T>(output: pulumi.Output<T>): Promise<string> {
  const { promise } = output as unknown as { promise(): Promise<T> };
  return promise().then(
    () => "it was not refused",
    (error: Error) => error.message,
  );
}

/** How the mocks show a property with a secret in it. */
export function secret(value: unknown): Record<string, unknown> {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}
