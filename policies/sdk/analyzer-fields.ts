// Numbers of fields in the messages of the engine's `Analyzer` service: proto/pulumi/analyzer.proto in pulumi/pulumi.

/** Of `AnalyzerResource`; `AnalyzeRequest` has its first five and the provider under the same numbers. */
export const TYPE = 1;
export const PROPERTIES = 2;
export const URN = 3;
export const NAME = 4;
export const OPTIONS = 5;
export const PROVIDER = 6;
export const PARENT = 7;
export const DEPENDENCIES = 8;
export const PROPERTY_DEPENDENCIES = 9;

/** Of `AnalyzeStackRequest`. */
export const RESOURCES = 1;

/** The tag of a field whose content has a length: its number and its kind on the wire. */
export const tagOf = (field: number): number => field * 8 + 2;
