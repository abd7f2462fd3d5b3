import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Logging } from "../../model/container";
import type { Limit } from "../../model/limits";
import { asString, Property, type Setting } from "../../model/setting";

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
