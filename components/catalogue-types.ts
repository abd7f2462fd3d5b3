// Written by scripts/catalogue-types.ts from catalogue/schema.json: `npm run catalogue:types`.

/**
 * An image of the catalogue: what it must be able to write when its root filesystem is read-only.
 */
export interface CatalogueImage {
  /**
   * The name in documents; equals the name of the file.
   */
  readonly name: string;
  /**
   * Repositories without tag or digest; `*` stands for any characters within one path segment. Mirrors of Docker Hub are known.
   *
   * @minItems 1
   */
  readonly repositories: readonly string[];
  /**
   * The name of the entry whose image it is built FROM: all that this entry leaves out is taken from there, paths by their names.
   */
  readonly from?: string;
  /**
   * The tag of `from` that it is built on: 17-alpine. Default: the variants of `from` go by the image's own tag.
   */
  readonly fromTag?: string;
  /**
   * Paths of `from` that it does not write.
   *
   * @minItems 1
   */
  readonly drop?: readonly string[];
  /**
   * The tags it is about, `*` for any characters. Default: every tag that no other entry is about.
   *
   * @minItems 1
   */
  readonly tags?: readonly string[];
  /**
   * The versions it is about, as a range of semver over the number that the tag begins with: "<18", ">=9.6 <18". What a tag leaves open is the newest: 4.4 is no `<4.4.5`. A tag without a number is in no range.
   */
  readonly versions?: string;
  /**
   * Words of the image's own entrypoint, without directories and with `*` for any characters: a program that writes them out still starts this image.
   *
   * @minItems 1
   */
  readonly entrypoint?: readonly string[];
  /**
   * First words of a command that start the image's own server, without directories and with `*` for any characters. Default: every command starts it.
   *
   * @minItems 1
   */
  readonly programs?: readonly string[];
  /**
   * Programs with which a container starts the image's own server in place of its entrypoint, for an image without `programs`, without directories and with `*` for any characters.
   *
   * @minItems 1
   */
  readonly bare?: readonly string[];
  /**
   * Options anywhere and first words with which the server only tells or checks something and ends, beside --version, -version, --help, -help, -h, version and help alone.
   *
   * @minItems 1
   */
  readonly ends?: readonly string[];
  /**
   * The image's WORKDIR, from which settings that name a path may be relative. Default: not known.
   */
  readonly workdir?: string;
  readonly user?: CatalogueUser;
  /**
   * The paths that the image declares as VOLUME. The engine mounts an anonymous volume there, unless something is mounted at exactly that path.
   */
  readonly volumes?: readonly string[];
  /**
   * The kind of program.
   */
  readonly category:
    | "application"
    | "cache"
    | "database"
    | "monitoring"
    | "proxy"
    | "queue"
    | "runtime"
    | "storage"
    | "web";
  /**
   * Settings without which writable paths do not help.
   *
   * @minItems 1
   */
  readonly requires?: readonly CatalogueSetting[];
  readonly readOnlyRoot?: CatalogueVerdict;
  /**
   * The paths that it must be able to write; empty if it needs none, or only those of `from`.
   */
  readonly paths: readonly CataloguePath[];
  /**
   * Tags for which something is different.
   *
   * @minItems 1
   * @maxItems 6
   */
  readonly variants?: readonly CatalogueVariant[];
  /**
   * `documented`: taken from its sources. `rebuilt`: its software was run by this project's tests from Debian's packages. `proven`: the image itself was run, see `proven`.
   */
  readonly known?: "documented" | "rebuilt" | "proven";
  /**
   * The runs that prove the entry.
   *
   * @minItems 1
   */
  readonly proven?: readonly CatalogueProof[];
  /**
   * The kind of the sources: the vendor's documentation, a maintained chart or operator, a discussion, or the image's build files.
   */
  readonly evidence?: "documented" | "chart" | "issue" | "inferred";
  /**
   * Where it is from: repository, file and commit, or the address of a discussion; any text in a team's own entries.
   *
   * @minItems 1
   */
  readonly sources?: readonly (CatalogueSource | string)[];
  /**
   * Further settings that are needed, or alternatives.
   *
   * @minItems 1
   */
  readonly settings?: readonly string[];
  /**
   * Further notes.
   *
   * @minItems 1
   */
  readonly notes?: readonly string[];
}
/**
 * The user that writes in the image as it is, not the user that a chart sets.
 */
export interface CatalogueUser {
  /**
   * User that writes.
   */
  readonly uid?: number;
  /**
   * Group that writes.
   */
  readonly gid?: number;
  /**
   * Whether the container starts as root. Default: false.
   */
  readonly root?: boolean;
}
/**
 * One setting: `env` or `arg`, and the value it has to have.
 */
export interface CatalogueSetting {
  /**
   * The name of an environment variable: PGDATA, without $ or braces.
   */
  readonly env?: string;
  /**
   * An argument as it is written: --save, or a word such as server. Its value stands behind = or is the next argument.
   */
  readonly arg?: string;
  /**
   * The value it has, `*` for any characters, or one of several. Default: any value but the empty one.
   */
  readonly is?: string | readonly string[];
  /**
   * The setting in the imperative, for use inside a message: set SKIP_SETCAP to true.
   */
  readonly says: string;
  /**
   * The error without it, word for word.
   */
  readonly error?: string;
  /**
   * Conditions of which each makes the setting needless.
   *
   * @minItems 1
   */
  readonly unless?: readonly CatalogueCondition[];
}
/**
 * One condition: `env`, `arg`, `role`, `script`, `mounted`, `hidden`, `root`, `entrypoint` or `any`; `is` goes with the first two.
 */
export interface CatalogueCondition {
  /**
   * The name of an environment variable: PGDATA, without $ or braces; `*` stands for any characters.
   */
  readonly env?: string;
  /**
   * An argument as it is written: --save, or a word such as server. Its value stands behind = or is the next argument; `*` stands for any characters, and a list for one of several.
   */
  readonly arg?: string | readonly string[];
  /**
   * What stands before the path in a value that holds more, which `is` is about then; see `moved`.
   */
  readonly after?: string;
  /**
   * The value it has, `*` for any characters, or one of several. Default: any value but the empty one.
   */
  readonly is?: string | readonly string[];
  /**
   * The first word of the command that follows the entrypoint, without directories and with `*` for any characters, or its first words: celery worker; or one of several.
   */
  readonly role?: string | readonly string[];
  /**
   * The first words of a command in the `sh -c` script that starts the program: rabbitmq-plugins enable; or one of several.
   */
  readonly script?: string | readonly string[];
  /**
   * A file or directory of the container at or above which the program mounts something. With a slash at its end it is a directory, which no ConfigMap mounted above it has.
   */
  readonly mounted?: string;
  /**
   * A file of the image that a mount at or above it takes away, an empty mount too.
   */
  readonly hidden?: string;
  /**
   * Whether root starts the container, by the image or by the program.
   */
  readonly root?: boolean;
  /**
   * Whether the image's own entrypoint runs, and not a program of the image in its place.
   */
  readonly entrypoint?: boolean;
  /**
   * Settings and mounts of which each makes this condition void. Default: none.
   *
   * @minItems 1
   */
  readonly but?: readonly CatalogueException[];
  /**
   * Settings and mounts of which at least one has to be there, alone or beside the condition. Default: none.
   *
   * @minItems 1
   */
  readonly any?: readonly CatalogueException[];
}
/**
 * One setting, `env` or `arg` with its value, one `role` or `script`, or one mount.
 */
export interface CatalogueException {
  /**
   * The name of an environment variable: PGDATA, without $ or braces; `*` stands for any characters.
   */
  readonly env?: string;
  /**
   * An argument as it is written: --save, or a word such as server. Its value stands behind = or is the next argument; `*` stands for any characters, and a list for one of several.
   */
  readonly arg?: string | readonly string[];
  /**
   * What stands before the path in a value that holds more, which `is` is about then; see `moved`.
   */
  readonly after?: string;
  /**
   * The value it has, `*` for any characters, or one of several. Default: any value but the empty one.
   */
  readonly is?: string | readonly string[];
  /**
   * The first word of the command that follows the entrypoint, without directories and with `*` for any characters, or its first words: celery worker; or one of several.
   */
  readonly role?: string | readonly string[];
  /**
   * The first words of a command in the `sh -c` script that starts the program: rabbitmq-plugins enable; or one of several.
   */
  readonly script?: string | readonly string[];
  /**
   * A file or directory of the container at or above which the program mounts something. With a slash at its end it is a directory, which no ConfigMap mounted above it has.
   */
  readonly mounted?: string;
  /**
   * A file of the image that a mount at or above it takes away, an empty mount too.
   */
  readonly hidden?: string;
}
/**
 * Only where writable paths alone do not make it run.
 */
export interface CatalogueVerdict {
  /**
   * A cure sets the flag only where the verdict is `with effort`, and the finding stays after it.
   */
  readonly verdict: "with effort" | "not recommended" | "does not run";
  /**
   * One sentence.
   */
  readonly reason: string;
  /**
   * Conditions that all hold where the verdict counts.
   *
   * @minItems 1
   */
  readonly if?: readonly CatalogueCondition[];
  /**
   * Conditions of which each makes the verdict void.
   *
   * @minItems 1
   */
  readonly unless?: readonly CatalogueCondition[];
}
/**
 * A path that the image writes.
 */
export interface CataloguePath {
  /**
   * Absolute and normalised: no trailing slash, `/run` and not `/var/run` where that is a link.
   */
  readonly path: string;
  /**
   * Whether a tmpfs or emptyDir will do, or a volume is needed.
   */
  readonly kind: "ephemeral" | "persistent";
  /**
   * Whether the image always needs it, or under `if` and `unless` only. Without those, no message asks for a conditional path.
   */
  readonly required: "always" | "conditional";
  /**
   * The condition in words, when it is conditional; completes "needed when ...".
   */
  readonly when?: string;
  /**
   * Conditions that all hold when the path is needed. Default: none.
   *
   * @minItems 1
   */
  readonly if?: readonly CatalogueCondition[];
  /**
   * Conditions of which each makes the path needless. Default: none.
   *
   * @minItems 1
   */
  readonly unless?: readonly CatalogueCondition[];
  /**
   * Conditions of which each makes a `persistent` path `ephemeral`. Default: none.
   *
   * @minItems 1
   */
  readonly fleeting?: readonly CatalogueCondition[];
  /**
   * What decides `when`, if no condition can tell: its configuration, or the application and those who use it.
   */
  readonly depends?: "configuration" | "application";
  /**
   * Whether `when` is usually so although no condition can tell, or conditions of which each makes that so: advice, with `when` and `off`. Default: false.
   */
  readonly likely?: boolean | readonly CatalogueCondition[];
  /**
   * How to do without the path, as an order: start it with --save "".
   */
  readonly off?: string;
  /**
   * Settings that move the path; the first one that is set counts.
   *
   * @minItems 1
   */
  readonly moved?: readonly CatalogueMove[];
  /**
   * Whether the program finds the path from its working directory, so that another working directory than `workdir` moves it. Default: false.
   */
  readonly relative?: boolean;
  /**
   * The separator in the value of `moved`, if it holds several paths. Each of several arguments of one name counts then.
   */
  readonly list?: "," | ":" | ";" | " ";
  /**
   * Other paths of which one will do as well.
   *
   * @minItems 1
   */
  readonly or?: readonly string[];
  /**
   * Whether only a chart or operator configures the image to write here: such a path is known, and never missed. Default: false.
   */
  readonly chart?: boolean;
  /**
   * Whether the directory only has to be there: any mount will do, a read-only one too. Default: false.
   */
  readonly exists?: boolean;
  /**
   * Whether a setuid program of the image gives the directory to the user who starts the container, as s6-overlay does: its owner matters only with no-new-privileges, or without the capabilities CHOWN, FOWNER and SETGID. Default: false.
   */
  readonly setuid?: boolean;
  /**
   * The directory, the path itself or one above it, that only the image brings: its program does not make it, so an empty mount above takes it away.
   */
  readonly shipped?: string;
  /**
   * Whether the program refuses a directory that all may write and that lacks the sticky bit, as an emptyDir on disk is made. Default: false.
   */
  readonly sticky?: boolean;
  readonly stops?: CatalogueStop;
  readonly own?: CatalogueOwner;
  /**
   * One sentence.
   */
  readonly why: string;
  /**
   * The error without it, word for word.
   */
  readonly error?: string;
  /**
   * Versions that print `error`: "<8.3". Default: all.
   */
  readonly errorVersions?: string;
  /**
   * Owner it needs. Default: any.
   */
  readonly uid?: number;
  /**
   * Group it needs. Default: any.
   */
  readonly gid?: number;
  /**
   * Permissions in octal: "0755".
   */
  readonly mode?: string;
  /**
   * Whether programs or libraries are loaded from it. Default: false.
   */
  readonly exec?: boolean;
  /**
   * When they are, in words, where that depends.
   */
  readonly execWhen?: string;
  /**
   * A sane bound in binary units: 64Mi.
   */
  readonly size?: string;
  /**
   * Whether the image has files there that an empty mount hides. Default: false.
   */
  readonly content?: boolean;
  /**
   * Whether it is a file, not a directory. Default: false.
   */
  readonly file?: boolean;
  /**
   * Whether it lies within another path of the same image. Default: false.
   */
  readonly nested?: boolean;
  /**
   * Further notes about this path.
   */
  readonly note?: string;
}
/**
 * `env` or `arg`, the value of which is the path instead.
 */
export interface CatalogueMove {
  /**
   * The name of an environment variable: PGDATA, without $ or braces; `*` stands for any characters.
   */
  readonly env?: string;
  /**
   * An argument as it is written: --save, or a word such as server. Its value stands behind = or is the next argument; `*` stands for any characters.
   */
  readonly arg?: string;
  /**
   * What stands before the path in a value that holds more: `PidFile `, in -c "PidFile /run/httpd.pid". A `*` stands for any characters, a second one for those of one word.
   */
  readonly after?: string;
  /**
   * The path that the image appends to that value: /data.
   */
  readonly below?: string;
  /**
   * Whether the value names a file, whose directory has to be writable.
   */
  readonly file?: boolean;
  /**
   * Whether only the image's entrypoint reads it, so that it moves nothing for a program that is started in its place. Default: false.
   */
  readonly entrypoint?: boolean;
}
/**
 * A mount elsewhere with which the image stops, unless a setting moves the path.
 */
export interface CatalogueStop {
  /**
   * Where something is mounted, at exactly that path.
   */
  readonly at: string;
  /**
   * The error with it, word for word.
   */
  readonly error: string;
}
/**
 * Owner and permissions of the directory as the image has it. Default: not known.
 */
export interface CatalogueOwner {
  /**
   * Owner of the directory in the image.
   */
  readonly uid?: number;
  /**
   * Group of the directory in the image.
   */
  readonly gid?: number;
  /**
   * Permissions in octal: "0755".
   */
  readonly mode?: string;
}
/**
 * Differences for some tags; every variant that matches applies, one after the other.
 */
export interface CatalogueVariant {
  /**
   * The tags of the variant, `*` for any characters.
   *
   * @minItems 1
   */
  readonly tags?: readonly string[];
  /**
   * The versions of the variant, as for an entry.
   */
  readonly versions?: string;
  readonly user?: CatalogueUser1;
  /**
   * Stands for `user.uid` wherever the entry names it.
   */
  readonly uid?: number;
  /**
   * Stands for `user.gid` wherever the entry names it.
   */
  readonly gid?: number;
  /**
   * Takes the place of the entry's `volumes`.
   */
  readonly volumes?: readonly string[];
  /**
   * Takes the place of the entry's `workdir`.
   */
  readonly workdir?: string;
  /**
   * Takes the place of the entry's `entrypoint`.
   *
   * @minItems 1
   */
  readonly entrypoint?: readonly string[];
  /**
   * Take the place of the entry's paths of the same name, or come beside them.
   */
  readonly paths?: readonly CataloguePath[];
  /**
   * Paths of the entry that the variant does not write.
   *
   * @minItems 1
   */
  readonly drop?: readonly string[];
}
/**
 * The user that writes in the image as it is, not the user that a chart sets.
 */
export interface CatalogueUser1 {
  /**
   * User that writes.
   */
  readonly uid?: number;
  /**
   * Group that writes.
   */
  readonly gid?: number;
  /**
   * Whether the container starts as root. Default: false.
   */
  readonly root?: boolean;
}
/**
 * One run.
 */
export interface CatalogueProof {
  /**
   * Engine and version: Docker 20.10.24.
   */
  readonly engine: string;
  /**
   * The image that ran.
   */
  readonly image: string;
  /**
   * What it was rebuilt from, if it is no published image: the packages of Debian 12. Such a run proves the software, not the image.
   */
  readonly base?: string;
  /**
   * Version of the software.
   */
  readonly version?: string;
  /**
   * Digest of the image.
   */
  readonly digest?: string;
  /**
   * Day, 2026-11-26.
   */
  readonly date: string;
  /**
   * The proven facts.
   */
  readonly shown: string;
}
export interface CatalogueSource {
  /**
   * Owner and name at GitHub, or an address.
   */
  readonly repository: string;
  /**
   * Path inside of it.
   */
  readonly file: string;
  /**
   * 40 hexadecimal digits.
   */
  readonly commit: string;
  /**
   * Lines, 12-20, where that helps.
   */
  readonly lines?: string;
}
