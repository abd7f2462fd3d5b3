import assert from "node:assert/strict";
import { join } from "node:path";
import { rules } from "../../policies/rules";
import type { TestResource } from "../../policies/testing";
import { PackProcess, type PolicyConfig, request } from "../../tools/pack-process";
import { container } from "../support/resources";

const pack = join(__dirname, "../../policies");
const level = "remediate";
const root: TestResource = { type: "pulumi:pulumi:Stack", name: "project-dev", props: {} };

const images = [
  {
    name: "jvm",
    repositories: ["registry.example/jvm"],
    category: "database",
    paths: [
      { path: "/opt/jvm/temp", kind: "ephemeral", required: "always", why: "Native code", exec: true, size: "8Mi" },
      { path: "/etc/jvm", kind: "ephemeral", required: "always", why: "Settings", size: "1Mi" },
      { path: "/data", kind: "persistent", required: "always", why: "Data" },
    ],
  },
];
const mirrors = ["mirror.example/hub"];
const jvm = (rest: object = {}) => container({ image: "registry.example/jvm:1", ...rest });
const writable = (needs: string) =>
  "Containers run on a read-only root filesystem.\n" +
  `container "web" has a writable root filesystem; set readOnly to true; ${needs}`;
const kept = "Data lies on volumes that outlive their containers.";
const nowhere = (path: string, name: string) =>
  `${kept}\ncontainer "web" has no volume at ${path}, where ${name} keeps its data; mount a named volume there`;

describe("a team's own images, configured under writable-paths-declared", () => {
  const names = [
    "read-only-root",
    "writable-paths-declared",
    "read-only-host-mounts",
    "safe-memory-mounts",
    "no-writable-system-paths",
    "data-on-volumes",
  ];
  let running: PackProcess;
  beforeEach(async () => {
    running = await PackProcess.start(pack, { as: "executable" });
  });
  afterEach(() => running.stop());

  /** All rules at level remediate, as after the engine has asked about the root of the stack; with what differs. */
  async function configure(properties: object, others: Readonly<Record<string, PolicyConfig>> = {}) {
    const all = rules.map(({ name }) => [name, { level }] as const);
    const told = { "writable-paths-declared": { level, properties } } as const;
    await running.configure({ ...Object.fromEntries(all), ...told, ...others });
    await running.judge(request(root));
  }
  /** The messages of the rules that look images up. */
  const says = async (resource: TestResource) =>
    (await running.analyze(resource)).filter(({ policy }) => names.includes(policy)).map(({ message }) => message);

  it("configured images count for every rule that looks images up, with the same verdict and words", async () => {
    await configure({ images });
    const { props, by } = await running.remediate(jvm({ volumes: [{ containerPath: "/data", volumeName: "data" }] }));
    assert.deepEqual(by, ["read-only-root", "writable-paths-declared", "confined-process"]);
    assert.deepEqual(props?.tmpfs, {
      "/opt/jvm/temp": "rw,exec,nosuid,nodev,size=8m",
      "/etc/jvm": "rw,noexec,nosuid,nodev,size=1m",
    });
    assert.deepEqual(await says(jvm(props)), []);
  });

  it("a configured image keeps its root writable if no cure can give it a path that it needs", async () => {
    await configure({ images });
    const { props, by } = await running.remediate(jvm());
    assert.deepEqual(by, ["confined-process"]);
    assert.equal(props?.readOnly, undefined);
  });

  it("a configured image keeps a path of the host writable that it needs", async () => {
    await configure({ images });
    const volumes = [{ hostPath: "/usr/share/jvm", containerPath: "/opt/jvm/temp" }];
    const given = jvm({ readOnly: true, tmpfs: { "/etc/jvm": "size=1m" }, volumes });
    assert.deepEqual((await running.remediate(given)).by, ["confined-process"]);
    assert.deepEqual(await says(given), [
      'Paths of the host are mounted read-only.\ncontainer "web" can write to /usr/share/jvm of the host; ' +
        "mount a volume or memory instead of volumes[0], for jvm:1 writes there",
      nowhere("/data", "jvm:1"),
    ]);
  });

  it("the finding about a writable root names the paths of a configured image", async () => {
    await configure({ images });
    assert.deepEqual(await says(jvm({ tmpfs: { "/etc/jvm": "size=1m" } })), [
      writable("jvm:1 also needs a tmpfs with exec at /opt/jvm/temp and a named volume at /data"),
      nowhere("/data", "jvm:1"),
    ]);
  });

  it("configured mirrors make every rule recognise images of a mirror", async () => {
    await configure({ mirrors });
    const varnish = container({ image: "mirror.example/hub/library/varnish:7.1", readOnly: true });
    const { props = {} } = await running.remediate(varnish);
    const cache = (props.tmpfs as Record<string, string>)["/var/lib/varnish/varnishd"];
    assert.match(cache ?? "", /^rw,exec,/);
    assert.deepEqual(await says(container({ image: "mirror.example/hub/wordpress" })), [
      writable("hub/wordpress also needs a tmpfs at /run/apache2, /run/lock/apache2 and /tmp"),
      nowhere("/var/www/html", "hub/wordpress"),
    ]);
    const tmpfs = { "/var/lib/mysql": "size=1g", "/run/mysqld": "size=1m", "/tmp": "size=256m" };
    assert.deepEqual(await says(container({ image: "mirror.example/hub/mysql:8.4", readOnly: true, tmpfs })), [
      `${kept}\ncontainer "web" keeps the data of hub/mysql:8.4 at /var/lib/mysql in memory; ` +
        'mount a named volume instead of tmpfs["/var/lib/mysql"]',
    ]);
  });

  const tmpfs = { "/opt/jvm/temp": "exec,size=8m", "/etc/jvm": "size=1m" };
  const mounted = jvm({ readOnly: true, tmpfs });

  it("images configured for one rule replace the shared ones", async () => {
    const own = [{ ...images[0], name: "own" }];
    await configure({ images }, { "data-on-volumes": { level, properties: { images: own } } });
    assert.deepEqual(await says(mounted), [nowhere("/data", "jvm:1")]);
  });

  it("images configured under writable-paths-declared have no effect if that rule is disabled", async () => {
    await configure({}, { "writable-paths-declared": { level: "disabled", properties: { images } } });
    assert.deepEqual(await says(mounted), [
      "No writable mount lies over the programs and the settings of the system.\n" +
        'container "web" has a writable mount at /etc/jvm, over settings; make tmpfs["/etc/jvm"] read-only or remove it',
      "Memory that containers mount is bounded, and nothing in it can be run.\n" +
        'container "web" mounts memory at /opt/jvm/temp with exec allowed; ' +
        'replace exec by noexec in tmpfs["/opt/jvm/temp"]',
    ]);
  });

  it("images can be configured for each of the other rules", async () => {
    const each = names.map((name) => [name, { level, properties: { images } }] as const);
    const disabled = { "writable-paths-declared": { level: "disabled" } } as const;
    await configure({}, { ...Object.fromEntries(each), ...disabled });
    assert.deepEqual(await says(mounted), [nowhere("/data", "jvm:1")]);
    assert.deepEqual(await says(jvm({ tmpfs })), [
      writable("jvm:1 also needs a named volume at /data"),
      nowhere("/data", "jvm:1"),
    ]);
  });
});
