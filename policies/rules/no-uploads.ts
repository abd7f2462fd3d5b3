import type { Container } from "../model/container";
import type { Listing } from "../model/listing";
import type { Finding, Rule } from "../rule";

/**
 * No file is uploaded into a container with a read-only root filesystem: the engine refuses the upload after it has made the
 * container and before it starts it, even for a file below a writable mount.
 *
 * Docker Container: `uploads`. Swarm and Kubernetes have no uploads.
 */
export const noUploads: Rule = {
  name: "no-uploads",
  title: "No uploads into a read-only root",
  description: "Nothing is uploaded into a container whose root filesystem is read-only.",
  level: "mandatory",
  severity: "high",
  tags: ["filesystem", "deployment"],
  remediation: "Put the file into the image, mount it read-only from the host, or pass its content in the environment.",
  cures: false,
  check({ uploads, readOnlyRoot }: Container): Finding[] {
    const count = uploads.entries?.length ?? 0;
    if (count === 0 || readOnlyRoot.effective !== true) return [];
    const files = count === 1 ? "a file" : `${count} files`;
    const says = `uploads ${files} into its read-only root filesystem, which Docker refuses`;
    return [{ says, note: () => insteadOf(uploads) }];
  },
};

/** The alternative to the uploads in `uploads`; undefined if it is empty. */
export function insteadOf({ entries, path }: Listing): string | undefined {
  if (entries === undefined || entries.length === 0) return undefined;
  return `remove ${path} and mount the files from the host, or put them into the image`;
}
