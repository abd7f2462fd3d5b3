import type { Mount } from "../model/mount";

/** The result of comparing a container's mounts with a need. */
export type Outcome =
  | { readonly kind: "works" | "unknown" | "missing" }
  /** Data goes to the anonymous volume at a VOLUME of the image, past `mount`, which lies above or below it. */
  | { readonly kind: "lost"; readonly mount: Mount | undefined }
  /** The mount works but does not outlive the container: `where` continues "keeps its data". */
  | { readonly kind: "fleeting"; readonly mount: Mount; readonly where: string }
  | { readonly kind: "read-only"; readonly mount: Mount }
  /** The image does not start with a mount that is elsewhere. */
  | { readonly kind: "stops"; readonly mount: Mount; readonly error: string }
  /** The mount exists but does not serve: `why` continues "runs postgres:15", `fix` is an instruction. */
  | { readonly kind: Unfit; readonly mount: Mount; readonly why: string; readonly fix: string };

export type Unfit = "refused" | "owner" | "mode" | "noexec" | "hides" | "gone" | Doubtful;

/** `small`: sizes of the catalogue are rounded up. `below`: the directory that the mount needs may be there. */
type Doubtful = "small" | "below";

/** Whether an outcome with a fix can be intended. */
export const isDoubtful = ({ kind }: Outcome): boolean => kind === "small" || kind === "below";
