/** A reason to stop that is complete as it stands: what is missing and what to do. Shown without a stack. */
export class ToolchainError extends Error {
  override name = "ToolchainError";
}
