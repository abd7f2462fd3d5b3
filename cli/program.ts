import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { checkCommand } from "./commands/check";
import { checkConfigCommand } from "./commands/check-config";
import { discoverCommand } from "./commands/discover";
import { importCommand } from "./commands/import";
import { reportCommand } from "./commands/report";
import { exitCodes } from "./failure";

/** The streams and the environment of a command. */
export interface Surroundings {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/** Runs one command. Returns its exit code. */
export async function program(around: Surroundings, signal: AbortSignal, args: readonly string[]): Promise<number> {
  let code: number = exitCodes.proven;
  const root = new Command("readonly-rootfs-cli")
    .description(
      "Finds out what container images write on a read-only root filesystem, judges documents that no Pulumi program declares, and reads the reports and configurations of the policy pack.",
    )
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => around.stdout.write(text),
      writeErr: (text) => around.stderr.write(text),
    });
  const ran = (result: number) => {
    code = result;
  };
  const commands = [
    discoverCommand(around, signal, ran),
    importCommand(around),
    reportCommand(around),
    checkCommand(around, ran),
    checkConfigCommand(around, ran),
  ];
  for (const command of commands) {
    root.addCommand(command.copyInheritedSettings(root));
    for (const below of command.commands) below.copyInheritedSettings(command);
  }
  try {
    await root.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (misused.has(error.code)) around.stderr.write(`${named(root, args)} --help says what it takes.\n`);
    return error.exitCode === 0 ? exitCodes.proven : exitCodes.failed;
  }
  return code;
}

/** The mistakes of which the message does not say what to write instead. */
const misused: ReadonlySet<string> = new Set([
  "commander.excessArguments",
  "commander.missingArgument",
  "commander.missingMandatoryOptionValue",
  "commander.unknownCommand",
  "commander.unknownOption",
]);

/** The command that the arguments begin with, as it is called: `readonly-rootfs-cli report merge`. */
function named(command: Command, [word, ...rest]: readonly string[]): string {
  const below = command.commands.find((one) => one.name() === word);
  return below === undefined ? command.name() : `${command.name()} ${named(below, rest)}`;
}

/** Version of the package, for the compiled program and for its source. */
function version(): string {
  const [file] = [__dirname, join(__dirname, "..")].flatMap((directory) => {
    const file = join(directory, "package.json");
    return existsSync(file) ? [file] : [];
  });
  return JSON.parse(readFileSync(file ?? "", "utf8")).version;
}
