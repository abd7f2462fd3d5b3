// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Compose files
import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
// As the command line has them: the sources of the package have another class for secrets.
import { secret, unknown } from "@readonly-rootfs/policies/testing";
import { check, resourcesOfSources } from "../../cli/check/check";
import { bytes, words } from "../../cli/check/compose/values";
import { interpolated } from "../../cli/check/compose/variables";
import { table } from "../../cli/check/table";

describe("the words of Compose", () => {
  async function lines(service: string): Promise<string[]> {
    const text = `services:\n  db:\n    ${service}\n    read_only: true\n`;
    const found = table(
      await check([{ name: "compose.yaml", text, directory: tmpdir() }], {
        config: { all: "disabled", "writable-paths-declared": "advisory" },
        project: "documents",
        stack: "check",
        namespace: undefined,
        env: {},
      }),
    );
    return found.split("\n").slice(1, 3);
  }

  it("a tmpfs that a message adds to the provider's map is an entry of the list of Compose", async () => {
    assert.deepEqual(await lines("image: postgres:16"), [
      '  advisory   writable-paths-declared  container "db" runs postgres:16, which needs a writable /run/postgresql (could not create lock file "/var/run/postgresql/.s.PGSQL.5432.lock": Read-only file system); add "/run/postgresql": "rw,noexec,nosuid,nodev,size=1m,uid=999,gid=999,mode=1777" to tmpfs',
      "  in Compose: tmpfs is a list of PATH:OPTIONS",
    ]);
  });

  it("the Dockerfile that a message wants corrected is named by its key", async () => {
    assert.deepEqual(await lines("build: { context: ., dockerfile: no-such-file }"), [
      '  advisory   writable-paths-declared  container "db" has an image that the stack builds from a Dockerfile that is no file of at most 1 MiB, so the paths that it writes could not be looked up; correct dockerfile.location, which counts from the program\'s directory, or describe the image in the option images of writable-paths-declared',
      "  in Compose: dockerfile.location is build.dockerfile, which counts from build.context",
    ]);
  });

  it("the stage that a message wants named is that of the build", async () => {
    assert.deepEqual(
      (await lines('build: { context: ., dockerfile_inline: "FROM redis AS own", target: other }'))[1],
      "  in Compose: target is build.target",
    );
  });
});

describe("Compose files in the command check", () => {
  let directory: string;
  before(() => {
    directory = join(realpathSync(mkdtempSync(join(tmpdir(), "readonly-rootfs-compose-"))));
  });
  after(() => rmSync(directory, { recursive: true }));

  const options = (env: NodeJS.ProcessEnv = {}) => ({
    project: "documents",
    stack: "check",
    namespace: undefined,
    env,
  });
  const source = (text: string) => ({ name: "compose.yaml", text, directory });
  const read = (text: string, env?: NodeJS.ProcessEnv) => resourcesOfSources([source(text)], options(env));

  /** The inputs of the container of a service with these keys, without its image and its default network. */
  function inputs(keys: string, rest = "", env?: NodeJS.ProcessEnv): object {
    const base = "x-base: &base { cap_drop: [ALL] }";
    const text = `name: shop\n${base}\nservices:\n  web:\n    image: a\n${keys}\n${rest}`;
    const { resources, troubles } = read(text, env);
    assert.deepEqual(troubles, []);
    const { resource = assert.fail() } = resources.find(({ resource }) => resource.name === "web") ?? {};
    const { image, networksAdvanced, ...props } = resource.props as Record<string, unknown>;
    assert.deepEqual([resource.type, image], ["docker:index/container:Container", "a"]);
    const isDefault = JSON.stringify(networksAdvanced) === '[{"name":"shop_default"}]';
    return { ...props, ...(networksAdvanced !== undefined && !isDefault && { networksAdvanced }) };
  }

  const at = (path: string) => join(directory, path);
  const table: Readonly<Record<string, readonly [keys: string, props: () => object, rest?: string]>> = {
    "read_only as a text": ["    read_only: 'yes'", () => ({ readOnly: true })],
    "read_only from a default": ["    read_only: ${RO:-true}", () => ({ readOnly: true })],
    "privileged and what is no flag": ["    privileged: maybe", () => ({ privileged: "maybe" })],
    "a working directory": ["    working_dir: /app", () => ({ workingDir: "/app" })],
    "a user as a number": ["    user: 33", () => ({ user: "33" })],
    "a user and a group without quotes": ["    user: 33:33", () => ({ user: "33:33" })],
    "capabilities, options, a platform and kernel settings": [
      "    cap_add: [NET_ADMIN]\n    cap_drop: [ALL]\n    security_opt: ['no-new-privileges:true']\n    platform: linux/amd64\n    sysctls: [net.core.somaxconn=1024]",
      () => ({
        capabilities: { adds: ["NET_ADMIN"], drops: ["ALL"] },
        securityOpts: ["no-new-privileges:true"],
        platform: "linux/amd64",
        sysctls: { "net.core.somaxconn": "1024" },
      }),
    ],
    "namespaces of the host and of another service": [
      "    network_mode: service:db\n    pid: host\n    ipc: container:x\n    userns_mode: host\n    cgroup: host",
      () => ({
        networkMode: "container:db",
        pidMode: "host",
        ipcMode: "container:x",
        usernsMode: "host",
        cgroupnsMode: "host",
      }),
    ],
    "an external network of the host": [
      "    networks: [outside, own]",
      () => ({ networksAdvanced: [{ name: "host" }, { name: "shop_own" }] }),
      "networks: { outside: { external: true, name: host }, own: {} }",
    ],
    "command lines as texts": [
      `    command: run --name "a b" 'c d'\n    entrypoint: /bin/sh -c`,
      () => ({ command: ["run", "--name", "a b", "c d"], entrypoints: ["/bin/sh", "-c"] }),
    ],
    "a command line of which a variable has no value": [
      `    command: redis-server --requirepass \${NONE} --save "" --dir $NONE/x\n    entrypoint: sh -c \${NONE:?set it, 'please'}`,
      () => ({
        command: ["redis-server", "--requirepass", unknown, "--save", "", "--dir", unknown],
        entrypoints: ["sh", "-c", unknown],
      }),
    ],
    "a health check as a text": [
      "    healthcheck: { test: date > /tmp/ready }",
      () => ({ healthcheck: { tests: ["CMD-SHELL", "date > /tmp/ready"] } }),
    ],
    "a health check as a list": [
      "    healthcheck: { test: [CMD, touch, /tmp/ready] }",
      () => ({ healthcheck: { tests: ["CMD", "touch", "/tmp/ready"] } }),
    ],
    "command lines as lists": ["    command: [run, 1]", () => ({ command: ["run", "1"] })],
    "an environment as a mapping": [
      "    environment: { A: yes, B: 1, C: }",
      () => ({ envs: ["A=yes", "B=1", unknown] }),
    ],
    "an environment as a list": ["    environment: [A=1, 'B=${NONE}']", () => ({ envs: ["A=1", unknown] })],
    "the file of an environment that is not there": [
      "    env_file: [none.env, { path: other.env, required: false }]",
      () => ({ envs: [unknown] }),
    ],
    "a tmpfs as a text": ["    tmpfs: /run", () => ({ tmpfs: { "/run": "" } })],
    "a tmpfs with options": [
      "    tmpfs: ['/tmp:size=64m,mode=1777']",
      () => ({ tmpfs: { "/tmp": "size=64m,mode=1777" } }),
    ],
    "a tmpfs whose path is not known": ["    tmpfs: ['${NONE}']", () => ({ tmpfs: unknown })],
    "short volumes": [
      "    volumes: [/data, data:/var/lib, ./html:/html:ro, ~/x:/x, '/a:/b:rw,rshared', 'C:\\x:/y:ro', '${NONE}:/z']",
      () => ({
        mounts: [
          { type: "volume", target: "/data" },
          { type: "volume", source: "shop_data", target: "/var/lib" },
          { type: "bind", source: at("html"), target: "/html", readOnly: true },
          { type: "bind", source: join(homedir(), "x"), target: "/x" },
          { type: "bind", source: "/a", target: "/b", bindOptions: { propagation: "rshared" } },
          { type: "bind", source: "C:\\x", target: "/y", readOnly: true },
          unknown,
        ],
      }),
      "volumes: { data: {} }",
    ],
    "two volumes at one place, of which Compose mounts the last": [
      "    volumes: ['logs:/logs', 'data:/data', 'more:/logs']",
      () => ({
        mounts: [
          { type: "volume", source: "shop_data", target: "/data" },
          { type: "volume", source: "shop_more", target: "/logs" },
        ],
      }),
      "volumes: { logs: {}, data: {}, more: {} }",
    ],
    "long volumes": [
      `    volumes:
      - { type: bind, source: ../up, target: /up, read_only: true, bind: { propagation: rslave } }
      - { type: volume, source: own, target: /own, volume: { nocopy: true, subpath: a } }
      - { type: tmpfs, target: /t, tmpfs: { size: 64m, mode: 01777 } }`,
      () => ({
        mounts: [
          {
            type: "bind",
            source: join(directory, "../up"),
            target: "/up",
            readOnly: true,
            bindOptions: { propagation: "rslave" },
          },
          { type: "volume", source: "theirs", target: "/own", volumeOptions: { noCopy: true, subpath: "a" } },
          { type: "tmpfs", target: "/t", tmpfsOptions: { sizeBytes: 64 * 2 ** 20, mode: 0o1777 } },
        ],
      }),
      "volumes: { own: { external: true, name: theirs } }",
    ],
    "volumes of another service": [
      "    volumes_from: ['db:ro', 'container:x']",
      () => ({ volumes: [{ fromContainer: "db", readOnly: true }, { fromContainer: "x" }] }),
    ],
    "secrets and configurations from files, and no others": [
      "    secrets: [key, { source: cert, target: tls.crt }, none]\n    configs: [{ source: conf, target: /etc/app.conf }]",
      () => ({
        mounts: [
          { type: "bind", source: at("key.txt"), target: "/run/secrets/key", readOnly: true },
          { type: "bind", source: at("cert.txt"), target: "/run/secrets/tls.crt", readOnly: true },
          { type: "bind", source: at("app.conf"), target: "/etc/app.conf", readOnly: true },
        ],
      }),
      "secrets: { key: { file: ./key.txt }, cert: { file: cert.txt }, none: { environment: NONE } }\nconfigs: { conf: { file: ./app.conf } }",
    ],
    "the socket of the engine by its key": [
      "    use_api_socket: true",
      () => ({ mounts: [{ type: "bind", source: "/var/run/docker.sock", target: "/var/run/docker.sock" }] }),
    ],
    "devices and rules for them": [
      "    devices: ['/dev/sda:/dev/xvda:r', { source: /dev/kvm }]\n    device_cgroup_rules: ['c 1:3 rwm']",
      () => ({
        devices: [{ hostPath: "/dev/sda", containerPath: "/dev/xvda", permissions: "r" }, { hostPath: "/dev/kvm" }],
        deviceCgroupRules: ["c 1:3 rwm"],
      }),
    ],
    "a limit of memory": ["    mem_limit: 1.5g", () => ({ memory: 1536 })],
    "a limit of memory where Swarm has it": [
      "    deploy: { resources: { limits: { memory: 100k } } }",
      () => ({ memory: 1 }),
    ],
    logging: [
      "    logging: { driver: local, options: { max-size: 10m } }",
      () => ({ logDriver: "local", logOpts: { "max-size": "10m" } }),
    ],
    "anchors and merge keys": [
      "    <<: *base\n    read_only: true",
      () => ({ readOnly: true, capabilities: { drops: ["ALL"] } }),
      "",
    ],
    "a service that it extends": [
      "    extends: base\n    cap_drop: [ALL]\n    environment: [A=2]\n    volumes: ['./b:/data']\n    command: run",
      () => ({
        readOnly: true,
        capabilities: { drops: ["NET_RAW", "ALL"] },
        envs: ["A=2", "B=1"],
        command: ["run"],
        mounts: [{ type: "bind", source: at("b"), target: "/data" }],
      }),
      "  base:\n    image: b\n    read_only: true\n    cap_drop: [NET_RAW]\n    environment: { A: 1, B: 1 }\n    volumes: ['./a:/data']\n    command: [none]",
    ],
    "keys that change nothing that is judged": [
      "    restart: always\n    ports: ['80:80']\n    ulimits: { nofile: 1024 }\n    shm_size: 64m\n    profiles: [dev]\n    x-own: 1",
      () => ({}),
    ],
  };
  for (const [what, [keys, props, rest = ""]] of Object.entries(table)) {
    it(`a service with ${what} is judged by the same inputs as docker.Container`, () => {
      assert.deepEqual(inputs(keys, rest), props());
    });
  }

  it("values of the environment and of .env are secret in inputs, and those of the environment come first", () => {
    writeFileSync(at(".env"), "TAG=1.0\nOTHER=fromfile\n");
    writeFileSync(at("app.env"), "FROM=file\n");
    try {
      assert.deepEqual(
        inputs(
          "    user: ${TAG}\n    hostname: ${OTHER}\n    command: ['${OTHER}']\n    env_file: app.env\n    environment: [TAG]",
          "",
          {
            TAG: "2.0",
          },
        ),
        { user: secret("2.0"), command: [secret("fromfile")], envs: [secret("FROM=file"), secret("TAG=2.0")] },
      );
    } finally {
      rmSync(at(".env"));
      rmSync(at("app.env"));
    }
  });

  const texts: Readonly<Record<string, unknown>> = {
    plain: "plain",
    $$HOME: "$HOME",
    "a-$SET-b": secret("a-value-b"),
    "${SET}": secret("value"),
    "${SET:-other}": secret("value"),
    "${EMPTY:-other}": "other",
    "${EMPTY-other}": secret(""),
    "${NONE:-a:b-c}": "a:b-c",
    "${NONE:-${SET}}": secret("value"),
    "${NONE:-${NONE-deep}}x": "deepx",
    "${SET:+there}": "there",
    "${NONE+there}": "",
    $NONE: unknown,
    "${NONE}": unknown,
    "${NONE:?say}": unknown,
    "${SET:?say}": secret("value"),
    "${not a name}": unknown,
    "${open": unknown,
    "100$": unknown,
  };
  for (const [text, expected] of Object.entries(texts)) {
    it(`the text ${text} is interpolated as Compose does, without a guess`, () => {
      assert.deepEqual(interpolated(text, { SET: "value", EMPTY: "" }), expected);
    });
  }

  it("command lines are split as a shell does, and sizes read in binary units", () => {
    assert.deepEqual(words(`a "b \\"c" 'd "e' f\\ g x"y"z`), ["a", 'b "c', 'd "e', "f g", "xyz"]);
    assert.deepEqual(["64m", "1GB", "10", "2kib", "1.5k", "many"].map(bytes), [
      64 * 2 ** 20,
      2 ** 30,
      10,
      2048,
      1536,
      undefined,
    ]);
  });

  const refused: Readonly<Record<string, readonly [text: string, says: string]>> = {
    "a service without image and build": [
      "services:\n  web: { read_only: true }\n",
      'compose.yaml:2: document 1 has the service "web" without image and build; docker compose -f FILE -f FILE config | npx @readonly-rootfs/cli check - judges all files of a project as one',
    ],
    "a service without keys": [
      "services:\n  web:\n",
      'compose.yaml:2: document 1 has the service "web" without keys; write its image',
    ],
    "a service that extends itself": [
      "services:\n  web: { image: a, extends: web }\n",
      'compose.yaml:2: document 1 has the service "web", which extends itself',
    ],
    "a service that extends one that is not there": [
      "services:\n  web: { image: a, extends: { service: base, file: none.yaml } }\n",
      'compose.yaml:2: document 1 has the service "web", which extends one that cannot be read; docker compose config | npx @readonly-rootfs/cli check - judges all in one',
    ],
    "services of the first format, which had no key for them": [
      "web:\n  image: a\n",
      "compose.yaml:1: document 1 is neither an object of Kubernetes, with apiVersion and kind, nor a Compose file, with services",
    ],
  };
  for (const [what, [text, says]] of Object.entries(refused)) {
    it(`check refuses a Compose file with ${what}`, () => {
      const { resources, troubles } = read(text);
      assert.deepEqual([resources, troubles], [[], [says]]);
    });
  }

  it("a file that includes others alone is a Compose file", () => {
    const { resources, troubles } = read("include: [other.yaml]\n");
    assert.deepEqual(
      [resources, troubles],
      [
        [],
        [
          "compose.yaml:1: document 1 includes other files, which are not read; docker compose config | npx @readonly-rootfs/cli check - judges all in one",
        ],
      ],
    );
  });

  it("a hook before a service is judged as a container of its own, with the mounts of the service", () => {
    const { resources, notes } = read(
      "name: shop\nservices:\n  web:\n    image: a\n    read_only: true\n    volumes: ['data:/data']\n    pre_start:\n      - command: [chown, '1', /data]\n        user: root\n      - image: b\n        privileged: true\n",
    );
    const common = {
      mounts: [{ type: "volume", source: "shop_data", target: "/data" }],
      networksAdvanced: [{ name: "shop_default" }],
    };
    assert.deepEqual(
      resources.map(({ resource, place }) => [resource.name, place.line, resource.props]),
      [
        ["web", 3, { image: "a", readOnly: true, ...common }],
        ["web.pre_start[0]", 8, { image: "a", command: ["chown", "1", "/data"], user: "root", ...common }],
        ["web.pre_start[1]", 10, { image: "b", privileged: true, ...common }],
      ],
    );
    const says = (line: number) =>
      `compose.yaml:${line}: document 1 runs a hook before the service "web" in a container whose root Compose makes writable; a service with read_only, on which "web" depends with the condition service_completed_successfully, runs the same`;
    assert.deepEqual(notes, [says(8), says(10)]);
  });

  for (const hook of ["post_start", "pre_stop"]) {
    it(`a service whose ${hook} is privileged is judged as privileged`, () => {
      const { resources, notes } = read(
        `services:\n  web:\n    image: a\n    ${hook}:\n      - command: a\n      - command: b\n        privileged: true\n`,
      );
      const [{ resource } = assert.fail()] = resources;
      assert.equal((resource.props as Record<string, unknown>).privileged, true);
      assert.deepEqual(notes, [
        'compose.yaml:7: document 1 runs a privileged hook in the service "web", which is judged as privileged itself',
      ]);
    });
  }

  const beside: Readonly<Record<string, readonly [text: string, says: readonly string[]]>> = {
    "a key that stands twice": [
      "services:\n  db:\n    image: a\n  web:\n    image: a\n    image: b\n",
      ['compose.yaml:6: document 1 has the key "image" twice, which Compose refuses; the last one was judged'],
    ],
    "files that it includes": [
      "include: [other.yaml]\nservices:\n  web: { image: a }\n  db: { image: a }\n",
      [
        "compose.yaml:1: document 1 includes other files, which are not read; docker compose config | npx @readonly-rootfs/cli check - judges all in one",
      ],
    ],
    "services that extend each other, one without keys and one without an image": [
      "services:\n  a: { image: a, extends: b }\n  b: { image: a, extends: a }\n  db: { image: a }\n  c:\n  d: { user: '1' }\n  web: { image: a }\n",
      [
        'compose.yaml:2: document 1 has the service "a", which extends itself',
        'compose.yaml:3: document 1 has the service "b", which extends itself',
        'compose.yaml:5: document 1 has the service "c" without keys; write its image',
        'compose.yaml:6: document 1 has the service "d" without image and build; docker compose -f FILE -f FILE config | npx @readonly-rootfs/cli check - judges all files of a project as one',
      ],
    ],
  };
  for (const [what, [text, says]] of Object.entries(beside)) {
    it(`check judges what else stands in a Compose file with ${what}`, () => {
      const { resources, troubles } = read(text);
      assert.deepEqual([resources.map(({ resource }) => resource.name).sort(), troubles], [["db", "web"], says]);
    });
  }

  it("files of one project that are not merged are told", () => {
    const one = { name: at("compose.yaml"), text: "services:\n  web: { image: a }\n  db: { image: a }\n", directory };
    const other = { name: at("prod.yaml"), text: "services:\n  db: { image: b }\n", directory };
    writeFileSync(at("compose.override.yaml"), "services: {}\n");
    assert.deepEqual(resourcesOfSources([one, other], options()).notes, [
      `${one.name}:1: is merged by Compose with ${at("compose.override.yaml")}, which is not read; docker compose config | npx @readonly-rootfs/cli check - judges both as one`,
      `${other.name}:1: declares the service "db", as ${one.name} does, and is not merged with it; docker compose -f FILE -f FILE config | npx @readonly-rootfs/cli check - judges all files of a project as one`,
    ]);
    rmSync(at("compose.override.yaml"));
  });

  it("a key that Compose does not know, as a misspelt one, is told", () => {
    const { notes, troubles } = read("services:\n  web:\n    image: a\n    readonly: true\n    x-own: 1\n");
    assert.deepEqual(
      [notes, troubles],
      [
        [
          'compose.yaml:4: document 1 has the key "readonly" in the service "web", which Compose does not know; it is not judged',
        ],
        [],
      ],
    );
  });

  it("a service may extend one of another file, whose paths count from that file", () => {
    writeFileSync(
      at("base.yaml"),
      "services:\n  base:\n    image: b\n    read_only: true\n    volumes: ['./data:/data']\n",
    );
    const { resources } = read("services:\n  web: { image: a, extends: { file: base.yaml, service: base } }\n");
    const [{ resource } = assert.fail()] = resources;
    const { image, readOnly, mounts } = resource.props as Record<string, unknown>;
    assert.deepEqual([image, readOnly, mounts], ["a", true, [{ type: "bind", source: at("data"), target: "/data" }]]);
  });

  it("a version that nobody knows changes nothing, as with Compose, and both kinds of documents go into one run", async () => {
    const text =
      "apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: { containers: [{ name: c, image: a }] }\n---\nversion: '99'\nname: shop\nservices:\n  web:\n    image: a\n";
    const { report, troubles, resources } = await check([source(text)], { ...options(), config: {} });
    assert.deepEqual(troubles, []);
    assert.deepEqual(
      resources.map(({ place }) => place),
      [
        { file: "compose.yaml", line: 1, document: 1 },
        { file: "compose.yaml", line: 9, document: 2 },
      ],
    );
    assert.deepEqual(
      report.findings.filter(({ level }) => level === "mandatory").map(({ type, text }) => [type, text.split(";")[1]]),
      [
        ["docker:index/container:Container", " set readOnly to true"],
        ["kubernetes:core/v1:Pod", " set spec.containers[0].securityContext.readOnlyRootFilesystem to true"],
      ],
    );
  });

  it("an unset variable is said to be unknown, and no default is", async () => {
    const text =
      "services:\n  web:\n    image: a\n    read_only: ${RO}\n  api:\n    image: a\n    read_only: ${RO:-true}\n";
    const { report } = await check([source(text)], { ...options(), config: {} });
    assert.deepEqual(
      report.findings
        .filter(({ rule }) => rule === "read-only-root")
        .map(({ name, level, text }) => [name, level, text]),
      [["web", "advisory", 'container "web" cannot be judged until readOnly is known']],
    );
  });

  it("a volume at a directory of the host that is not known is at its place in the container", async () => {
    const text = [
      "services:",
      "  cache:",
      "    image: redis:8.6",
      "    read_only: true",
      "    volumes:",
      "      - ${DATA_DIR}/redis:/data",
      "  web:",
      "    image: nginx:1.29",
      "    read_only: true",
      "    volumes:",
      "      - ${DATA_DIR}/cache:/var/cache/nginx:ro",
      "      - $DATA_DIR/run:/run",
    ].join("\n");
    const { report } = await check([source(text)], { ...options(), config: {} });
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule === "writable-paths-declared").map(({ text }) => text),
      [
        'container "web" runs nginx:1.29, which needs a writable /var/cache/nginx (mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)); make the read-only mount mounts[0] writable',
      ],
    );
  });

  it("volumes whose driver mounts the host are judged, and services that share one", async () => {
    const text = `name: shop
services:
  web: { image: a, read_only: true, volumes: ["etc:/data"] }
  api: { image: a, read_only: true, volumes: ["etc:/data"] }
volumes:
  etc: { driver_opts: { type: none, o: bind, device: /etc } }
`;
    const { report } = await check([source(text)], { ...options(), config: {} });
    const ruleAndText = report.findings.map(({ rule, text }) => `${rule}: ${text.split(";")[0]}`);
    for (const expected of [
      'read-only-host-mounts: volume "etc" lets containers write to /etc of the host',
      'no-host-volumes: container "web" can write to /etc of the host through volume "etc"',
      'shared-writable-volumes: volume "shop_etc" is mounted writable by Container "api" and Container "web"',
    ]) {
      assert.ok(ruleAndText.includes(expected), `${expected}\n${ruleAndText.join("\n")}`);
    }
  });

  it("an image that Compose builds is judged by its Dockerfile inline", async () => {
    const text =
      'name: shop\nservices:\n  web:\n    read_only: true\n    build: { context: ., dockerfile_inline: "FROM nginx:1.29\\n" }\n';
    const { report } = await check([source(text)], { ...options(), config: {} });
    const [found] = report.findings.filter(({ rule }) => rule === "writable-paths-declared");
    assert.match(found?.text ?? "", /^container "web" .* an image built from nginx:1\.29, which needs/);
  });
});
