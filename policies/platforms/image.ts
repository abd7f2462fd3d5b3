import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import { asString, type Meaning, Property, type Setting } from "../model/setting";
import { shown } from "../model/shown";

export function image(props: Props, path: Path, below?: Path): Setting<string> {
  return new Property(props, path, named, below);
}

const named: Meaning<string> = { parse: asString, absent: undefined, malformed: undefined };

const reference = /^[\w.:/-]{1,200}(@sha256:[0-9a-f]{1,64})?$/;

/** The image as the program writes it; undefined if messages must not show it. */
export function writtenImage(props: Props, at: Path): string | undefined {
  const image = shown(props, () => asString(props.readQuietly(at)), [at], "", reference);
  return image === "" || /^(sha\d+:)?[0-9a-f]{64,}$/.test(image) ? undefined : image;
}

/** The image in messages: repository and tag, without registry, `library/` and digest. */
export function shownImage(props: Props, at: Path): string | undefined {
  const [name] = writtenImage(props, at)?.split("@") ?? [];
  return name?.replace(/^(?:localhost|[^/]*[.:][^/]*)\//, "").replace(/^(.*\/)?library\//, "");
}
