import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Entry, Listing } from "../../model/listing";
import { texts } from "../../model/listing";
import { defaultType, lacking } from "../../model/selinux";
import { asBoolean, type Change, manual, Property, type Setting, setTo } from "../../model/setting";
import { goBoolean } from "../go-boolean";
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

/** What the option says of the flag `no-new-privileges`: `yes` or `no`; undefined for any other option. */
function forbids(text: string): string | undefined {
  const [name, value] = option(text);
  if (name !== "no-new-privileges") return undefined;
  const flag = goBoolean(value);
  return flag === undefined ? undefined : flag ? "yes" : "no";
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
  return name === "writable-cgroups" ? (goBoolean(value) === false ? "no" : "yes") : undefined;
}

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
