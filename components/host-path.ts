import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "./argument";
import { cleanPath, isWithin, placeOf } from "./container-path";

const sockets = [
  "/run/docker.sock",
  "/run/containerd/containerd.sock",
  "/run/crio/crio.sock",
  "/run/podman/podman.sock",
];
const engines = [
  "/run/docker",
  "/run/containerd",
  "/run/crio",
  "/run/k3s",
  "/run/podman",
  "/run/buildkit",
  "/run/user",
  "/var/lib/docker",
  "/var/lib/containerd",
  "/var/lib/containers",
  "/var/lib/crio",
  "/var/lib/k0s",
  "/var/lib/kubelet",
  "/var/lib/rancher",
  "/var/snap/docker",
  "/var/snap/microk8s",
  "/etc/kubernetes",
];
const socket = /(^|\/)(docker|docker\.raw|containerd|crio|cri-dockerd|dockershim|podman|buildkitd|kubelet)\.sock$/;
const system = /^\/(bin|boot|dev|etc|lib(32|64|x32)?|proc|root|run|sbin|sys|usr)(\/|$)/;

function reasonAgainst(path: string, writable: boolean): string | undefined {
  const place = placeOf(path);
  if (place === "/") return "it is the whole host";
  if (socket.test(place))
    return "who can talk to the container engine owns the host, and read-only does not prevent that";
  const inside = sockets.find((own) => isWithin(own, place));
  if (inside !== undefined) return `it contains "${inside}", the socket of the container engine`;
  const engine = engines.find((own) => isWithin(place, own) || isWithin(own, place));
  if (engine !== undefined) {
    return isWithin(place, engine)
      ? "it belongs to the container engine or the kubelet, which own the host"
      : `it contains "${engine}", which belongs to the container engine or the kubelet`;
  }
  if (isWithin(place, "/proc")) return "through it a process reaches the files of others, whatever is read-only";
  if (isWithin(place, "/dev")) return "a read-only mount does not stop writes to a device";
  if (writable && system.test(place)) return "the host itself runs from it";
  return undefined;
}

/** A path of the host that may be mounted into a container, cleaned; may be an output. */
export function hostPath(at: Argument, path: pulumi.Input<string>, writable: boolean): pulumi.Input<string> {
  return at.checked(path, (known) => {
    if (typeof known !== "string" || !known.startsWith("/")) {
      throw at.refuse(`must be an absolute path on the host, not ${JSON.stringify(known)}.`);
    }
    const reason = reasonAgainst(known, writable);
    if (reason !== undefined) {
      throw at.refuse(`must not be "${known}": ${reason}.`);
    }
    return cleanPath(known);
  });
}
