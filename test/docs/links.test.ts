import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { repository } from "../../policies/engine/metadata";
import { pack } from "../support/packages";

const root = join(__dirname, "../..");
const list = ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"];
const tracked = execFileSync("git", list, { cwd: root, encoding: "utf8" }).trim().split("\n");
// A document that was renamed stays in the list until the commit.
const documents = tracked.filter((document) => existsSync(join(root, document)));

/** The relative links of a document; a link to its own heading is `#name`. */
function links(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target).filter((link) => !/^\w+:/.test(link));
}

/** The anchors of a document, derived from its headings. */
function anchors(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .replaceAll(" ", "-"),
    ),
  );
}

describe("links in the documents lead somewhere", () => {
  it("links in every document of the repository lead to a file and a heading", () => {
    const dead: string[] = [];
    let seen = 0;
    for (const document of documents) {
      const text = readFileSync(join(root, document), "utf8");
      for (const link of links(text)) {
        seen++;
        const [file = "", anchor] = link.split("#");
        const path = file === "" ? join(root, document) : join(root, dirname(document), file);
        if (!existsSync(path)) dead.push(`${document}: ${link}`);
        else if (anchor !== undefined && !anchors(readFileSync(path, "utf8")).has(anchor)) {
          dead.push(`${document}: ${link}`);
        }
      }
    }
    assert.deepEqual(dead, []);
    assert.ok(documents.length > 25 && seen > 50, `${documents.length} documents, ${seen} links`);
  });

  it("links in the documents of a package lead to files of the same package", () => {
    const dead: string[] = [];
    for (const name of ["policies", "components", "cli"]) {
      const files = pack(name).files.map(({ path }) => path);
      const shipped = files.filter((file) => file.endsWith(".md"));
      assert.ok(shipped.includes("README.md"), name);
      for (const document of shipped) {
        for (const link of links(readFileSync(join(root, name, document), "utf8"))) {
          const [file = ""] = link.split("#");
          if (file !== "" && !files.includes(join(dirname(document), file))) dead.push(`${name}/${document}: ${link}`);
        }
      }
    }
    assert.deepEqual(dead, []);
  });

  it("links to the repository on its host lead to files and directories that exist", () => {
    const paths = documents.flatMap((document) => {
      const text = readFileSync(join(root, document), "utf8");
      return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) =>
        /^\/(blob|tree)\//.test(link.replace(repository, ""))
          ? link.slice(repository.length).replace(/^\/(blob|tree)\/main\/|#.*$/g, "")
          : [],
      );
    });
    assert.ok(paths.length > 1);
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(root, path))),
      [],
    );
  });
});
