// The exports of `@readonly-rootfs/policies/reports`: what is made of the JSON reports of runs.
export { type Accepted, exemptionsFor, onlyMandatory } from "./exemptions";
export { formats } from "./formats";
export { mergeReports } from "./merge";
export { readReport } from "./read";
export type {
  Report,
  ReportedContainer,
  ReportedCure,
  ReportedEdit,
  ReportedFinding,
  ReportedMount,
  ReportedPlace,
  ReportedResource,
  ReportedRule,
  ReportedStack,
} from "./report";
