import type { Container, Process, UnreadBuild, User, Variable } from "../model/container";
import { overlaid } from "../model/overlay";
import type { Dockerfile } from "./dockerfile";

/** The same container, with what the Dockerfile of its image says: base, user, program, environment and volumes. */
export function withDockerfile(container: Container, facts: Dockerfile): Container {
  return overlaid(container, {
    builtFrom: facts.from,
    imageVolumes: facts.volumes,
    process: processOf(container.process, facts),
  });
}

/** The same container, whose image the stack builds from a Dockerfile that tells nothing. */
export function withUnread(container: Container, unreadBuild: UnreadBuild): Container {
  const { image } = container;
  // Only the Dockerfile tells what the image writes, so its name need not be known.
  const unnamed = { path: image.path, hint: undefined, effective: undefined, to: image.to.bind(image) };
  return overlaid(container, { unreadBuild, ...(container.shownImage === undefined && { image: unnamed }) });
}

function processOf(declared: Process, { starts, environment, directory, ...facts }: Dockerfile): Process {
  const replaced = declared.entrypoint !== undefined;
  /** The variable as the container sets it, or as the image does. */
  const orOf = (found: Variable, name: string): Variable =>
    found.set !== false || !Object.hasOwn(environment, name) ? found : { set: true, value: environment[name] };
  return {
    entrypoint: declared.entrypoint ?? starts.entrypoint,
    // An entrypoint of the container replaces both of the image.
    arguments: declared.arguments ?? (replaced ? undefined : starts.command),
    // The image itself runs what its Dockerfile says.
    own: declared.own,
    needWords: () => declared.needWords(),
    tells: (text) =>
      declared.tells(text) || Object.values(starts).some((words) => words?.some((word) => word.includes(text))),
    variable: (name) => orOf(declared.variable(name), name),
    named: (name) => orOf(declared.named(name), name),
    variables: () => [...declared.variables(), ...Object.keys(environment)],
    get directory() {
      const own = declared.directory;
      return own.declared || directory === undefined ? own : { declared: true, path: directory ?? undefined };
    },
    user: declared.user.declared || facts.user === undefined ? declared.user : userOf(facts.user, facts.accounts),
  };
}

/** The user of USER: numbers, or a name that the Dockerfile itself gives a number. */
function userOf(written: string, accounts: Dockerfile["accounts"]): User {
  const [name = "", group] = written.split(":");
  const account = name === "root" ? { uid: 0, gid: 0 } : Object.hasOwn(accounts, name) ? accounts[name] : undefined;
  const number = (text: string | undefined) => (/^\d{1,10}$/.test(text ?? "") ? Number(text) : undefined);
  return { declared: true, uid: number(name) ?? account?.uid, gid: number(group) ?? account?.gid };
}
