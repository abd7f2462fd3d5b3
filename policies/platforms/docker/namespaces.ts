import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { type Change, type Meaning, manual, Property, type Setting } from "../../model/setting";

export function hostUsers(props: Props): Setting<boolean> {
  return new Property(props, ["usernsMode"], sharesUsers);
}

const sharesUsers: Meaning<boolean> = { parse: (raw) => raw === "host", absent: false, malformed: false };

/** Docker's `private`, `shareable`, `none` and an empty text all keep it from the host and from other containers. */
export function namespace(props: Props, path: Path): Setting<string> {
  return new Property(props, path, shared);
}

const shared: Meaning<string> = {
  parse(raw) {
    if (typeof raw !== "string") return undefined;
    return raw === "host" ? "host" : raw.startsWith("container:") ? "container" : "private";
  },
  absent: "private",
  malformed: "host",
};

/** The network namespace of a container: by its mode, or by a network in `list`. */
export function network(props: Props, mode: Path | undefined, list: Path): Setting<string> {
  return new Network(props, mode && namespace(props, mode), list);
}

class Network implements Setting<string> {
  readonly hint = undefined;

  constructor(
    private readonly props: Props,
    private readonly mode: Setting<string> | undefined,
    private readonly list: Path,
  ) {}

  get effective(): string | undefined {
    const mode = this.mode === undefined ? "private" : this.mode.effective;
    return mode === "private" ? (this.#joined?.network ?? mode) : mode;
  }

  get path(): string {
    const joined =
      this.props.quietly(() => this.mode?.effective === "private" || this.mode === undefined) && this.#joined;
    return joined ? showPath(joined.at) : (this.mode?.path ?? showPath(this.list));
  }

  to(): Change {
    return manual(`remove ${this.path}`);
  }

  // Quietly: most programs connect to networks whose names only the update knows.
  get #joined(): { readonly at: Path; readonly network: string } | undefined {
    return this.props.quietly(() => {
      for (const at of this.props.objects(this.list)) {
        const name = shared.parse(this.props.read(at, ["name"]));
        if (name !== undefined && name !== "private") return { at, network: name };
      }
      return undefined;
    });
  }
}
