import { type Path, showPath } from "../inputs/path";
import type { Props } from "../inputs/props";
import type { Namespace } from "../model/container";
import { asString } from "../model/setting";
import { names, shown } from "../model/shown";

/** The namespace on platforms without namespaces. */
export const nowhere: Namespace = { path: "", name: "", shown: "" };

/** The namespace at `at`. An unknown namespace is not recorded: only exemptions depend on it, and they report it. */
export class DeclaredNamespace implements Namespace {
  constructor(
    private readonly props: Props,
    private readonly at: Path,
  ) {}

  get path(): string {
    return showPath(this.at);
  }

  get name(): string | undefined {
    const reading = this.props.quietly(() => this.props.reading(this.at));
    return "unknown" in reading ? undefined : asString(reading.value) || "default";
  }

  get shown(): string {
    return shown(this.props, () => this.name, [this.at], this.path, names);
  }
}
