import type { AnyRule } from "../rule";
import type { AnyStackRule } from "../stack-rule";
import { chartsRendered } from "./charts-rendered";
import { confinedProcess } from "./confined-process";
import { dataOnVolumes } from "./data-on-volumes";
import { exemptionsCurrent } from "./exemptions-current";
import { inspectable } from "./inspectable";
import { logDriver } from "./log-driver";
import { noHostVolumes } from "./no-host-volumes";
import { noReadOnlyBypass } from "./no-read-only-bypass";
import { noUploads } from "./no-uploads";
import { noWritableSystemPaths } from "./no-writable-system-paths";
import { readOnlyHostMounts } from "./read-only-host-mounts";
import { readOnlyRoot } from "./read-only-root";
import { safeMemoryMounts } from "./safe-memory-mounts";
import { sharedWritableVolumes } from "./shared-writable-volumes";
import { writablePathsDeclared } from "./writable-paths-declared";

/** Every rule of the pack, in the order in which cures are made. */
export const rules: readonly AnyRule[] = [
  readOnlyRoot,
  writablePathsDeclared,
  noReadOnlyBypass,
  readOnlyHostMounts,
  noWritableSystemPaths,
  safeMemoryMounts,
  dataOnVolumes,
  confinedProcess,
  logDriver,
  noUploads,
  inspectable,
];

/** Every rule over a whole stack; the one about exemptions comes last. */
export const stackRules: readonly AnyStackRule[] = [
  noHostVolumes,
  sharedWritableVolumes,
  chartsRendered,
  exemptionsCurrent,
];
