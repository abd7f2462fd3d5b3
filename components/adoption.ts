import * as pulumi from "@pulumi/pulumi";
import { type Argument, optional, shown } from "./argument";

/**
 * The options by which a child takes the place of a resource that the program declared before, as its alias: given by its URN, or
 * by its name beside the component, below the same parent.
 *
 * @param adopts the argument of the component
 * @param type of the child, e.g. `kubernetes:apps/v1:Deployment`
 */
export function adoption(
  at: Argument,
  adopts: string | undefined,
  type: string,
  { parent }: pulumi.ComponentResourceOptions,
): Pick<pulumi.CustomResourceOptions, "aliases"> {
  const alias = optional(adopts, (text): pulumi.URN | pulumi.Alias => {
    at.line(at.plain(text, "string"));
    if (!text.startsWith("urn:")) return { name: text, parent: parent ?? pulumi.rootStackResource };
    const [, own = ""] = /^urn:pulumi:[^:]+::[^:]+::(?:.+\$)?([^$]+)::.+$/.exec(text) ?? [];
    // Kubernetes moves kinds from one group to another, so only the kind has to be the same.
    if (kindOf(own) === kindOf(type)) return text;
    throw at.refuse(`must be the name or URN of a resource of type ${type}, not ${shown(text)}.`);
  });
  return alias === undefined ? {} : { aliases: [alias] };
}

const kindOf = (type: string) => type.split(":").at(-1);
