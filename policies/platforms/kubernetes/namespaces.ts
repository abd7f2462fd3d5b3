import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { asBoolean, Property, type Setting } from "../../model/setting";

/** A namespace that a pod shares with the host when the flag `name` of its spec is set. */
export function hostNamespace(props: Props, spec: Path, name: string, absent: false | undefined): Setting<string> {
  return new HostNamespace(new Property(props, spec, { parse: asBoolean, absent, malformed: true }, [name]));
}

/** The process namespace of a pod's containers: their own, the pod's, or the host's. */
export function processNamespace(props: Props, spec: Path, absent: false | undefined): Setting<string> {
  return new ProcessNamespace(props, spec, hostNamespace(props, spec, "hostPID", absent));
}

class HostNamespace implements Setting<string> {
  constructor(private readonly flag: Setting<boolean>) {}

  get effective(): string | undefined {
    const shared = this.flag.effective;
    return shared === undefined ? undefined : shared ? "host" : "private";
  }

  get path(): string {
    return this.flag.path;
  }

  get hint(): string | undefined {
    return this.flag.hint;
  }

  to(value: string) {
    return this.flag.to(value === "host");
  }
}

class ProcessNamespace implements Setting<string> {
  constructor(
    private readonly props: Props,
    private readonly spec: Path,
    private readonly host: Setting<string>,
  ) {}

  get effective(): string | undefined {
    return this.#shared ? "pod" : this.host.effective;
  }

  get path(): string {
    return this.props.quietly(() => this.#shared) ? showPath([...this.spec, ...share]) : this.host.path;
  }

  get hint(): string | undefined {
    return this.host.hint;
  }

  to(value: string) {
    return this.host.to(value);
  }

  get #shared(): boolean {
    return this.host.effective !== "host" && this.props.read(this.spec, share) === true;
  }
}

const share: Path = ["shareProcessNamespace"];
