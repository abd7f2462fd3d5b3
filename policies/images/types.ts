export type Category =
  | "application"
  | "cache"
  | "database"
  | "monitoring"
  | "proxy"
  | "queue"
  | "runtime"
  | "storage"
  | "web";

/** A path that an image must be able to write. */
export interface CataloguePath {
  /** Absolute and normalised, `/run` not `/var/run`; a leaf rather than a parent that holds files of the image. */
  readonly path: string;
  /** `ephemeral`: a tmpfs or emptyDir will do. `persistent`: a volume. */
  readonly kind: "ephemeral" | "persistent";
  readonly required: "always" | "conditional";
  /** The condition in words, when `required` is `conditional`. */
  readonly when?: string;
  readonly why: string;
  /** What one sees without it, word for word. */
  readonly error?: string;
  /** The owner it needs. Default: any, as with mode 1777. */
  readonly uid?: number;
  readonly gid?: number;
  /** Octal digits: `0755`. */
  readonly mode?: string;
  /** Programs or libraries are loaded from it, so it cannot be noexec. Default: false. */
  readonly exec?: boolean;
  /** When programs or libraries are loaded from it, in words, where that depends. */
  readonly execWhen?: string;
  /** A sane bound in binary units, `64Mi`; every ephemeral path has one. */
  readonly size?: string;
  /** The image has files there that an empty mount hides, so it must be filled first. Default: false. */
  readonly content?: boolean;
  /** It is a file: neither a tmpfs nor an emptyDir can be mounted there. Default: false. */
  readonly file?: boolean;
  /** It lies within another path of the same image. Default: false. */
  readonly nested?: boolean;
}

/** What an image must be able to write. */
export interface CatalogueImage {
  /** What messages call it; unique. */
  readonly name: string;
  /** Registry and whole path; `*` matches within one path segment. */
  readonly repositories: readonly string[];
  /** Tags it is about, with `*` for anything. Default: every tag that no other entry claims. */
  readonly tags?: readonly string[];
  /** What the first word of a command is called when it starts the image's own server, with `*` for anything. */
  readonly programs?: readonly string[];
  /** Who writes; `root` when the container starts as root. */
  readonly user?: { readonly uid?: number; readonly gid?: number; readonly root?: boolean };
  readonly category: Category;
  /** Default: it runs with a read-only root as soon as `paths` are writable. */
  readonly readOnlyRoot?: { readonly verdict: "with effort" | "not recommended"; readonly reason: string };
  readonly paths: readonly CataloguePath[];
  /** `rebuilt`: rebuilt from packages and run by this project's tests. `documented`: taken from its sources. */
  readonly known?: "rebuilt" | "documented";
}
