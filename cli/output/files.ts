import type { Discovery } from "../discovery";
import { componentYaml, typescript } from "./component";
import { policyConfig } from "./config";
import { type RecipeOptions, recipeFile } from "./recipe";
import { compose, dockerRun, kubernetes } from "./snippets";
import { table } from "./table";

type Writer = (discovery: Discovery, options: RecipeOptions, before: string) => string;

/** Kinds of output by the word of `--output KIND=FILE`, each with its file name in `--output-directory`. */
export const kinds: Record<string, { readonly file: string; readonly says: string; readonly write: Writer }> = {
  table: { file: "table.txt", says: "the table for people", write: (found) => table(found) },
  recipe: { file: "recipe.yaml", says: "an entry of the catalogue", write: recipeFile },
  config: { file: "policy-config.json", says: "the option images of the policy pack", write: policyConfig },
  typescript: {
    file: "writable.ts",
    says: "the argument writable of a component",
    write: (found) => typescript(found),
  },
  yaml: { file: "writable.yaml", says: "the same in YAML", write: (found) => componentYaml(found) },
  docker: { file: "docker-run.sh", says: "a command line of docker run", write: (found) => dockerRun(found) },
  compose: { file: "compose.yaml", says: "a service of a Compose file", write: (found) => compose(found) },
  kubernetes: { file: "pod.yaml", says: "part of a pod", write: (found) => kubernetes(found) },
  json: { file: "discovery.json", says: "all that was found", write: (found) => `${JSON.stringify(found, null, 2)}\n` },
};
