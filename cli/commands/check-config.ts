import { configurationFaults, jsonFault } from "@readonly-rootfs/policies/configuration";
import { Command } from "commander";
import { exitCodes, Failure } from "../failure";
import { Places } from "../places";
import type { Surroundings } from "../program";
import { isRecord } from "../record";
import { count } from "../text";
import { several } from "./arguments";
import { readText } from "./discover";

/** `check-config`, over a file for `--policy-pack-config`. */
export function checkConfigCommand(around: Surroundings, ran: (code: number) => void): Command {
  return new Command("check-config")
    .summary("find every mistake in a configuration of the policy pack")
    .description(
      "Finds every mistake in a configuration of the policy pack, also those that the Pulumi CLI drops without a word. Ends with 0 for none, 1 for some, 2 for a file that is no configuration.",
    )
    .argument("<file>", "as for pulumi preview --policy-pack-config")
    .addOption(several("--own-rule <name>", "a further rule of your own pack, which is not checked"))
    .action((file: string, { ownRule }: { ownRule: string[] }) => {
      const { mistakes } = configurationIn(file, ownRule);
      for (const { line } of mistakes) around.stdout.write(`${line}\n`);
      around.stderr.write(mistakes.length === 0 ? `${file}: no mistakes\n` : `${count(mistakes.length, "mistake")}\n`);
      ran(mistakes.length === 0 ? 0 : exitCodes.notProven);
    });
}

/** A configuration of the pack, and its mistakes in the order of their lines: `policy-config.json:3: …`. */
export function configurationIn(file: string, ownRules: readonly string[]) {
  const text = readText(file);
  const config = parsed(text, file);
  const places = new Places(text);
  const doubles = places.doubles.map((one) => ({ ...one, tolerated: false }));
  const mistakes = [...doubles, ...configurationFaults(config, { ownRules })]
    .map(({ path, text, tolerated }) => ({ at: places.lineOf(path), text, tolerated }))
    .sort((one, other) => one.at - other.at || (one.text < other.text ? -1 : 1))
    .map(({ at, text, tolerated }) => ({ line: `${file}:${at}: ${text}`, tolerated }));
  return { config: config as Readonly<Record<string, string | object>>, mistakes };
}

/** The configuration in a text, as the Pulumi CLI reads it: JSON, and nothing at all for none. */
function parsed(text: string, file: string): object {
  let value: unknown;
  try {
    value = text.trim() === "" ? {} : JSON.parse(text);
  } catch (error) {
    throw new Failure(`${file} is no JSON, which is all that the Pulumi CLI reads: ${jsonFault(error)}.`);
  }
  if (isRecord(value)) return value;
  throw new Failure(`${file} is no configuration; write an object whose keys are names of policies.`);
}
