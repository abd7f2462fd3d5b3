import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Pin } from "./facts";

/** Possible directories of a repository's checkout or bare clone: owner/name, owner+name or name. */
const places = (repository: string) => {
  const [owner = "", name = ""] = repository.split("/");
  return [
    join(owner, name),
    join(owner, `${name}.git`),
    `${owner}+${name}`,
    join(`${owner}+${name}`, "repo"),
    name,
    `${name}.git`,
  ];
};

/**
 * The text of a pinned file from the checkouts below a directory; undefined if the repository or the commit is missing
 * there.
 */
export function pinned(directory: string, { repository, file, commit }: Pin): string | undefined {
  const checkout = places(repository)
    .map((place) => join(directory, place))
    .find((place) => existsSync(join(place, ".git")) || existsSync(join(place, "HEAD")));
  if (checkout === undefined) return undefined;
  try {
    return execFileSync("git", ["-C", checkout, "show", `${commit}:${file}`], {
      encoding: "utf8",
      maxBuffer: 2 ** 26,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}
