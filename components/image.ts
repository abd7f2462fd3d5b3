import type * as pulumi from "@pulumi/pulumi";
import { type Argument, shown } from "./argument";
import { refuseOtherRecipe } from "./recipe";

// The grammar of https://pkg.go.dev/github.com/distribution/reference, and the ids of images.
const domain =
  "(?:(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?/)?";
const component = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const reference = new RegExp(
  `^(?:${domain}${component}(?:/${component})*(?::\\w[\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?|sha256:[0-9a-f]{64})$`,
);

/** An image: a name with registry, tag and digest as wanted, or an id. A recipe among `args` has to fit it. */
export function imageReference(at: Argument, image: pulumi.Input<string>, args: object): pulumi.Input<string> {
  return at.checked(at.text(image), (text) => {
    if (text.length > 512 || !reference.test(text)) {
      throw at.refuse(`must be an image such as "registry.example/team/app:1.4", not ${shown(text)}.`);
    }
    refuseOtherRecipe(at, text, args);
    return text;
  });
}
