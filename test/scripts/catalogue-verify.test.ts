import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recipeFor } from "../../policies/images/catalogue";
import type { CataloguePath } from "../../policies/images/types";
import { read } from "../../scripts/catalogue";
import { verdict, verifications } from "../../scripts/catalogue-verify";
import { differences } from "../../scripts/catalogue-verify/differences";
import { OFFICIAL } from "../../scripts/catalogue-verify/official";
import { withProof } from "../../scripts/catalogue-verify/proof";
import { discovery, foundPath } from "../cli/found";

const known = (path: string, rest: Partial<CataloguePath> = {}): CataloguePath => ({
  path,
  kind: "ephemeral",
  required: "always",
  why: "Something is written here",
  ...rest,
});

const entry = `# Kept as it is.
name: shop
repositories: [ registry.example/shop ]
category: application
paths: []
known: documented
evidence: inferred
sources: ["https://registry.example/shop"]
notes:
  - "A note that
    is folded."
`;

describe("the differences between a proof and an entry", () => {
  const found = [
    foundPath("/run", { uid: 33, gid: 33, mode: "2755" }),
    foundPath("/data", { kind: "volume", lasts: "yes", exec: true }),
  ];

  it("an entry differs from a proof in no fact that it states as wide, leaves open or nobody has tried", () => {
    const entries = [
      [known("/run"), known("/data", { kind: "persistent", exec: true })],
      [known("/run", { uid: 33, gid: 33, mode: "0755" }), known("/data", { kind: "persistent", execWhen: "asked" })],
      [
        known("/run", { kind: "persistent", uid: 5, gid: 5, mode: "1777", own: { uid: 33, gid: 33, mode: "2755" } }),
        known("/data", { kind: "persistent", exec: true }),
        known("/cache", { required: "conditional" }),
      ],
    ];
    for (const paths of entries) assert.deepEqual(differences({ paths: found }, { paths }), []);
  });

  it("an entry differs from a proof in paths, owner, mode, exec and kind", () => {
    const paths = [known("/run", { uid: 0, gid: 0, mode: "0700", exec: true }), known("/data"), known("/tmp")];
    assert.deepEqual(
      differences({ paths: [...found, foundPath("/opt"), foundPath("/log", { need: "missed" })] }, { paths }),
      [
        "/opt is not in the entry. Seen here: a.pid.",
        "/tmp is required always in the entry, and the proof does without it.",
        "/run has uid 33, and 0 in the entry.",
        "/run has gid 33, and 0 in the entry.",
        "/run has mode 2755, and 0700 in the entry.",
        "/run has exec false, and true in the entry.",
        "/data has exec true, and false in the entry.",
        "/data has kind persistent, and ephemeral in the entry.",
      ],
    );
  });
});

describe("the owner of a directory in an entry", () => {
  it("an entry that states the image's own directory differs from a proof of another one", () => {
    const paths = [known("/run", { own: { uid: 1, gid: 2, mode: "0700" } })];
    assert.deepEqual(differences({ paths: [foundPath("/run")] }, { paths }), [
      "/run has uid 0, and 1 in the entry.",
      "/run has gid 0, and 2 in the entry.",
      "/run has mode 0755, and 0700 in the entry.",
    ]);
  });
});

describe("the proof in an entry", () => {
  const run = (version: string, digest: string) => ({
    engine: "Docker 20.10.24",
    image: `registry.example/shop:${version}`,
    version,
    digest,
    date: "2026-11-26",
    shown: "starts on a read-only root with exactly these paths",
  });

  it("a proof is written into an entry whose other lines stay as they are", () => {
    const text = withProof(entry, run("1.4", "sha256:1"));
    assert.equal(
      text,
      entry.replace(
        "known: documented\n",
        `known: proven
proven:
  - engine: Docker 20.10.24
    image: registry.example/shop:1.4
    version: "1.4"
    digest: sha256:1
    date: 2026-11-26
    shown: starts on a read-only root with exactly these paths
`,
      ),
    );
    assert.equal(read("shop.yaml", text).known, "proven");
  });

  it("a proof takes the place of one of the same version, and stands beside one of another", () => {
    const twice = withProof(withProof(entry, run("1.4", "sha256:1")), run("1.5", "sha256:2"));
    const text = withProof(twice, run("1.4", "sha256:3"));
    assert.deepEqual(
      read("shop.yaml", text).proven?.map(({ version, digest }) => [version, digest]),
      [
        ["1.5", "sha256:2"],
        ["1.4", "sha256:3"],
      ],
    );
  });
});

describe("the verdict about an entry", () => {
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-verify-"));
  after(() => rmSync(directory, { recursive: true }));
  const shop = { name: "shop", repositories: ["registry.example/shop"], category: "application", paths: [] } as const;
  const image = { reference: "registry.example/shop:1.4", id: "sha256:0", digest: "sha256:1" };
  const file = join(directory, "shop.yaml");
  beforeEach(() => writeFileSync(file, entry));

  it("an entry that is proven gets the proof, with engine, version, digest and date", () => {
    assert.deepEqual(verdict(discovery([], { image }), shop, directory), [
      "as the entry says; the proof is in shop.yaml",
      0,
    ]);
    const { known: ground, proven } = read(file);
    assert.deepEqual(
      [ground, proven?.map(({ engine, version, digest, date }) => [engine, version, digest, date])],
      ["proven", [["Docker 20.10.24", "1.4", "sha256:1", "2026-11-26"]]],
    );
  });

  it("an entry stays as it is if something differs, nothing is proven, or nobody could repeat it", () => {
    const local = discovery([], { image: { reference: "shop", id: "sha256:0" } });
    const rows = [
      [discovery([foundPath("/srv")], { image }), "1 difference\n  /srv is not in the entry. Seen here: a.pid.", 1],
      [discovery([], { image, proven: false, reason: "It ended." }), "not proven. It ended.", 1],
      [local, "as the entry says; no proof is written of an image without version and digest", 0],
    ] as const;
    for (const [found, says, code] of rows) assert.deepEqual(verdict(found, shop, directory), [says, code]);
    assert.equal(readFileSync(file, "utf8"), entry);
  });
});

describe("the images that catalogue:verify runs", () => {
  const script = join(__dirname, "../../scripts/catalogue-verify.ts");
  const run = (name: string) => {
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, name], {
      env: { ...process.env, DOCKER_HOST: "unix:///nonexistent.sock" },
      encoding: "utf8",
    });
    return [status, stderr] as const;
  };

  it("an image is asked for in words that can be carried out, before an engine is", () => {
    const [status, said] = run("tomcat");
    assert.deepEqual([status, said], [2, "tomcat needs an image to run; write tomcat=IMAGE.\n"]);
    const [code, missing] = run("nginx");
    assert.match(
      missing,
      /^No container engine answers at unix:\/\/\/nonexistent\.sock \(.+\); start Docker or Podman, /,
    );
    assert.equal(code, 2);
  });

  it("every official image has an entry of the catalogue, and a version in its tag", () => {
    const all = verifications([]);
    assert.equal(all.length, Object.keys(OFFICIAL).length);
    for (const { image } of all) assert.match(image, /:v?\d[^/]*$/);
  });

  it("an image of one's own is verified against the entry of its name", () => {
    const [one, other] = verifications(["nginx=mirror.example/web:1.22", "postgres=mirror.gcr.io/library/postgres:15"]);
    assert.deepEqual([one?.image, one?.known.name, one?.usage.port], ["mirror.example/web:1.22", "nginx", 80]);
    assert.deepEqual([other?.known.name, recipeFor("postgres:15")?.name], ["postgres-17", "postgres-17"]);
  });

  it("a name without a workload, without an image or without an entry is refused", () => {
    const refusals = [
      [
        "nope",
        /^"nope" names no image with a workload; write NAME or NAME=IMAGE with one of beanstalkd, .+, zookeeper\.$/,
      ],
      ["tomcat", /^tomcat needs an image to run; write tomcat=IMAGE\.$/],
      ["lighttpd=shop:1", /^The catalogue has no entry for shop:1; name an image that it knows\.$/],
    ] as const;
    for (const [name, message] of refusals) assert.throws(() => verifications([name]), { name: "Failure", message });
  });
});
