import type { AnyRule, AnyStackRule } from "../rule";
import { inspectable } from "./inspectable";
import { readOnlyRoot } from "./read-only-root";

/** Every rule of the pack, in the order in which cures are made. */
export const rules: readonly AnyRule[] = [readOnlyRoot, inspectable];

/** Every rule over a whole stack; the one about exemptions comes last. */
export const stackRules: readonly AnyStackRule[] = [];
