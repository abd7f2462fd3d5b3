import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { packArgs, packName } from "./pack";
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
process.chdir(join(__dirname, ".."));

decodeOnce();
readPropertiesLate();
leaveDebugger();
const args = packArgs();
readConfiguredNames({ known: args.policies.map(({ name }) => name) });
new PolicyPack(packName, args);
