/** The directory of the Pulumi program: the CLI starts a pack there, and the pack leaves it once it is loaded. */
export const programDirectory = process.cwd();
