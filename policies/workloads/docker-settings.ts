import type { Entry, Listing, Logging } from "../model/container";
import { texts } from "../model/listing";
import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import { asBoolean, asString, Property, type Setting } from "../model/setting";

const security: Path = ["securityOpts"];

/** What a Docker security option switches off. */
const switchedOff: Readonly<Record<string, string>> = {
  "seccomp=unconfined": "seccomp",
  "apparmor=unconfined": "AppArmor",
  "label=disable": "SELinux",
  "systempaths=unconfined": "masked system paths",
};

/** Docker reads the flag as Go does. */
function forbids(text: string): string | undefined {
  const [name, value = "true"] = option(text).split("=");
  if (name !== "no-new-privileges") return undefined;
  if (/^(1|t|T|true|TRUE|True)$/.test(value)) return "yes";
  return /^(0|f|F|false|FALSE|False)$/.test(value) ? "no" : undefined;
}

// Docker accepts `name:value` and `name=value`.
const option = (text: string) => text.replace(":", "=");

export function unconfined(props: Props): Listing {
  return texts(props, security, [], (text) => switchedOff[option(text)]);
}

/** A Swarm service can switch off nothing but SELinux. */
export function serviceUnconfined(props: Props, spec: Path): Listing {
  const path = [...spec, "privileges", "seLinuxContext", "disable"];
  const disable = new Property<boolean>(props, path, { parse: asBoolean, absent: false, malformed: true });
  const entries = (): Entry[] =>
    disable.effective === true ? [{ value: "SELinux", path: disable.path, remove: disable.to(false) }] : [];
  return {
    path: disable.path,
    get entries() {
      return entries();
    },
    includes: (value) => (value === "SELinux" ? disable.effective : undefined),
  };
}

export function hostUsers(props: Props): Setting<boolean> {
  return new Property(props, ["usernsMode"], { parse: (raw) => raw === "host", absent: false, malformed: false });
}

/** A process may gain privileges unless one of the security options says that it may not. */
export function escalation(props: Props): Setting<boolean> {
  return {
    path: showPath(security),
    hint: undefined,
    get effective() {
      const { result, unknown } = props.watch(() => forbidding(props));
      if (result === true || unknown.length === 0) return result !== true;
      forbidding(props); // once more outside the watch, so that what is unknown is recorded
      return undefined;
    },
    to: (value) => ({
      says: `add "no-new-privileges:${!value}" to ${showPath(security)}`,
      possible: props.canAppend(security),
      apply: () => props.append(security, `no-new-privileges:${!value}`),
    }),
  };
}

/** What the last option about it says: Docker lets it overrule those before. */
function forbidding(props: Props): boolean | undefined {
  const said = texts(props, security, [], forbids).entries ?? [];
  return said.length === 0 ? undefined : said.at(-1)?.value === "yes";
}

/** Docker's `private`, `shareable`, `none` and an empty text all keep it from the host and from other containers. */
export function namespace(props: Props, path: Path): Setting<string> {
  const parse = (raw: unknown) => {
    if (typeof raw !== "string") return undefined;
    return raw === "host" ? "host" : raw.startsWith("container:") ? "container" : "private";
  };
  return new Property(props, path, { parse, absent: "private", malformed: "host" });
}

/** The engine writes a file of JSON without a bound, unless it is told to do something else. */
export function logging(props: Props, driver: Path, options: Path): Logging {
  const parse = (raw: unknown) => asString(raw) || undefined;
  const maxSize = [...options, "max-size"];
  return {
    driver: new Property(props, driver, { parse, absent: "json-file", malformed: "json-file" }),
    maxSize: {
      path: showPath(maxSize),
      get set() {
        const reading = props.look(maxSize);
        if ("unknown" in reading) return undefined;
        const { value } = reading;
        return typeof value === "string" ? Number.parseFloat(value) > 0 : typeof value === "number" && value > 0;
      },
    },
  };
}
