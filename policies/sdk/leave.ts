import type { ResourceValidationArgs } from "@pulumi/policy";

type Leaving = Pick<ResourceValidationArgs, "notApplicable">;

/** The last one only: all policies of a pack leave a resource for the same reason, one after the other. */
let last: { readonly by: Leaving["notApplicable"]; readonly reason: string; readonly error: unknown } | undefined;

/**
 * Tells the SDK that a policy does not apply, which it takes by an error. To make one is most of what a foreign resource
 * costs, so that the policies of a pack throw the same.
 */
export function leave({ notApplicable }: Leaving, reason: string): never {
  if (last?.reason === reason && last.by === notApplicable) throw last.error;
  try {
    return notApplicable(reason);
  } catch (error) {
    last = { by: notApplicable, reason, error };
    throw error;
  }
}
