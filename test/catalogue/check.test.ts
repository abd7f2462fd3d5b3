import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dockerfileFacts } from "../../policies/images/dockerfile";
import type { KnownImage } from "../../policies/images/lookup";
import { check, claims, facts, update } from "../../scripts/catalogue-check";
import { differences } from "../../scripts/catalogue-check/compare";
import { exceptions } from "../../scripts/catalogue-check/exceptions";
import { factOf } from "../../scripts/catalogue-check/facts";

const pin = (file: string, repository = "owner/name") => ({ repository, file, commit: "c".repeat(40) });
const form = (rest: Partial<KnownImage> = {}): KnownImage => ({
  name: "app",
  repositories: ["docker.io/library/app"],
  category: "application",
  paths: [],
  user: { root: true },
  ...rest,
});
const says = (text: string, ...forms: KnownImage[]) => differences(forms, factOf(pin("Dockerfile"), text));

describe("the comparison of the catalogue with its sources", () => {
  it("the catalogue agrees with every pinned file whose facts are stored", () => {
    const { faults, compared } = check(claims(), facts());
    assert.deepEqual(faults, []);
    assert.ok(
      compared > 400,
      `only ${compared} files were compared: run npm run catalogue:check -- --update DIRECTORY`,
    );
  });

  it("every exception of the catalogue's comparison has a reason", () => {
    for (const [key, excuses] of Object.entries(exceptions)) {
      for (const [part, because] of excuses) assert.ok(part !== "" && because !== "", key);
    }
  });

  it("a Dockerfile's VOLUME, USER, ENTRYPOINT and accounts are read from the last stage, with its variables", () => {
    const text = [
      "ARG BASE=debian:13",
      "FROM golang:1 AS build",
      "VOLUME /of-the-build",
      "FROM $BASE AS runtime",
      'ENV DATA=/var/lib/app OTHER="/logs"',
      "RUN set -e; \\",
      "# a comment within",
      "  groupadd --system --gid=101 app; \\",
      "  useradd -r -g app --uid 100 --home-dir $DATA app",
      "FROM runtime",
      'VOLUME ["$DATA", "$OTHER/"]',
      "ENTRYPOINT /bin/old",
      'ENTRYPOINT ["/usr/bin/tini", "--", "/entrypoint.sh"]',
      "USER app",
    ].join("\n");
    assert.deepEqual(dockerfileFacts(text), {
      from: "debian:13",
      volumes: ["/logs", "/var/lib/app"],
      accounts: { app: { uid: 100, gid: 101 } },
      entrypoint: ["/usr/bin/tini", "--", "/entrypoint.sh"],
      user: "app",
    });
  });

  it("the comparison of the catalogue names every difference between an entry and its Dockerfile", () => {
    const text = 'FROM alpine:3\nRUN adduser -D -u 70 app\nVOLUME /data\nENTRYPOINT ["/start.sh"]\nUSER app';
    assert.deepEqual(says(text, form({ volumes: ["/srv"] })), [
      "`volumes` is /srv; the file declares /data",
      "`user.root` is true; the image starts as app",
      "`entrypoint` lacks start.sh",
    ]);
    assert.deepEqual(says(text, form({ volumes: ["/data"], user: { uid: 71 }, entrypoint: ["start.sh"] })), [
      "`user.uid` is 71; the file says 70",
    ]);
    assert.deepEqual(says("FROM debian:13", form({ user: { uid: 1000 } })), [
      "`user.root` is not true; the image starts as root",
    ]);
  });

  it("the comparison of the catalogue needs only one form of an entry to agree with a Dockerfile", () => {
    const text = "FROM alpine:3\nVOLUME /data";
    assert.deepEqual(says(text, form(), form({ volumes: ["/data"] })), []);
  });

  it("the comparison of the catalogue leaves values to the base image if the Dockerfile sets none", () => {
    assert.deepEqual(says("FROM postgres:17", form({ volumes: ["/data"], user: { uid: 5 } })), []);
    assert.deepEqual(says("FROM postgres:17\nVOLUME /more", form({ volumes: ["/data"] })), [
      "`volumes` is /data; the file declares /data, /more",
    ]);
    assert.deepEqual(says("FROM gcr.io/distroless/static:nonroot", form()), [
      "`user.root` is true; the image starts as 65532",
    ]);
  });

  it("the comparison of the catalogue names an emptyDir of a Bitnami chart that the entry lacks", () => {
    const text =
      "- name: empty-dir\n  mountPath: /opt/bitnami/app/tmp\n- name: empty-dir\n  mountPath: /staging\n- name: config\n  mountPath: /opt/bitnami/app/conf\n";
    const fact = factOf(pin("bitnami/app/templates/deployment.yaml", "bitnami/charts"), text);
    assert.deepEqual(differences([form({ name: "bitnami-app" })], fact), [
      "`paths` lack /opt/bitnami/app/tmp, where the chart mounts an emptyDir",
    ]);
  });

  it("the comparison of the catalogue reads facts again from checkouts, and keeps those without a checkout", () => {
    const directory = mkdtempSync(join(tmpdir(), "catalogue-check-"));
    try {
      const git = (...args: string[]) =>
        execFileSync(
          "git",
          ["-C", join(directory, "owner", "name"), "-c", "user.name=x", "-c", "user.email=x@x", ...args],
          {
            encoding: "utf8",
          },
        );
      mkdirSync(join(directory, "owner", "name"), { recursive: true });
      git("init", "--quiet");
      writeFileSync(join(directory, "owner", "name", "Dockerfile"), "FROM alpine:3\nVOLUME /data\n");
      git("add", ".");
      git("commit", "--quiet", "-m", "x");
      const read = { repository: "owner/name", file: "Dockerfile", commit: git("rev-parse", "HEAD").trim() };
      const claim = (one: typeof read) => ({ entry: "app", pin: one, forms: [form()] });
      const away = factOf(pin("Dockerfile", "other/one"), "FROM debian:13");
      const stored = update([claim(read), claim(pin("Dockerfile", "other/one"))], [away], directory);
      assert.deepEqual(stored, [away, { ...read, dockerfile: { from: "alpine:3", volumes: ["/data"], accounts: {} } }]);
      const { faults } = check([claim(read)], [...stored]);
      assert.deepEqual(faults.slice(0, 2), [
        `catalogue/app.yaml: \`volumes\` is none; the file declares /data (owner/name:Dockerfile@${read.commit})`,
        `catalogue/upstream.jsonl: no entry names other/one:Dockerfile@${"c".repeat(40)}; run it with --update`,
      ]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
