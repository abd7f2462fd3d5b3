import type { Container, Listing } from "../../model/container";
import { type Change, later } from "../../model/setting";

/** Makes the root read-only, unless files are uploaded to it: that would be refused at the deployment. */
export function readOnlyUnlessUploadedTo({ readOnlyRoot, uploads }: Container): Change {
  return later(() => {
    const flag = readOnlyRoot.to(true);
    return { ...flag, possible: flag.possible && uploads.entries?.length === 0 };
  });
}

/** What to do instead of uploading; undefined when nothing is uploaded. */
export function insteadOf({ entries, path }: Listing): string | undefined {
  if (entries === undefined || entries.length === 0) return undefined;
  return `remove ${path} and mount the files from the host, or put them into the image`;
}
