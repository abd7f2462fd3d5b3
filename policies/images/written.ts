import { parseArgs } from "node:util";
import type { Words } from "../model/container";
import { programName } from "./wrappers";

/** What a command line writes, whenever it runs and does what it is told. */
export interface Written {
  readonly targets: readonly Target[];
  readonly installs?: Installer;
}

/** A path as it is written. A `directory` is made where there is none; `either` is a file or a directory. */
export interface Target {
  readonly path: string;
  readonly kind: "file" | "directory" | "either";
}

/** A command that installs packages. */
export interface Installer {
  /** For messages: `apk add`. */
  readonly command: string;
  /** Where its database may be; none if settings can move all that it writes. */
  readonly database: readonly string[];
}

/** What the command writes; nothing if the command is not known. */
export function writtenBy([program = "", ...words]: Words): Written {
  return readers.get(programName(program))?.(words) ?? nothing;
}

/** Whether a command fails only where something is broken, so that what follows behind `&&` runs. */
export function isStep(program = ""): boolean {
  const name = programName(program);
  return readers.has(name) || steps.has(name);
}

const steps: ReadonlySet<string> = new Set([
  ":",
  ".",
  "cd",
  "echo",
  "envsubst",
  "printf",
  "rm",
  "sleep",
  "source",
  "true",
  "umask",
]);

type Reader = (words: Words) => Written;

const nothing: Written = { targets: [] };

/** Operands of a command line, and its options by their names without dashes; those of `valued` have values. */
function parsed(words: Words, ...valued: string[]) {
  const options = Object.fromEntries(
    valued.map((name) => [name, { type: "string" as const, ...(name.length === 1 && { short: name }) }]),
  );
  // A `$` stands for what only the running container knows.
  const args = words.map((word) => word ?? "$");
  return parseArgs({ args, options, strict: false, allowPositionals: true });
}

const to = (kind: Target["kind"], paths: readonly unknown[]): Written => ({
  targets: paths.flatMap((path) => (typeof path === "string" ? [{ path, kind }] : [])),
});

/** `cp FILE… PLACE`, unless it may keep what is there. */
function copies(...valued: string[]): Reader {
  return (words) => {
    const { values, positionals } = parsed(words, "t", "target-directory", ...valued);
    if (values.n || values.u || values["no-clobber"] || values.update) return nothing;
    if (values.d && valued.includes("m")) return to("directory", positionals);
    const directory = values.t ?? values["target-directory"];
    return to("either", directory !== undefined ? [directory] : positionals.slice(1).slice(-1));
  };
}

function makes(words: Words): Written {
  const { values, positionals } = parsed(words, "m", "mode");
  return to(values.p || values.parents ? "directory" : "either", positionals);
}

/** `chmod MODE FILE…` */
function changes(words: Words): Written {
  return to("either", parsed(words, "from", "reference").positionals.slice(1));
}

function touches(words: Words): Written {
  const { values, positionals } = parsed(words, "t", "d", "r", "date", "reference");
  return values.c || values["no-create"] ? nothing : to("file", positionals);
}

function edits(words: Words): Written {
  const { values, positionals } = parsed(words, "e", "f", "l", "expression", "file");
  if (!values.i && values["in-place"] === undefined) return nothing;
  const scripts = [values.e, values.f, values.expression, values.file].some((value) => value !== undefined);
  return to("file", scripts ? positionals : positionals.slice(1));
}

/** A program that writes what it downloads into the file that an option names. */
function downloads(short: string, long: string, ...valued: string[]): Reader {
  return (words) => {
    const { values } = parsed(words, short, long, ...valued);
    const file = values[short] ?? values[long];
    return file === "-" ? nothing : to("file", [file]);
  };
}

/** A program that installs packages by some of its commands, unless one of the options moves them elsewhere. */
function installs(name: string, commands: string, database: readonly string[], moving: string): [string, Reader] {
  const elsewhere = new RegExp(`^(${moving})(=|$)`);
  return [
    name,
    (words) => {
      const command = words.find((word) => !word?.startsWith("-"));
      if (command === undefined || !commands.split(" ").includes(command)) return nothing;
      if (words.some((word) => word === undefined || elsewhere.test(word))) return nothing;
      return { targets: [], installs: { command: `${name} ${command}`, database } };
    },
  ];
}

const dpkg = ["/var/lib/dpkg"];
const rpm = ["/var/lib/rpm", "/usr/lib/sysimage/rpm"];
const ofApt = "install upgrade dist-upgrade full-upgrade";
const ofDnf = "install update upgrade";

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["chgrp", changes],
  ["chmod", changes],
  ["chown", changes],
  ["cp", copies("S", "suffix")],
  ["curl", downloads("o", "output", "A", "b", "d", "e", "F", "H", "m", "T", "u", "x", "X", "retry", "header", "data")],
  ["install", copies("S", "suffix", "g", "m", "o", "group", "mode", "owner")],
  ["ln", copies("S", "suffix")],
  ["mkdir", makes],
  ["mv", copies("S", "suffix")],
  ["sed", edits],
  ["tee", (words) => to("file", parsed(words).positionals)],
  ["touch", touches],
  ["wget", downloads("O", "output-document", "o", "T", "t", "U", "header", "tries", "timeout")],
  installs("apk", "add upgrade", ["/lib/apk/db", "/usr/lib/apk/db"], "-p|--root"),
  installs("apt", ofApt, dpkg, "--root"),
  installs("apt-get", ofApt, dpkg, "--root"),
  installs("dnf", ofDnf, rpm, "--installroot"),
  installs("gem", "install", [], "-i|--install-dir|--user-install"),
  installs("microdnf", ofDnf, rpm, "--installroot"),
  installs("npm", "ci i install", [], "--prefix"),
  installs("pip", "install", [], "-t|--target|--prefix|--root|--user"),
  installs("pip3", "install", [], "-t|--target|--prefix|--root|--user"),
  installs("yum", ofDnf, rpm, "--installroot"),
]);
