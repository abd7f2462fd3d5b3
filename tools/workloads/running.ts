/** The result of a program in a container. */
export interface Outcome {
  readonly code: number;
  /** Standard output and standard error. */
  readonly output: string;
}

/** A container that runs, as a workload sees it. */
export interface Running {
  log(): Promise<string>;
  /** Runs a program in the container. A failure of the program is an exit code, not an exception. */
  run(command: string[], user?: string): Promise<Outcome>;
  shell(script: string, user?: string): Promise<Outcome>;
}
