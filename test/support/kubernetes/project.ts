import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";
import { stringify } from "yaml";
import { javascript, type Stack, withStack } from "../../../tools/pulumi";

const root = join(__dirname, "../../..");

export const pack = join(root, "policies");

export const executable = join(pack, "bin/readonly-rootfs");

/** A pack that keeps Pulumi from waiting for ready objects: without controllers, no object becomes ready. */
export const skipAwait = join(__dirname, "skip-await");

/** A Pulumi project in a temporary directory. */
export class Project {
  readonly directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-project-"));

  /** `files` are texts by path; a program can import the packages of this checkout. */
  constructor(files: Readonly<Record<string, string>>) {
    symlinkSync(join(root, "node_modules"), join(this.directory, "node_modules"));
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /** A project in JavaScript. */
  static named(name: string, files: Readonly<Record<string, string>> = {}): Project {
    return new Project({ "Pulumi.yaml": stringify({ name, runtime: javascript, main: "index.js" }), ...files });
  }

  /** Writes a program in TypeScript, compiled once for all runs. */
  program(text: string): void {
    this.write("index.js", transformSync(text, { loader: "ts", format: "cjs" }).code);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export interface OpenStack {
  stack: Stack;
  close(): Promise<void>;
}

/** Like `withStack`, for a stack that several tests share. */
export function openStack(...[directory, name, options]: OpenArguments): Promise<OpenStack> {
  return new Promise((opened, failed) => {
    const held = withStack(
      directory,
      name,
      (stack) =>
        new Promise<void>((release) => {
          const close = () => {
            release();
            return held;
          };
          opened({ stack, close });
        }),
      options,
    );
    held.catch(failed);
  });
}

type OpenArguments = [directory: string, name: string, options?: Parameters<typeof withStack>[3]];
