/** Settings that each container has for itself, as runc takes them: of its network, of its shared memory, of its names. */
const own =
  /^(net\.|fs\.mqueue\.|kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced|domainname|hostname)$)/;

/** The name of a kernel setting that no namespace of the container holds, with dots; undefined for any other. */
export function hostSetting(name: string): string | undefined {
  // Of dots and slashes, the first one in a name separates its words.
  const dotted = /^[^./]*\//.test(name) ? name.replace(/[./]/g, (one) => (one === "/" ? "." : "/")) : name;
  return own.test(dotted) ? undefined : dotted;
}
