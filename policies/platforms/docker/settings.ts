import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Entry, Limit, Listing, Logging } from "../../model/container";
import { texts } from "../../model/listing";
import { defaultType, lacking } from "../../model/selinux";
import {
  asBoolean,
  asString,
  type Change,
  type Meaning,
  manual,
  Property,
  type Setting,
  setTo,
} from "../../model/setting";
import { confines } from "./seccomp";

const security: Path = ["securityOpts"];

/** The confinement that a Docker security option switches off. */
const switchedOff: Readonly<Record<string, string>> = {
  "disable=true": "SELinux",
  "seccomp=unconfined": "seccomp",
  "apparmor=unconfined": "AppArmor",
  "label=disable": "SELinux",
  "systempaths=unconfined": "masked system paths",
};

/** Parses the flag as Go does, like Docker. */
function forbids(text: string): string | undefined {
  const [name, value] = option(text);
  if (name !== "no-new-privileges") return undefined;
  if (/^(1|t|T|true|TRUE|True)$/.test(value)) return "yes";
  return /^(0|f|F|false|FALSE|False)$/.test(value) ? "no" : undefined;
}

/** Docker accepts `name:value` and `name=value`; a name alone is true. */
function option(text: string): readonly [name: string, value: string] {
  const end = text.search(/[:=]/);
  return end < 0 ? [text, "true"] : [text.slice(0, end), text.slice(end + 1)];
}

/** The security options in the list at `at` that switch a confinement off. */
export function unconfined(props: Props, at: Path = security): Listing {
  return texts(props, at, [], (text) => {
    const [name, value] = option(text);
    if (name === "label" && /^type:/.test(value)) return lacking(value.slice("type:".length));
    if (name === "seccomp" && value.trimStart().startsWith("{") && !confines(value)) return "seccomp";
    return switchedOff[`${name}=${value}`];
  });
}

/** A Swarm service can switch off nothing but SELinux, by a switch or by its type. */
export function serviceUnconfined(props: Props, spec: Path): Listing {
  const context = [...spec, "privileges", "seLinuxContext"];
  const disable = new Property<boolean>(props, [...context, "disable"], {
    parse: asBoolean,
    absent: false,
    malformed: true,
  });
  const type = [...context, "type"];
  const entry = (value: string, path: string, remove: Change): Entry[] => [{ value, shown: value, path, remove }];
  const entries = (): Entry[] => {
    if (disable.effective === true) return entry("SELinux", disable.path, disable.to(false));
    const lacks = lacking(props.read(type));
    return lacks === undefined ? [] : entry(lacks, showPath(type), setTo(props, type, defaultType));
  };
  return {
    path: disable.path,
    get entries() {
      return entries();
    },
    includes: (value) => (value === "SELinux" ? disable.effective : undefined),
  };
}

/** The control groups that a container can write to: those of the host, unless it has a namespace of its own for them. */
export class ControlGroups implements Setting<string> {
  readonly hint = undefined;
  readonly path = "cgroupnsMode";

  constructor(private readonly props: Props) {}

  get effective(): string | undefined {
    const last = texts(this.props, security, [], writesGroups).values?.at(-1);
    if (last !== "yes") return "private";
    return this.props.read(["cgroupnsMode"]) === "private" ? "private" : "host";
  }

  to(value: string): Change {
    return manual(`remove writable-cgroups from ${showPath(security)}, or set ${this.path} to ${value}`);
  }
}

/** As the flag `no-new-privileges`: the last one counts. */
function writesGroups(text: string): string | undefined {
  const [name, value] = option(text);
  return name === "writable-cgroups" ? (/^(0|f|F|false|FALSE|False)$/.test(value) ? "no" : "yes") : undefined;
}

export function hostUsers(props: Props): Setting<boolean> {
  return new Property(props, ["usernsMode"], sharesUsers);
}

const sharesUsers: Meaning<boolean> = { parse: (raw) => raw === "host", absent: false, malformed: false };

/** A process may gain privileges unless a security option in the list at `at` forbids it; `forbidding` is that option. */
export class Escalation implements Setting<boolean> {
  readonly hint = undefined;

  constructor(
    private readonly props: Props,
    private readonly at: Path = security,
    private readonly forbidding = "no-new-privileges:true",
  ) {}

  get path(): string {
    return showPath(this.at);
  }

  get effective(): boolean | undefined {
    const { result, decided } = this.props.inputs.decide(
      () => this.#forbids(),
      (forbids) => forbids === true,
    );
    return decided ? result !== true : undefined;
  }

  to(value: boolean): Change {
    const { props, at, path } = this;
    const option = value ? "no-new-privileges:false" : this.forbidding;
    return {
      says: `add "${option}" to ${path}`,
      get possible() {
        return props.canAppend(at);
      },
      apply: () => props.append(at, option),
    };
  }

  /** The effect of the last option: it overrides earlier options. */
  #forbids(): boolean | undefined {
    const last = texts(this.props, this.at, [], forbids).values?.at(-1);
    return last === undefined ? undefined : last === "yes";
  }
}

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

/** Logging as `name` and `options` below `path` tell it. The default log driver of the engine writes a JSON file without a bound. */
export function logging(props: Props, path: Path, name: string, options: string): Logging {
  return {
    driver: logDriver(props, path, name, "json-file"),
    maxSize: new LogSize(props, path, [options, "max-size"]),
    bounded: "local",
  };
}

export function logDriver(props: Props, path: Path, name: string, absent: string | undefined): Setting<string> {
  return new Property(props, path, { parse: (raw) => asString(raw) || undefined, absent, malformed: "json-file" }, [
    name,
  ]);
}

export class LogSize implements Limit {
  constructor(
    private readonly props: Props,
    private readonly from: Path,
    private readonly below: Path,
  ) {}

  get path(): string {
    return showPath([...this.from, ...this.below]);
  }

  get set(): boolean | undefined {
    const reading = this.props.reading(this.from, this.below);
    if ("unknown" in reading) return undefined;
    const { value } = reading;
    return typeof value === "string" ? Number.parseFloat(value) > 0 : typeof value === "number" && value > 0;
  }
}
