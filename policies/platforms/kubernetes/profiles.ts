import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Entry, Listing } from "../../model/listing";
import { defaultType, lacking } from "../../model/selinux";
import { setTo } from "../../model/setting";
import type { Pod } from "./pods";

const annotation = "container.apparmor.security.beta.kubernetes.io/";
const seccomp: Path = ["securityContext", "seccompProfile", "type"];
const appArmor: Path = ["securityContext", "appArmorProfile", "type"];
const seLinux: Path = ["securityContext", "seLinuxOptions"];
const procMount: Path = ["securityContext", "procMount"];

/**
 * Confinement that is switched off for a container. The kubelet runs a container without a seccomp profile unless it
 * was started with `seccompDefault`; AppArmor and the masked paths of /proc are on unless they are switched off.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context-1
 */
export class Unconfined implements Listing {
  constructor(
    private readonly props: Props,
    private readonly pod: Pod,
    private readonly container: Path,
    private readonly name: () => string | undefined,
  ) {}

  get path(): string {
    return showPath([...this.container, "securityContext"]);
  }

  get entries(): readonly Entry[] {
    return [...this.#seccomp(), ...this.#appArmor(), ...this.#seLinux(), ...this.#masks()];
  }

  // Reads one profile at a time, so that a question about one does not record another as unknown.
  includes(value: string): boolean {
    switch (value) {
      case "seccomp":
        return this.#seccomp().length > 0;
      case "AppArmor":
        return this.#appArmor().length > 0;
      case "masked system paths":
        return this.#masks().length > 0;
      default:
        return false;
    }
  }

  #seccomp(): readonly Entry[] {
    const open = this.pod.patch || this.pod.dialect?.undecided.includes("seccompProfile");
    return this.#profile("seccomp", seccomp, open ? undefined : "Unconfined");
  }

  #appArmor(): readonly Entry[] {
    const own = this.#profile("AppArmor", appArmor, undefined);
    const { metadata } = this.pod;
    const name = this.name();
    if (!name || !this.props.has(metadata, ["annotations"])) return own;
    const at = [...metadata, "annotations", annotation + name];
    return this.props.read(at) === "unconfined" ? [...own, this.#off("AppArmor", at, "runtime/default")] : own;
  }

  /** The container's own options replace the pod's as a whole. */
  #seLinux(): readonly Entry[] {
    for (const place of [this.container, this.pod.spec]) {
      const reading = this.props.reading(place, [...seLinux, "type"]);
      if ("unknown" in reading) return none;
      if (!this.props.has(place, seLinux)) continue;
      const lacks = lacking(reading.value);
      return lacks === undefined ? none : [this.#off(lacks, [...place, ...seLinux, "type"], defaultType)];
    }
    return none;
  }

  #masks(): readonly Entry[] {
    if (this.props.read(this.container, procMount) !== "Unmasked") return none;
    return [this.#off("masked system paths", [...this.container, ...procMount], "Default")];
  }

  /** The container's own profile counts before the pod's. */
  #profile(value: string, type: Path, absent: string | undefined): readonly Entry[] {
    for (const place of [this.container, this.pod.spec]) {
      const reading = this.props.reading(place, type);
      if ("unknown" in reading) return none;
      if ((reading.value ?? undefined) === undefined) continue;
      return reading.value === "Unconfined" ? [this.#off(value, [...place, ...type], "RuntimeDefault")] : none;
    }
    return absent === "Unconfined" ? [this.#off(value, [...this.container, ...type], "RuntimeDefault")] : none;
  }

  #off(value: string, at: Path, safe: string): Entry {
    return { value, shown: value, path: showPath(at), remove: setTo(this.props, at, safe) };
  }
}

const none: readonly Entry[] = [];
