import type { core } from "@pulumi/kubernetes/types/input";
import { type Argument, shown } from "../argument";
import { capabilities } from "../capability";
import type { Owner } from "../writable";
import { ownerOf } from "../writable";
import type { PodSecurity, PodSecurityProfiles } from "./args";
import type { PodContainer } from "./container-args";

const podSecurityKeys: Record<keyof PodSecurity, true> = { reason: true };
const profileKeys: Record<keyof PodSecurityProfiles, true> = { seccomp: true, apparmor: true };

/** Settings that the Pod Security Standard "restricted" forbids, unless the program gives a reason. */
export class Restriction {
  /** The reason why the pod may do it; undefined if it may not. */
  readonly reason: string | undefined;

  constructor(at: Argument, podSecurity: PodSecurity | undefined) {
    if (podSecurity === undefined || podSecurity === null) return;
    at.takes(podSecurity, podSecurityKeys);
    const reason = at.property("reason").plain(podSecurity.reason, "string");
    if (reason === undefined || reason.trim() === "") throw at.refuse("needs a `reason`.");
    this.reason = reason;
  }

  /** Refuses something that is only allowed with a reason. */
  allow(at: Argument, what: string): void {
    if (this.reason !== undefined) return;
    throw at.refuse(`${what}, which the Pod Security Standard "restricted" forbids: say why in \`podSecurity\`.`);
  }
}

/** A user by number, the form that Kubernetes needs. */
export function numericUser(at: Argument, user: string | undefined, restriction: Restriction): Owner | undefined {
  const text = at.plain(user, "string");
  if (text === undefined) return undefined;
  const owner = ownerOf(at, text);
  if (owner === undefined) {
    throw at.refuse(`must be a number, with a group after a colon, such as "33:33", not "${text}".`);
  }
  if (owner.uid === 0) restriction.allow(at, "is user 0");
  return owner;
}

/** User and group in the form that pods and containers share; only user 0 is not "non-root". */
export function runAs(
  owner: Owner | undefined,
): Pick<core.v1.SecurityContext, "runAsNonRoot" | "runAsUser" | "runAsGroup"> {
  const identity = owner === undefined ? {} : { runAsUser: owner.uid, runAsGroup: owner.gid };
  return { runAsNonRoot: owner?.uid !== 0, ...identity };
}

/** The security context of a container; literal, so that a preview with unknown values shows it. */
export function securityContext(
  at: Argument,
  args: PodContainer,
  podUser: Owner | undefined,
  restriction: Restriction,
): core.v1.SecurityContext {
  const adds = capabilities(at.property("capabilities"), args.capabilities);
  const foreign = adds.find((name) => name !== "NET_BIND_SERVICE");
  if (foreign !== undefined) restriction.allow(at.property("capabilities"), `keeps ${foreign}`);
  const owner = numericUser(at.property("user"), args.user, restriction);
  return {
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    privileged: false,
    capabilities: { drop: ["ALL"], ...(adds.length === 0 ? {} : { add: adds }) },
    ...(owner === undefined ? { runAsNonRoot: podUser?.uid !== 0 } : runAs(owner)),
    ...profiles(at.property("security"), args.security),
  };
}

function profiles(
  at: Argument,
  args: PodSecurityProfiles | undefined,
): Pick<core.v1.SecurityContext, "seccompProfile" | "appArmorProfile"> {
  if (args === undefined || args === null) return {};
  at.takes(args, profileKeys);
  const localhost = (name: keyof PodSecurityProfiles) => {
    const profile = at.property(name).plain(args[name], "string");
    if (profile === undefined) return undefined;
    if (/^\s*unconfined\s*$/i.test(profile)) throw at.property(name).refuse(`must not be "${profile}".`);
    if (!/^[\w.+-]+(\/[\w.+-]+)*$/.test(profile) || profile.split("/").includes("..")) {
      const example = name === "seccomp" ? "profiles/web.json" : "k8s-web";
      throw at
        .property(name)
        .refuse(`must be the name of a profile on the node, such as "${example}", not ${shown(profile)}.`);
    }
    return { type: "Localhost", localhostProfile: profile };
  };
  const [seccompProfile, appArmorProfile] = [localhost("seccomp"), localhost("apparmor")];
  return { ...(seccompProfile ? { seccompProfile } : {}), ...(appArmorProfile ? { appArmorProfile } : {}) };
}
