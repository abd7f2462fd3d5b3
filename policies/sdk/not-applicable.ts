import type { ResourceValidationArgs } from "@pulumi/policy";

type Refusing = Pick<ResourceValidationArgs, "notApplicable">;

/** Keeps one error: all policies of a pack refuse a resource for the same reason, one after the other. */
let last: { readonly by: Refusing["notApplicable"]; readonly reason: string; readonly error: unknown } | undefined;

/**
 * Tells the SDK that a policy does not apply. The SDK learns it from a thrown error, and creating the error dominates the cost
 * of a foreign resource, so all policies throw one shared error.
 */
export function throwNotApplicable({ notApplicable }: Refusing, reason: string): never {
  if (last?.reason === reason && last.by === notApplicable) throw last.error;
  try {
    return notApplicable(reason);
  } catch (error) {
    last = { by: notApplicable, reason, error };
    throw error;
  }
}
