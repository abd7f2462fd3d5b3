import { stringify } from "yaml";
import type { Discovery, FoundPath } from "../discovery";
import { nameOf, shortName } from "./words";

const quoted = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** `size=1m,uid=33,gid=33,mode=0755` */
function options({ size, uid, gid, mode, exec }: FoundPath): string {
  const bytes = size.replace("Mi", "m").replace("Gi", "g");
  return [
    `size=${bytes}`,
    ...(uid === 0 && gid === 0 ? [] : [`uid=${uid}`, `gid=${gid}`]),
    `mode=${mode}`,
    ...(exec ? ["exec"] : []),
  ].join(",");
}

const volumeName = (discovery: Discovery, path: FoundPath) =>
  `${shortName(discovery.image.reference)}-${nameOf(path.path)}`;

/** A command line of `docker run`. */
export function dockerRun(discovery: Discovery): string {
  const mounts = discovery.paths.map((path) =>
    path.kind === "memory"
      ? `--tmpfs ${quoted(`${path.path}:${options(path)}`)}`
      : `-v ${quoted(`${volumeName(discovery, path)}:${path.path}`)}`,
  );
  const words = ["docker run --read-only", ...mounts, quoted(discovery.image.reference)];
  return `${words.join(" \\\n  ")}\n`;
}

/** A service of a Compose file, and its volumes. */
export function compose(discovery: Discovery): string {
  const { paths, image } = discovery;
  const memory = paths.filter(({ kind }) => kind === "memory").map((path) => `${path.path}:${options(path)}`);
  const kept = paths.filter(({ kind }) => kind === "volume");
  const service = {
    image: image.reference,
    read_only: true,
    ...(memory.length === 0 ? {} : { tmpfs: memory }),
    ...(kept.length === 0 ? {} : { volumes: kept.map((path) => `${volumeName(discovery, path)}:${path.path}`) }),
  };
  const volumes = Object.fromEntries(kept.map((path) => [volumeName(discovery, path), {}]));
  const file = {
    services: { [nameOf(shortName(image.reference))]: service },
    ...(kept.length === 0 ? {} : { volumes }),
  };
  return stringify(file, { lineWidth: 0 });
}

/** Parts of a pod: container and volumes. Init containers fill directories that have files in the image. */
export function kubernetes(discovery: Discovery): string {
  const { paths, image, user } = discovery;
  const name = shortName(image.reference);
  const filled = paths.filter(({ content }) => content);
  const mount = (path: FoundPath) => ({ name: nameOf(path.path), mountPath: path.path });
  const volumes = paths.map((path) => {
    const lasts = path.lasts === "yes" || path.lasts === "declared";
    if (lasts) return { name: nameOf(path.path), persistentVolumeClaim: { claimName: volumeName(discovery, path) } };
    const memory = path.kind === "memory";
    return { name: nameOf(path.path), emptyDir: { ...(memory ? { medium: "Memory" } : {}), sizeLimit: path.size } };
  });
  const group = paths.some(({ gid }) => gid !== 0) && user.gid !== undefined ? user.gid : undefined;
  const fill = filled.map(({ path }) => `cp -a ${quoted(path)}/. /fill${quoted(path)}/`).join(" && ");
  const spec = {
    ...(group === undefined ? {} : { securityContext: { fsGroup: group } }),
    ...(filled.length === 0
      ? {}
      : {
          initContainers: [
            {
              name: "fill",
              image: image.reference,
              command: ["sh", "-c", fill],
              securityContext: { readOnlyRootFilesystem: true },
              volumeMounts: filled.map((path) => ({ name: nameOf(path.path), mountPath: `/fill${path.path}` })),
            },
          ],
        }),
    containers: [
      {
        name: nameOf(name),
        image: image.reference,
        securityContext: { readOnlyRootFilesystem: true },
        ...(paths.length === 0 ? {} : { volumeMounts: paths.map(mount) }),
      },
    ],
    ...(paths.length === 0 ? {} : { volumes }),
  };
  return stringify({ spec }, { lineWidth: 0 });
}
