import { renameSync, rmSync, writeFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { formats } from "./formats";
import type { Report } from "./report";

/** A file of a report, and the function that makes its text. */
export interface Target {
  readonly file: string;
  readonly format: (report: Report) => string;
}

/**
 * The files in `READONLY_ROOTFS_REPORT`, `findings.sarif,map.html`; relative ones are below `directory`. A name without a
 * known ending is reported by `tell` and left out.
 */
export function targets(names: string, directory: string, tell: (line: string) => void): Target[] {
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .flatMap((name) => {
      const format = formats[extname(name).toLowerCase()];
      if (format !== undefined) return [{ file: resolve(directory, name), format }];
      const endings = Object.keys(formats).join(", ");
      tell(`READONLY_ROOTFS_REPORT names "${name}", which is no report; end the name in one of ${endings}`);
      return [];
    });
}

/** Writes every report whole or not at all. An unwritable file is reported once and changes nothing else. */
export class Writer {
  readonly #refused = new Set<string>();

  constructor(
    private readonly targets: readonly Target[],
    private readonly tell: (line: string) => void,
  ) {}

  write(report: Report): void {
    for (const { file, format } of this.targets) {
      if (this.#refused.has(file)) continue;
      const temporary = `${file}.${process.pid}.tmp`;
      try {
        writeFileSync(temporary, format(report));
        renameSync(temporary, file);
      } catch (error) {
        this.#refused.add(file);
        rmSync(temporary, { force: true });
        const { code, message } = error as NodeJS.ErrnoException;
        this.tell(
          `the report ${file} cannot be written (${code ?? message}); name one in a directory that exists and may be written in READONLY_ROOTFS_REPORT`,
        );
      }
    }
  }
}
