/** An error whose message is complete: what is missing and what to do. Shown without a stack trace. */
export class ToolchainError extends Error {
  override name = "ToolchainError";
}
