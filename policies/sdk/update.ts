/**
 * Whether the engine makes changes: in an update every value is known, so that one which is not was written by the program.
 * The language host passes the answer to a pack that it starts; where it says nothing, any run may be a preview.
 */
export function isUpdate(): boolean {
  return process.env.PULUMI_NODEJS_DRY_RUN === "false";
}
