/** Runs a script: an error ends it with its sentence, without a stack, and with the exit code `failed`. */
export function runMain(main: () => unknown, failed = 1): void {
  Promise.resolve()
    .then(main)
    .catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = failed;
    });
}
