import { gunzipSync } from "node:zlib";
import { type Entry, entriesOf } from "../learn/entry";

/**
 * Looks every `$1` seconds, `$2` times, at the directories after `$3`, and prints each look for `looksIn`. The first one lists
 * everything, so that what the image has is known; each later one what has changed since `$3`, in seconds since 1970. Packed,
 * because a node keeps only so much of a log, and a log holds lines of text.
 */
export const POD_LOOK = `every=$1; times=$2; since=$3; shift 3
# The first process is the program that is looked at, unless the node does not join process namespaces.
[ $$ -eq 1 ] && { echo alone; exit 3; }
n=1; from=0
while :; do
  echo "look $n"
  find "$@" -xdev -exec stat -c '%f %u %g %s %Y %Z %n' {} + 2>/dev/null | awk -v from="$from" '$6 >= from' | gzip -c | base64
  echo "end $n"
  [ "$n" -ge "$times" ] && exit 0
  n=$((n + 1)); from=$since
  sleep "$every"
done`;

export interface PodLook {
  /** Entries that have changed since the start. */
  readonly changed: readonly Entry[];
  /** All listed entries; in the first look, the whole content. */
  readonly all: readonly Entry[];
}

/**
 * The looks in a log of POD_LOOK that are whole.
 *
 * @param since milliseconds since 1970
 * @param root what each path begins with besides, such as `/proc/1/root`
 */
export function looksIn(log: string, since: number, root: string): PodLook[] {
  const packed = [...log.matchAll(/^look (\d+)\n([A-Za-z0-9+/=\n]*?)\n?end \1$/gm)].map(([, , text = ""]) => text);
  return packed.flatMap((text) => {
    try {
      const output = `stat\0${gunzipSync(Buffer.from(text, "base64")).toString("utf8")}`;
      return [{ changed: entriesOf(output, since, root), all: entriesOf(output, 0, root) }];
    } catch {
      return [];
    }
  });
}
