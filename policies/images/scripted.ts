import { posix } from "node:path";
import type { Container, Hook } from "../model/container";
import { enumerate } from "../model/grammar";
import { mountOver } from "../model/mount-over";
import { canonical, isWithin } from "../model/paths";
import { isProgramOrSetting } from "../model/system-paths";
import type { KnownImage } from "./lookup";
import { isScript, type Write, writesOf } from "./script-writes";
import type { Installer } from "./written";

/** A path that the command, a hook or a probe of a container writes, and that no mount makes writable. */
export interface Scripted {
  readonly path: string;
  readonly shown: string;
  readonly why: string;
  /** What to do, as an order; undefined where a mount in memory will do. */
  readonly instead?: string;
  readonly mode?: string;
}

/**
 * What the command of a container, its hooks and its probes write themselves. What a condition decides is left out, as is what the image
 * may have.
 *
 * @param image undefined if the catalogue does not know it
 */
export function scripted(container: Container, image: KnownImage | undefined): readonly Scripted[] {
  return startedBy(container).flatMap(({ label, words, tells }) => {
    const { targets, installs } = writesOf(words, {
      variable: (name) => container.process.named(name),
      directory: () => {
        const { declared, path } = container.process.directory;
        return declared ? path : image?.workdir;
      },
    });
    const places = new Map<string, Place & { readonly written: string[] }>();
    for (const target of targets) {
      if (!tells(target.written) || !isRefused(container, image, target)) continue;
      const place = placeOf(container, target);
      const { written } = places.get(place.path) ?? { written: [] as string[] };
      if (!written.includes(target.path)) written.push(target.path);
      places.set(place.path, { ...place, written });
    }
    return [
      ...[...places.values()].map(({ written, ...place }) => ({
        ...place,
        shown: place.path,
        why: `its ${label} writes ${enumerate(written)}`,
      })),
      ...(starting.test(label) ? installs.filter(({ command }) => command.split(" ").every(tells)) : []).flatMap(
        (one) => installed(container, label, one),
      ),
    ];
  });
}

/** The command of a container, where its words are known to be one, and its hooks. */
function startedBy(container: Container): readonly Hook[] {
  const { process } = container;
  const { entrypoint, arguments: words = [] } = process;
  // The image's own entrypoint starts a shell with a script; of other words it may make anything.
  const command = entrypoint !== undefined ? [...entrypoint, ...words] : isScript(words) ? words : [];
  return [{ label: "command", words: command, tells: (text) => process.tells(text) }, ...container.hooks()];
}

/** What stops a container if it fails. */
const starting = /^(command|postStart hook)$/;

/** Where hardly an image has a VOLUME. */
const ofSystem = /^\/(bin|etc|lib|lib64|run|sbin|tmp|usr|var\/(run|tmp))(\/|$)/;
/** Devices, and what the kernel keeps. */
const ofKernel = /^\/(dev|proc|sys)(\/|$)/;
/** Directories that images have empty, for all users. */
const temporary = ["/tmp", "/var/tmp"];

/** Whether the write fails with a read-only root. */
function isRefused(container: Container, image: KnownImage | undefined, { path, kind }: Write): boolean {
  if (path === "/" || ofKernel.test(path)) return false;
  // Images have links to /dev/stdout there.
  if (/^\/var\/log\/.*\.log$/.test(path)) return false;
  // A directory that is there already is not made.
  if (kind === "directory" && !temporary.some((one) => path !== one && isWithin(path, one))) return false;
  const volumes = [...(image?.volumes ?? []), ...(container.imageVolumes ?? [])];
  if (volumes.some((volume) => isWithin(path, volume)) || (image === undefined && !ofSystem.test(path))) return false;
  // Something may go to a mount below it alone.
  if (container.mounts().some(({ target }) => target !== undefined && path !== target && isWithin(target, path)))
    return false;
  const mount = mountOver(container, path);
  return mount === undefined || mount.readOnly.effective === true;
}

type Place = Pick<Scripted, "path" | "instead" | "mode">;

/** Where something has to be mounted for the write. */
function placeOf(container: Container, { path, kind }: Write): Place {
  const above = temporary.find((one) => isWithin(path, one));
  if (above !== undefined) return { path: above, mode: "1777" };
  const mount = mountOver(container, path);
  const directory = kind === "file" && canonical(mount?.target ?? "") !== canonical(path) ? posix.dirname(path) : path;
  // Nothing can be mounted at the root itself, and nothing over the programs and settings of all.
  if (directory === "/" || isProgramOrSetting(directory)) {
    return { path: directory === "/" ? path : directory, instead: `have ${path} in the image, or write it to a mount` };
  }
  return { path: directory, instead: `mount a writable copy of what the image has at ${directory}` };
}

/** Packages that cannot be installed: their database is part of the root, or nothing at all is writable. */
function installed(container: Container, label: string, { command, database }: Installer): Scripted[] {
  const writable = container.mounts().filter(({ readOnly }) => readOnly.effective !== true);
  const reached = database.length === 0 ? writable.length > 0 : database.some((one) => isWritable(container, one));
  if (reached) return [];
  return [
    {
      path: database[0] ?? "/usr",
      shown: database[0] ?? "the directory of its packages",
      why: `its ${label} runs ${command}`,
      instead: "install the packages in the image",
    },
  ];
}

const isWritable = (container: Container, path: string) => mountOver(container, path)?.readOnly.effective === false;
