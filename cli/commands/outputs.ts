import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Discovery } from "../discovery";
import { Failure } from "../failure";
import { kinds } from "../output/files";
import type { RecipeOptions } from "../output/recipe";

/** The destinations of the results. An unwritable file is refused before anything runs. */
export class Outputs {
  private readonly targets: (readonly [kind: string, file: string])[];

  constructor(
    { output, outputDirectory }: { readonly output: readonly string[]; readonly outputDirectory?: string },
    private readonly stdout: { write(text: string): unknown },
  ) {
    const given = output.map((text) => {
      const [, kind = "", file = ""] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
      if (!Object.hasOwn(kinds, kind)) {
        throw new Failure(
          `--output does not know "${text}"; write KIND=FILE with one of ${Object.keys(kinds).join(", ")}.`,
        );
      }
      return [kind, file] as const;
    });
    const all = Object.entries(kinds).map(([kind, { file }]) => [kind, join(outputDirectory ?? "", file)] as const);
    this.targets = [...given, ...(outputDirectory === undefined ? [] : all)];
    if (outputDirectory !== undefined)
      this.attempt(outputDirectory, () => mkdirSync(outputDirectory, { recursive: true }));
    for (const [, file] of this.targets) if (file !== "-") this.attempt(file, () => writableFile(file));
  }

  /** Whether a result goes to standard output. */
  get takesStdout(): boolean {
    return this.targets.some(([, file]) => file === "-");
  }

  write(discovery: Discovery, options: RecipeOptions): void {
    for (const [kind, file] of this.targets) {
      const before = file !== "-" && existsSync(file) ? readFileSync(file, "utf8") : "";
      const text = kinds[kind]?.write(discovery, options, before) ?? "";
      if (file === "-") this.stdout.write(text);
      else this.attempt(file, () => writeFileSync(file, text));
    }
  }

  private attempt(file: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      throw new Failure(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}); name another file.`);
    }
  }
}

function writableFile(file: string): void {
  if (existsSync(file)) {
    if (statSync(file).isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    accessSync(file, constants.W_OK);
  } else accessSync(dirname(file), constants.W_OK);
}
