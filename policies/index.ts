import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { decodeOnce } from "./frame/decode-once";
import { packArgs, packName } from "./pack";

// The SDK reads the version from package.json in the working directory, which some language hosts leave at the program's.
process.chdir(join(__dirname, ".."));

decodeOnce();
new PolicyPack(packName, packArgs());
