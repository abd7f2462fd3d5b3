import { Command } from "commander";
import { gadgetRecorded, isGadget } from "../gadget";
import type { Surroundings } from "../program";
import { type Recorded, recorded } from "../recorded";
import { readText } from "./discover";

export function importCommand(around: Surroundings): Command {
  return new Command("import")
    .summary("read what a recorder in a cluster has seen written")
    .description(
      "Reads ApplicationProfiles of kubescape, or events of Inspektor Gadget's trace_open, and says which directories each container wrote to.",
    )
    .argument(
      "<file>",
      "as kubectl get applicationprofiles -o yaml, or kubectl gadget run trace_open -o json, prints them",
    )
    .option("--json", "as JSON")
    .action((file: string, options: { json?: boolean }) => {
      const text = readText(file);
      const found = isGadget(text) ? gadgetRecorded(text, file) : recorded(text, file);
      around.stdout.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : found.map(inWords).join("\n"));
    });
}

const SHOWN = 3;

function inWords({ container, image, directories }: Recorded): string {
  const rows = Object.entries(directories).map(([path, names]) => {
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
    return `  ${path}: ${names.slice(0, SHOWN).join(", ")}${more}\n`;
  });
  const title = image === undefined ? container : `${container} (${image})`;
  const proof = image === undefined ? "its image" : image;
  return `${title}\n${rows.length === 0 ? "  nothing was opened for writing\n" : rows.join("")}Not proven: made directories, sockets and temporary names are not recorded. Prove it with: discover ${proof}\n`;
}
