import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import type { Watcher } from "./engine/run";
import { packArgs, packName } from "./pack";
import { isContainerless } from "./platforms";
import { rules, stackRules } from "./rules";
import { answerAtOnce } from "./sdk/answer-at-once";
import { mayRemediate } from "./sdk/configured-levels";
import { readConfiguredNames } from "./sdk/configured-names";
import { leaveDebugger } from "./sdk/debugger";
import { decodeOnce } from "./sdk/decode-once";
import { readPropertiesLate } from "./sdk/late-properties";

// Run by hand it would print a port and wait for ever: the CLI gives it the address of the engine.
if (require.main === module && !/:\d+$/.test(process.argv[2] ?? "")) {
  console.error(
    "readonly-rootfs is a policy pack, which the Pulumi CLI starts: pulumi preview --policy-pack node_modules/.bin/readonly-rootfs",
  );
  process.exit(2);
}

// The SDK reads the version from package.json in the working directory, which some language hosts leave at the program's.
const started = process.cwd();
process.chdir(join(__dirname, ".."));

const watching = watcher(process.env.READONLY_ROOTFS_REPORT);
// A report tells of what its policies were asked.
const leave = watching === undefined ? isContainerless : undefined;
decodeOnce();
readPropertiesLate(leave);
leaveDebugger();
const args = packArgs(watching);
readConfiguredNames({ known: args.policies.map(({ name }) => name) });
if (leave !== undefined) answerAtOnce({ leave, mayRemediate: () => mayRemediate(args.policies) });
new PolicyPack(packName, args);

function watcher(names = ""): Watcher | undefined {
  if (names === "") return undefined;
  // Loaded only where reports are wanted: the pack starts with every preview.
  const { startReports }: typeof import("./reports") = require("./reports");
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  return startReports({ names, directory: started, rules: [...rules, ...stackRules], version });
}
