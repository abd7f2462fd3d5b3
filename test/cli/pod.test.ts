import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { Guesses } from "../../cli/kubernetes/guesses";
import { proofJob } from "../../cli/kubernetes/job";
import { looksIn } from "../../cli/kubernetes/listing";
import { discovery, sorts } from "./found";

const since = Date.UTC(2026, 10, 26, 12);
const before = since / 1000 - 3600;
const after = since / 1000 + 1;

const line = (kind: "dir" | "file", path: string, changed: number, modified = changed) =>
  `${kind === "dir" ? "41ed" : "81a4"} 0 0 1 ${modified} ${changed} /proc/1/root${path}\n`;
const packed = (number: number, lines: readonly string[]) =>
  `look ${number}\n${gzipSync(lines.join("")).toString("base64").replace(/.{76}/g, "$&\n")}\nend ${number}\n`;
const first = [
  line("dir", "/", before),
  line("dir", "/run", after),
  line("file", "/run/web.pid", after),
  line("dir", "/run/lock", before),
  line("dir", "/var", before),
  line("dir", "/var/cache", before),
  line("dir", "/var/cache/web", after),
  line("dir", "/var/cache/web/pages", after),
  line("file", "/var/cache/web/pages/1", after),
  line("dir", "/etc", before),
  line("file", "/etc/passwd", before),
];

describe("the log of a look into a pod", () => {
  const read = (log: string) => looksIn(log, since, "/proc/1/root");

  it("the log of a look into a pod gives the entries of each look, and those changed since the start", () => {
    const looks = read(packed(1, first) + packed(2, [line("file", "/tmp/x", after)]));
    assert.deepEqual(
      looks.map(({ all, changed }) => [all.length, changed.map(({ path }) => path)]),
      [
        [11, ["/run", "/run/web.pid", "/var/cache/web", "/var/cache/web/pages", "/var/cache/web/pages/1"]],
        [1, ["/tmp/x"]],
      ],
    );
  });

  it("a look into a pod that was cut off, or is no archive, is skipped", () => {
    const cut = packed(2, first).split("\nend 2")[0];
    assert.equal(read(`${packed(1, first)}${cut}`).length, 1);
    assert.deepEqual(read("look 1\nSGVsbG8=\nend 1\n"), []);
    assert.deepEqual(read("sh: find: not found\n"), []);
  });
});

describe("a guess at what an image has, from a look into a pod", () => {
  const [look] = looksIn(packed(1, first), since, "/proc/1/root");
  const guesses = new Guesses(look as NonNullable<typeof look>, since);

  it("a directory with only new entries, in a parent that got a new name, counts as made by the program", () => {
    assert.deepEqual(
      ["/run", "/run/lock", "/var/cache/web", "/var/cache/web/pages", "/etc", "/none"].map((path) =>
        guesses.isNew(path),
      ),
      [false, false, false, true, false, true],
    );
  });

  it("a directory has content of the image only if a file in it is older than the start", async () => {
    assert.deepEqual(await Promise.all(["/etc", "/run", "/var/cache"].map((path) => guesses.hasContent(path))), [
      true,
      false,
      false,
    ]);
  });
});

describe("the Job that would prove what was seen in a pod", () => {
  const pod = {
    metadata: { name: `web-${"x".repeat(60)}`, namespace: "shop" },
    spec: {
      containers: [],
      volumes: [
        { name: "data", persistentVolumeClaim: { claimName: "data" } },
        { name: "host", hostPath: { path: "/srv" } },
        { name: "config", configMap: { name: "web" } },
      ],
    },
  };
  const container = {
    name: "web",
    image: "shop/web:1",
    env: [
      { name: "PASSWORD", value: "hunter2" },
      { name: "TOKEN", valueFrom: { secretKeyRef: { name: "web", key: "token" } } },
    ],
    volumeMounts: [
      { name: "data", mountPath: "/data" },
      { name: "host", mountPath: "/srv" },
      { name: "config", mountPath: "/etc/web", readOnly: true },
    ],
  };

  it("the Job that would prove a look touches nobody's data, and repeats no value that the pod spells out", () => {
    const job = proofJob(pod, container, discovery(sorts));
    assert.match(job.metadata?.name ?? "", /^web-x{46}-read-only$/);
    const { containers, volumes = [] } = job.spec?.template.spec ?? { containers: [] };
    assert.deepEqual(containers[0]?.env, [
      { name: "PASSWORD", value: "[redacted]" },
      { name: "TOKEN", valueFrom: { secretKeyRef: { name: "web", key: "token" } } },
    ]);
    assert.equal(containers[0]?.securityContext?.readOnlyRootFilesystem, true);
    assert.deepEqual(
      volumes.filter((volume) => volume.configMap === undefined && volume.emptyDir === undefined),
      [],
    );
    const names = volumes.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });
});
