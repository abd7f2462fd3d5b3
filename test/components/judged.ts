// Programs of components, as the pack judges them.
import type { Policies } from "@pulumi/policy";
import { type CatalogueImage, lasts, outerPaths } from "../../components/catalogue";
import { analyze } from "../../policies/testing";
import { preview } from "./support";

/**
 * The findings of the pack, at level mandatory, about a program. Advice is left out: it is for what is legitimate when it
 * is meant, and stays advisory at every level.
 */
export async function violations(
  program: () => unknown,
  policies: Policies,
  answer?: Parameters<typeof preview>[1],
): Promise<string[]> {
  const found: string[] = [];
  for (const { type, name, inputs } of await preview(() => void program(), answer)) {
    const report = await analyze(policies, { type, name, props: inputs }, { level: "mandatory" });
    for (const { policy, level, message } of report.violations) {
      if (level === "mandatory") found.push(`${type} ${name}: ${policy}: ${message}`);
    }
  }
  return found;
}

/** Whether no configuration makes the image run with a read-only root. */
export const alwaysRefuses = ({ readOnlyRoot }: CatalogueImage) =>
  readOnlyRoot?.verdict === "does not run" && !readOnlyRoot.if && !readOnlyRoot.unless;

/** The environment and arguments that an image requires: a recipe gives paths, settings are for the program to make. */
export function requiredSettings({ requires = [] }: CatalogueImage) {
  const words = requires.flatMap((one) => (one.arg === undefined || "if" in one ? [] : [`${one.arg}=`]));
  return {
    env: Object.fromEntries(
      requires.flatMap(({ env, is = "true" }) => (env === undefined ? [] : [[env, [is].flat()[0] ?? ""]])),
    ),
    ...(words.length > 0 && { command: words }),
  };
}

/** The paths of an image that hold data. */
export const dataOf = (image: CatalogueImage) => outerPaths(image).filter(lasts);

/** What keeps the data of an image: `volume`, or a bind where the path is a file. */
export const kept = <T>(image: CatalogueImage, volume: T) =>
  Object.fromEntries(
    dataOf(image).map(({ path, file }) => [
      path,
      file ? { bind: { hostPath: `/srv/files/${image.name}` } } : { volume },
    ]),
  );
