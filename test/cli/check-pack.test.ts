import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { stringify } from "yaml";
import { check, resourcesOfSources } from "../../cli/check/check";
import type { TestResource } from "../../policies/testing";
import { type Answers, PackProcess } from "../../tools/pack-process";
import type { Row } from "../support/rule-table-rows";

const levels = ["advisory", "mandatory", "disabled", "remediate"] as const;
/** The engine's marks of unknown and secret values, which no document has. */
const marks = /04da6b54-80e4-46f7-96ec-b56ff0331ba9|4dabf18193072939515e22adb298388d/;

/** The resource as Pulumi's provider registers the object of a manifest; undefined for what no manifest declares. */
function inManifest({ name = "web", ...resource }: TestResource): TestResource | undefined {
  const [, group = "", own] = /^kubernetes:([^:]+):(\w+)$/.exec(resource.type) ?? [];
  const {
    apiVersion = group.replace(/^core\//, ""),
    kind = own,
    metadata,
    ...rest
  } = resource.props as Record<string, unknown>;
  const named = { name, ...(metadata as { namespace?: string; name?: string } | undefined) };
  const type = `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${kind}`;
  const plain = Object.keys(resource).every((key) => ["type", "props"].includes(key));
  // Lists are judged by their items, and a program that makes releases of Helm has no document of them.
  if (type !== resource.type || !plain || /List$|helm\.sh/.test(type) || marks.test(JSON.stringify(resource)))
    return undefined;
  const full = named.namespace ? `${named.namespace}/${named.name}` : named.name;
  return { type, name: full, props: { apiVersion, kind, metadata: named, ...rest } };
}

type Diagnostic = Answers["analyzeStack"]["diagnosticsList"][number];

/** The answers as lines: name of the resource, policy, level and message. */
function linesOf({ resources, analyzeStack }: Answers, given: readonly TestResource[]): string[] {
  const line = (name: string | undefined, { policyname, enforcementlevel, message }: Diagnostic) =>
    `${name} ${policyname} ${enforcementlevel === 0 ? "advisory" : "mandatory"} ${message}`;
  const lines = [
    ...resources.flatMap(({ analyze }, index) => analyze.diagnosticsList.map((one) => line(given[index]?.name, one))),
    ...analyzeStack.diagnosticsList.map((one) => line(one.urn.split("::")[3] ?? "", one)),
  ];
  return [...new Set(lines)].sort();
}

/** The findings of check about a text as the same lines, and what it did not judge. */
async function checkedLines(text: string, config: Row["config"]) {
  const { report, troubles, notes } = await check([source(text)], { ...options, config });
  const described = new Map(report.rules.map(({ name, description }) => [name, description]));
  const lines = report.findings.map(
    ({ name, rule, level, text }) => `${name} ${rule} ${level} ${described.get(rule)}\n${text}`,
  );
  return { lines: [...new Set(lines)].sort(), unread: [...troubles, ...notes] };
}

const source = (text: string) => ({ name: "all.yaml", text, directory: "/srv/shop" });
const options = { project: "project", stack: "dev", namespace: undefined, env: {} };

const compose = `name: shop
x-common: &common { cap_drop: [ALL], security_opt: ["no-new-privileges:true"], mem_limit: 256m }
services:
  web:
    <<: *common
    image: wordpress:6.8-apache
    read_only: true
    user: "33:33"
    tmpfs: ["/run/apache2:size=1m,uid=33", /tmp]
    volumes: ["./html:/var/www/html", "/etc:/host/etc", "data:/shared:ro"]
    environment: { WORDPRESS_DB_HOST: db, WORDPRESS_DEBUG: "\${DEBUG}" }
  db:
    image: mysql:8.4
    read_only: \${RO}
    volumes: ["data:/var/lib/mysql", { type: tmpfs, target: /run/mysqld }]
    pid: host
  proxy:
    extends: web
    image: traefik:\${TRAEFIK:-v3}
    privileged: true
    volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
    logging: { driver: none }
  own:
    build: { context: ., dockerfile_inline: "FROM nginx:1.29\\n" }
    read_only: true
volumes:
  data: { driver_opts: { type: none, o: bind, device: /var/lib } }
`;

describe("the verdicts of the command check", function () {
  this.timeout(300_000);
  let pack: PackProcess;
  let policies: Readonly<Record<string, number>>;
  before(async () => {
    pack = await PackProcess.start(join(__dirname, "../../policies"), { as: "executable" });
    ({ policies } = await pack.info());
  });
  after(() => pack.stop());

  /** Configures the pack as the engine does: each policy at its own level where the configuration gives none. */
  async function configure(config: Row["config"]) {
    await pack.configure(
      Object.fromEntries(
        Object.entries(policies).map(([policy, number]) => {
          const { enforcementLevel = levels[number] ?? "advisory", ...properties } = (config[policy] ?? {}) as {
            enforcementLevel?: (typeof levels)[number];
          };
          return [policy, { level: enforcementLevel, properties }];
        }),
      ),
    );
  }

  it("the verdicts of check are those of the pack's process, byte for byte, on every row of every rule's table that is a document", async () => {
    const script = join(__dirname, "../support/rule-table-rows.ts");
    const tables: Row[] = JSON.parse(
      execFileSync(process.execPath, ["--require", require.resolve("tsx/cjs"), script], {
        encoding: "utf8",
        maxBuffer: 1 << 28,
      }),
    );
    const rows = tables.flatMap((row) => {
      const given = row.given.flatMap((resource) => inManifest(resource) ?? []);
      return given.length === row.given.length && given.length > 0 ? [{ ...row, given }] : [];
    });
    assert.ok(rows.length > 100, `${rows.length} rows`);
    let [findings, aboutStacks] = [0, 0];
    for (const { rule, name, given, config } of rows) {
      await configure(config);
      const answers = await pack.answers(given);
      const text = given.map(({ props }) => stringify(props, { version: "1.1" })).join("---\n");
      const { lines, unread } = await checkedLines(text, config);
      assert.deepEqual(unread, [], `${rule}: ${name}`);
      assert.deepEqual(lines, linesOf(answers, given), `${rule}: ${name}\n${text}`);
      findings += lines.length;
      aboutStacks += answers.analyzeStack.diagnosticsList.length;
    }
    assert.ok(findings > 200, `${findings} findings`);
    assert.ok(aboutStacks > 10, `${aboutStacks} findings about stacks`);
  });

  it("the verdicts of check on a Compose file are those of the pack's process on its containers, images and volumes", async () => {
    await configure({});
    const given = resourcesOfSources([source(compose)], options).resources.map(({ resource }) => resource);
    assert.equal(given.length, 6);
    const { lines, unread } = await checkedLines(compose, {});
    assert.deepEqual(unread, []);
    assert.deepEqual(lines, linesOf(await pack.answers(given), given));
    const found = [...new Set(lines.map((line) => line.split(" ").slice(0, 2).join(" ")))];
    assert.deepEqual(
      found.filter((line) => !/ (confined-process|log-driver)$/.test(line)),
      [
        "data no-read-only-bypass",
        "db no-host-volumes",
        "db no-read-only-bypass",
        "db read-only-root",
        "db safe-memory-mounts",
        "own writable-paths-declared",
        "proxy no-host-volumes",
        "proxy no-read-only-bypass",
        "proxy read-only-host-mounts",
        "proxy safe-memory-mounts",
        "proxy shared-writable-volumes",
        "web no-host-volumes",
        "web read-only-host-mounts",
        "web safe-memory-mounts",
        "web writable-paths-declared",
      ],
    );
  });
});
