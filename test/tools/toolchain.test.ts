import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensureNode, requireNode } from "../../tools/toolchain";
import { builtPart, ensurePart, partKey } from "../../tools/toolchain/build";
import { cacheRoot, digest, Failures, publish } from "../../tools/toolchain/cache";
import { goEnvironment } from "../../tools/toolchain/go";
import { withLock } from "../../tools/toolchain/lock";
import { ownDirectory } from "../../tools/toolchain/own";
import {
  API_SERVER,
  CLI,
  CLI_VERSION,
  DOCKER,
  ETCD,
  HELM,
  KUBERNETES,
  NODE_HOST,
  YAML_HOST,
} from "../../tools/toolchain/parts";
import { homeWith, installedPlugin, type Provider, sdkVersion } from "../../tools/toolchain/plugins";
import { isNewEnough, onPath, placeBeside, unpackRelease } from "../../tools/toolchain/pulumi";
import { intact, listedDigest, seal, sha256 } from "../../tools/toolchain/seal";

const root = join(__dirname, "../..");
const modules = join(root, "tools/toolchain/modules");

describe("the toolchain", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-toolchain-"));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function file(name: string, content = "", mode = 0o644): string {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode });
    return path;
  }

  describe("versions", () => {
    const versions: Record<string, boolean> = {
      "v3.255.0": true,
      "3.255.0\n": true,
      "v3.259.1": true,
      "v4.0.0": true,
      "v3.260.0-alpha.1767000000+dirty": true,
      "v3.254.9": false,
      "v3.99.0": false,
      "v3.255.0-alpha.1": false,
      "v3.255": false,
      "": false,
      "command not found": false,
    };
    for (const [version, enough] of Object.entries(versions)) {
      it(`the toolchain takes the version ${JSON.stringify(version)} ${enough ? "as new enough" : "not as new enough"}`, () => {
        assert.equal(isNewEnough(version), enough);
      });
    }

    it("the toolchain refuses an old Node.js in one sentence", () => {
      requireNode("20.19.0");
      requireNode("22.12.0");
      requireNode("24.0.0");
      for (const version of ["20.18.3", "21.7.3", "22.11.0"]) {
        assert.throws(() => requireNode(version), {
          name: "ToolchainError",
          message: `Node.js ${version} is not supported: install 20.19 or newer of Node.js 20, or 22.12 or newer, then run this again.`,
        });
      }
    });

    it("the versions in parts.ts are those in the modules' go.mod", () => {
      const lines = (name: string) => readFileSync(join(modules, name), "utf8").split(/(?: \/\/ indirect)?\n/);
      const said: [string, string][] = [
        ["cli/go.mod", `github.com/pulumi/pulumi/pkg/v3 v${CLI.version}`],
        ["cli/go.mod", `github.com/pulumi/pulumi-yaml v${YAML_HOST.version}`],
        ["nodejs/go.mod", `=> github.com/pulumi/pulumi/sdk/v3 v${NODE_HOST.version}`],
        ["python/go.mod", `=> github.com/pulumi/pulumi/sdk/v3 v${NODE_HOST.version}`],
        ["kubernetes/go.mod", `=> github.com/pulumi/pulumi-kubernetes/sdk/v4 v${KUBERNETES.version}`],
        ["apiserver/go.mod", `k8s.io/kubernetes v${API_SERVER.version}`],
        ["etcd/go.mod", `go.etcd.io/etcd/server/v3 v${ETCD.version}`],
        ["helm/go.mod", `helm.sh/helm/v3 v${HELM.version}`],
        ["docker/info/info.go", `const Version = "${DOCKER.version}"`],
      ];
      for (const [file, end] of said) {
        assert.equal(lines(file).filter((line) => line.endsWith(end)).length, 1, `${file} has no line with ${end}`);
      }
      assert.equal(DOCKER.version, sdkVersion("docker"));
    });
  });

  describe("cache", () => {
    it("the cache lies in the user's cache directory, or in XDG_CACHE_HOME", () => {
      assert.equal(cacheRoot({ XDG_CACHE_HOME: "/no/c" }), "/no/c/pulumi-readonly-rootfs/toolchain");
      assert.match(cacheRoot({}), /\/\.cache\/pulumi-readonly-rootfs\/toolchain$/);
      assert.equal(cacheRoot({ XDG_CACHE_HOME: "" }), cacheRoot({}));
    });

    it("the key of a part changes when text moves from one of its files to the next", () => {
      assert.match(digest("a"), /^[0-9a-f]{8}$/);
      assert.notEqual(digest("ab", "c"), digest("a", "bc"));
      assert.notEqual(digest("ab"), digest("a", "b"));
      assert.equal(digest("a", "b"), digest("a", Buffer.from("b")));
    });

    it("the toolchain builds a part again only if its modules, sources, version or flags change", () => {
      cpSync(modules, directory, { recursive: true });
      const key = partKey(DOCKER, directory);
      assert.equal(key, partKey(DOCKER));
      writeFileSync(join(directory, "cli/go.sum"), "other\n");
      assert.equal(partKey(DOCKER, directory), key);
      assert.notEqual(partKey(CLI, directory), partKey(CLI));
      const changed = [
        partKey({ ...DOCKER, tags: "other" }, directory),
        partKey({ ...DOCKER, stamps: { "main.version": "1" } }, directory),
      ];
      for (const name of ["docker/go.sum", "docker/info/info.go"]) {
        writeFileSync(join(directory, name), "other\n");
        changed.push(partKey(DOCKER, directory));
      }
      assert.equal(new Set([key, ...changed]).size, 5);
    });

    it("publish makes a directory whole or not at all, and leaves nothing beside it", async () => {
      const target = join(directory, "tools/part");
      const failed = publish(target, async (temporary) => {
        writeFileSync(join(temporary, "half"), "");
        throw new Error("the compiler stopped");
      });
      await assert.rejects(failed, { message: "the compiler stopped" });
      assert.deepEqual(readdirSync(join(directory, "tools")), []);
      await publish(target, async (temporary) => {
        assert.equal(existsSync(target), false);
        writeFileSync(join(temporary, "program"), "first");
      });
      await publish(target, async (temporary) => writeFileSync(join(temporary, "program"), "second"));
      assert.deepEqual(readdirSync(join(directory, "tools")), ["part"]);
      assert.equal(readFileSync(join(target, "program"), "utf8"), "first");
    });

    it("the toolchain remembers a failure for a day", () => {
      let now = Date.UTC(2026, 0, 1);
      const failures = new Failures(join(directory, "failures"), () => now);
      assert.equal(failures.reason("docker"), undefined);
      failures.remember("docker", "no such host");
      now += 24 * 60 * 60 * 1000 - 1;
      assert.equal(failures.reason("docker"), "no such host");
      assert.equal(failures.reason("kubernetes"), undefined);
      now += 1;
      assert.equal(failures.reason("docker"), undefined);
      failures.remember("docker", "again");
      assert.equal(failures.reason("docker"), "again");
      file("failures/docker.json", '{"at": 17671');
      assert.equal(failures.reason("docker"), undefined);
    });
  });

  describe("directory of the cache", () => {
    it("the directory of the cache gets the mode 0700, and is made with it", async () => {
      const made = join(directory, "made");
      mkdirSync(made, { mode: 0o755 });
      ownDirectory(made);
      assert.equal(statSync(made).mode & 0o777, 0o700);
      await publish(join(directory, "a/b/part"), async () => {});
      assert.equal(statSync(join(directory, "a")).mode & 0o777, 0o700);
    });

    for (const mode of [0o777, 0o770, 0o702]) {
      it(`the directory of the cache is refused with mode ${mode.toString(8)}, because others may have put programs there`, () => {
        const cache = join(directory, "cache/pulumi-readonly-rootfs/toolchain");
        mkdirSync(cache, { recursive: true });
        chmodSync(cache, mode);
        assert.throws(() => cacheRoot({ XDG_CACHE_HOME: join(directory, "cache") }), {
          name: "ToolchainError",
          message:
            `${cache} has mode ${mode.toString(8)}, so that others may put programs there: they are not run; ` +
            "remove it, or set XDG_CACHE_HOME to a directory of your own.",
        });
      });
    }

    it("the directory of the cache is refused if it belongs to another user, also behind a link", () => {
      const other = join(directory, "other");
      mkdirSync(other, { mode: 0o700 });
      symlinkSync(other, join(directory, "link"));
      const user = statSync(other).uid;
      assert.throws(() => ownDirectory(join(directory, "link"), user + 1), {
        message:
          `${other} belongs to user ${user}, but this process runs as user ${user + 1}: its programs are not run; ` +
          "remove it, or set XDG_CACHE_HOME to a directory of your own.",
      });
    });
  });

  describe("digests of programs", () => {
    const changed = (program: string) => ({
      name: "ToolchainError",
      message:
        `${program} is not the program that was put there: its SHA-256 has changed, and it is not run; ` +
        `remove ${dirname(program)}, then run this again.`,
    });

    it("the digest of an unchanged program matches, also after a hard link changed its times", () => {
      const program = file("part/pulumi", "program");
      seal(program);
      intact(program);
      placeBeside(file("other/pulumi"), program);
      intact(program);
    });

    it("the digest of a changed program does not match, even at the same length and modification time", () => {
      const program = file("part/pulumi", "program");
      seal(program);
      const { atime, mtime } = statSync(program);
      writeFileSync(program, "PROGRAM");
      utimesSync(program, atime, mtime);
      assert.throws(() => intact(program), changed(program));
      assert.throws(() => intact(program), changed(program));
    });

    it("the digest of a program from an older cache is recorded at first use", () => {
      const program = file("part/pulumi", "program");
      intact(program);
      writeFileSync(program, "another");
      assert.throws(() => intact(program), changed(program));
    });

    it("the digest of a program is the one that sha256sum prints", () => {
      const program = file("part/pulumi", "abc");
      const digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
      assert.equal(sha256(program), digest);
      const list = `${"0".repeat(64)}  a.zip\n${digest}  a.tar.gz\n${digest} *b.tar.gz\n`;
      assert.equal(listedDigest(list, "a.tar.gz"), digest);
      assert.equal(listedDigest(list, "b.tar.gz"), digest);
      assert.equal(listedDigest(list, "c.tar.gz"), undefined);
    });
  });

  describe("a release of the CLI", () => {
    let server: Server;
    let served: Record<string, string | Buffer>;
    let at: string;
    beforeEach(async () => {
      served = {};
      server = createServer(({ url = "" }, response) => {
        const body = served[url];
        response.writeHead(body === undefined ? 404 : 200).end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterEach(() => new Promise((resolve) => server.close(resolve)));

    function archive(): Buffer {
      file("pulumi/pulumi", "#!/bin/sh\n", 0o755);
      const { status } = spawnSync("tar", ["-czf", join(directory, "pulumi-v1.tar.gz"), "-C", directory, "pulumi"]);
      assert.equal(status, 0);
      return readFileSync(join(directory, "pulumi-v1.tar.gz"));
    }
    const unpack = (root: string) =>
      unpackRelease(root, { archive: `${at}/pulumi-v1.tar.gz`, checksums: `${at}/checksums.txt` });

    it("a release of the CLI is unpacked if it has the checksum that the release lists", async () => {
      served["/pulumi-v1.tar.gz"] = archive();
      served["/checksums.txt"] = `${sha256(join(directory, "pulumi-v1.tar.gz"))}  pulumi-v1.tar.gz\n`;
      const root = join(directory, "root");
      mkdirSync(root);
      await unpack(root);
      assert.deepEqual(readdirSync(root, { recursive: true }).sort(), ["bin", "bin/pulumi"]);
      assert.equal(statSync(join(root, "bin/pulumi")).mode & 0o111, 0o111);
    });

    it("a release of the CLI is not unpacked with another checksum, without one, or without a list", async () => {
      const root = join(directory, "root");
      mkdirSync(root);
      served["/pulumi-v1.tar.gz"] = archive();
      await assert.rejects(unpack(root), { message: `${at}/checksums.txt answers 404` });
      served["/checksums.txt"] = "";
      await assert.rejects(unpack(root), { message: "the list of checksums has no line for pulumi-v1.tar.gz" });
      const [actual, wanted] = [sha256(join(directory, "pulumi-v1.tar.gz")), "0".repeat(64)];
      served["/checksums.txt"] = `${wanted}  pulumi-v1.tar.gz\n`;
      await assert.rejects(unpack(root), {
        message: `pulumi-v1.tar.gz has the SHA-256 ${actual}, but the release lists ${wanted}`,
      });
      assert.equal(existsSync(join(root, "bin")), false);
    });

    it("the download of a release names the address that cannot be reached", async () => {
      await assert.rejects(
        unpackRelease(directory, { archive: `${at}/a.tar.gz`, checksums: "http://127.0.0.1:1/checksums.txt" }),
        /^Error: http:\/\/127\.0\.0\.1:1\/checksums\.txt cannot be reached: /,
      );
    });
  });

  describe("lock", () => {
    it("the lock admits one process at a time, and tells the others who holds it", async () => {
      const lock = join(directory, "locks/part.lock");
      const events: string[] = [];
      const waited: number[] = [];
      const build = (name: string) =>
        withLock(
          lock,
          async () => {
            events.push(`${name} begins`);
            await new Promise((resolve) => setTimeout(resolve, 30));
            events.push(`${name} ends`);
            return name;
          },
          (pid) => waited.push(pid),
          5,
        );
      assert.deepEqual(await Promise.all([build("a"), build("b")]), ["a", "b"]);
      assert.deepEqual(events, ["a begins", "a ends", "b begins", "b ends"]);
      assert.deepEqual(waited, [process.pid]);
      assert.equal(existsSync(lock), false);
    });

    it("the lock is free again after a failure", async () => {
      const lock = join(directory, "part.lock");
      await assert.rejects(
        withLock(lock, () => Promise.reject(new Error("no"))),
        { message: "no" },
      );
      assert.equal(await withLock(lock, async () => "in", undefined, 5), "in");
    });

    it("the lock is taken over from a process that has ended, and from one cut off while it took the lock", async () => {
      const ended = spawnSync(process.execPath, ["-p", "JSON.stringify({pid: process.pid, host: os.hostname()})"]);
      for (const content of [String(ended.stdout), ""]) {
        const lock = file("part.lock", content);
        assert.equal(
          await withLock(
            lock,
            async () => "in",
            () => assert.fail("waited"),
            5,
          ),
          "in",
        );
      }
    });
  });

  describe("finding", () => {
    it("onPath takes the first program of that name on the PATH", () => {
      const second = file("b/pulumi");
      const path = [join(directory, "a"), "", join(directory, "b"), join(directory, "c")].join(":");
      file("c/pulumi");
      assert.equal(onPath("pulumi", path), second);
      assert.equal(onPath("pulumi-language-nodejs", path), undefined);
    });

    it("installedPlugin takes the newest plugin that the CLI would take", () => {
      for (const version of ["5.1.9", "5.2.0", "5.10.0", "6.0.0", "5.11.0", "5.3.0-alpha.1"]) {
        file(`plugins/resource-docker-v${version}/pulumi-resource-docker`);
      }
      mkdirSync(join(directory, "plugins/resource-docker-v5.12.0"));
      file("plugins/resource-docker-v5.11.0.partial");
      file("plugins/resource-dockerhub-v5.13.0/pulumi-resource-dockerhub");
      assert.deepEqual(installedPlugin(directory, "docker", "5.2.0"), {
        version: "5.10.0",
        path: join(directory, "plugins/resource-docker-v5.10.0/pulumi-resource-docker"),
      });
      assert.equal(installedPlugin(directory, "docker", "7.0.0"), undefined);
      assert.equal(installedPlugin(join(directory, "none"), "docker", "5.2.0"), undefined);
    });

    it("placeBeside links a language host beside the CLI as the same file, and replaces an older one", () => {
      const cli = file("cli/pulumi");
      const beside = join(directory, "cli/pulumi-language-nodejs");
      const first = file("1/pulumi-language-nodejs", "first");
      placeBeside(cli, first);
      placeBeside(cli, first);
      assert.equal(statSync(beside).ino, statSync(first).ino);
      placeBeside(cli, file("2/pulumi-language-nodejs", "second"));
      assert.equal(readFileSync(beside, "utf8"), "second");
      assert.deepEqual(readdirSync(dirname(cli)).sort(), ["pulumi", "pulumi-language-nodejs"]);
    });

    it("the home of a toolchain has the providers as plugins of the SDK's version, one home for each choice of providers", () => {
      const provider = (name: "docker" | "kubernetes", path: string, ambient = false): Provider => ({
        name,
        path,
        ambient,
        kind: "real",
        version: "1.0.0",
        built: false,
      });
      const before = process.env.XDG_CACHE_HOME;
      process.env.XDG_CACHE_HOME = directory;
      try {
        const docker = provider("docker", "/somewhere/pulumi-resource-docker");
        const home = homeWith([docker, provider("kubernetes", "/usr/bin/pulumi-resource-kubernetes", true)]);
        assert.equal(dirname(home), cacheRoot());
        const plugins = readdirSync(join(home, "plugins"));
        assert.deepEqual(plugins, [`resource-docker-v${sdkVersion("docker")}`]);
        const link = join(home, "plugins", plugins[0] as string, "pulumi-resource-docker");
        assert.equal(readlinkSync(link), docker.path);
        assert.equal(homeWith([docker]), home);
        assert.notEqual(homeWith([provider("docker", "/elsewhere/pulumi-resource-docker")]), home);
        rmSync(link);
        symlinkSync("/stale", link);
        assert.equal(homeWith([docker]), home);
        assert.equal(readlinkSync(link), docker.path);
      } finally {
        if (before === undefined) delete process.env.XDG_CACHE_HOME;
        else process.env.XDG_CACHE_HOME = before;
      }
    });
  });

  describe("building and installing", () => {
    const before = { ...process.env };
    beforeEach(() => {
      process.env.XDG_CACHE_HOME = join(directory, "cache");
      process.env.PATH = `${join(directory, "bin")}:${before.PATH}`;
    });
    afterEach(() => {
      process.env = { ...before };
    });

    /** A program that writes its arguments down and then does `script`, in which `$out` is what follows `-o`. */
    function fake(name: string, script: string): () => string[] {
      const calls = file(`${name}.calls`);
      const find = 'out=; last=; for a in "$@"; do [ "$last" = -o ] && out=$a; last=$a; done';
      file(`bin/${name}`, `#!/bin/sh\necho "$@" >> "${calls}"\n${find}\n${script}\n`, 0o755);
      return () => readFileSync(calls, "utf8").trim().split("\n");
    }

    it("the toolchain builds a part once for all processes that ask at the same time", async () => {
      const calls = fake("go", '[ "$1" = env ] && echo go1.26.0 || { sleep 0.2; echo program > "$out"; }');
      const log: string[] = [];
      const paths = await Promise.all([1, 2].map(() => ensurePart(ETCD, (line) => log.push(line))));
      assert.deepEqual(new Set(paths), new Set([builtPart(ETCD)]));
      assert.equal(readFileSync(paths[0] as string, "utf8"), "program\n");
      assert.equal(await ensurePart(ETCD, () => assert.fail("it was built again")), paths[0]);
      const builds = calls().filter((call) => call.startsWith("build "));
      assert.equal(builds.length, 1);
      assert.match(
        builds[0] as string,
        /^build -mod=readonly -trimpath -buildvcs=false -ldflags -s -w -o \S+ go\.etcd\.io/,
      );
      assert.deepEqual(log.map((line) => line.replace(/\d+ s$/, "<n> s")).sort(), [
        "  built etcd in <n> s",
        `building etcd ${ETCD.version} from its Go module: about a minute on two cores, once`,
        `waiting for process ${process.pid}, which builds etcd ...`,
      ]);
      assert.deepEqual(readdirSync(cacheRoot()), [`etcd-${ETCD.version}-${partKey(ETCD)}`]);
    });

    it("a build ignores the user's Go settings, except the sources of modules", async () => {
      const settings = {
        GOPROXY: "https://proxy.example",
        GOSUMDB: "off",
        GOMODCACHE: "/modules",
        GOPRIVATE: "",
      };
      fake("go", `[ "$1" = env ] && echo '${JSON.stringify(settings)}'`);
      const user = {
        GOFLAGS: "-toolexec=/evil",
        GOOS: "plan9",
        GOWORK: "/work",
        CGO_CFLAGS: "-x",
        GODEBUG: "a=1",
        GOPHER: "x",
      };
      const environment = await goEnvironment({ PATH: process.env.PATH, HOME: "/home/me", ...user });
      assert.deepEqual(environment, {
        PATH: process.env.PATH,
        HOME: "/home/me",
        GOPROXY: "https://proxy.example",
        GOSUMDB: "off",
        GOMODCACHE: "/modules",
        GOENV: "off",
        GOFLAGS: "",
        GOWORK: "off",
        CGO_ENABLED: "0",
      });
    });

    it("the toolchain does not run a part that was changed after it was built", async () => {
      fake("go", '[ "$1" = env ] && echo go1.26.0 || echo program > "$out"');
      const path = await ensurePart(ETCD, () => {});
      writeFileSync(path, "planted");
      await assert.rejects(
        ensurePart(ETCD, () => {}),
        {
          name: "ToolchainError",
          message: new RegExp(`^${path} is not the program that was put there: `),
        },
      );
    });

    it("the toolchain quotes Go if a part cannot be built, and leaves no file, not even of a build cut off before", async () => {
      fake(
        "go",
        '[ "$1" = env ] && echo go1.26.0 || { echo half > "$out"; echo "main.go:1: no such package" >&2; exit 1; }',
      );
      file(`cache/pulumi-readonly-rootfs/toolchain/etcd-${ETCD.version}-${partKey(ETCD)}.part-abc/etcd`);
      await assert.rejects(
        ensurePart(ETCD, () => {}),
        {
          name: "ToolchainError",
          message: "etcd could not be built: main.go:1: no such package",
        },
      );
      assert.equal(builtPart(ETCD), undefined);
      assert.deepEqual(readdirSync(cacheRoot()), []);
    });

    for (const [what, script] of [
      ["no Go", "exit 127"],
      ["only an old Go", "echo go1.20.14"],
    ] as const)
      it(`the toolchain says what to install if there is ${what}`, async () => {
        fake("go", script);
        await assert.rejects(
          ensurePart(ETCD, () => {}),
          {
            name: "ToolchainError",
            message:
              "etcd cannot be built because there is no `go` command (1.21 or newer): " +
              "install Go 1.26 (https://go.dev/doc/install), then run this again.",
          },
        );
      });

    const node = `node-${process.platform}-${process.arch}`;

    it("the toolchain uses the running Node.js if its version fits, else installs one from npm, once", async () => {
      const major = Number(process.versions.node.split(".")[0]);
      assert.deepEqual(await ensureNode(major), { path: process.execPath });
      const program = `node_modules/${node}/bin/node`;
      const calls = fake("npm", `mkdir -p "$(dirname "$3/${program}")" && echo node > "$3/${program}"`);
      const first = await ensureNode(99);
      assert.deepEqual(first, { path: join(cacheRoot(), `${node}-99`, program) });
      assert.deepEqual(await ensureNode(99), first);
      assert.equal(calls().length, 1);
      assert.match(calls()[0] as string, new RegExp(`^install --prefix \\S+ --ignore-scripts .*${node}@99$`));
    });

    it("the toolchain says why a Node.js cannot be had, and asks npm again only the next day", async () => {
      const calls = fake("npm", 'echo "npm error notarget No matching version" >&2; exit 1');
      const reason = "Node.js 99 could not be installed: npm error notarget No matching version";
      assert.deepEqual(await ensureNode(99), { path: undefined, reason });
      assert.deepEqual(await ensureNode(99), { path: undefined, reason });
      assert.equal(calls().length, 1);
    });
  });

  describe("as a command", () => {
    /** Runs it where nothing is on the PATH but what `bin` in the directory has, and every download has failed today. */
    function toolchain(args: string[], env: NodeJS.ProcessEnv = {}) {
      const failures = new Failures(join(cacheRoot({ XDG_CACHE_HOME: join(directory, "cache") }), "failures"));
      failures.remember(`pulumi-${CLI_VERSION}`, "no such host");
      for (const name of ["docker", "kubernetes", "random"] as const) {
        failures.remember(`${name}-${sdkVersion(name)}`, "no such host");
      }
      const main = ["--import", "tsx", join(root, "tools/toolchain/main.ts")];
      const { status, stdout, stderr } = spawnSync(process.execPath, [...main, ...args], {
        cwd: root,
        encoding: "utf8",
        env: {
          HOME: directory,
          XDG_CACHE_HOME: join(directory, "cache"),
          PATH: `${join(directory, "bin")}:/bin-that-is-not-there`,
          ...env,
        },
      });
      return { status, stdout, stderr };
    }

    /** A CLI that says a version and writes down that it was asked. */
    function cli(version: string): string {
      const path = file("bin/pulumi", `#!/bin/sh\necho asked >> "${directory}/asked"\necho ${version}\n`);
      chmodSync(path, 0o755);
      return path;
    }

    it("npm run toolchain prints its usage for wrong arguments", () => {
      for (const args of [["most"], ["core", "--loud"]]) {
        const { status, stderr } = toolchain(args);
        assert.equal(status, 2);
        assert.equal(stderr, "usage: npm run toolchain -- core|full|cluster [--print]\n");
      }
    });

    it("npm run toolchain says in one sentence what is missing and what to do if there is neither CLI nor network nor Go", () => {
      cli("v3.100.0");
      file("bin/pulumi-language-nodejs");
      const { status, stdout, stderr } = toolchain(["core"]);
      assert.equal(status, 1);
      assert.equal(stdout, "");
      assert.equal(
        stderr,
        "toolchain: no Pulumi CLI: none on the PATH is 3.255.0 or newer with the Node.js language host, its download " +
          "failed (no such host), and it cannot be built because there is no `go` command (1.21 or newer). Install the " +
          "Pulumi CLI (https://www.pulumi.com/docs/install/) or Go 1.26 (https://go.dev/doc/install), then run this again.\n",
      );
    });

    it("npm run toolchain uses the CLI on the PATH if it is new enough, asks it once, and names the stand-ins in one line", () => {
      const pulumi = cli("v3.300.0");
      file("bin/pulumi-language-nodejs");
      const note =
        "preview stand-ins take the place of providers that are neither installed nor downloadable here: " +
        "docker, kubernetes, random; `npm run toolchain -- full` builds docker and kubernetes";
      const first = toolchain(["core", "--print"]);
      assert.equal(first.status, 0, first.stderr);
      const { env, ...rest } = JSON.parse(first.stdout);
      assert.deepEqual(rest, {
        bin: "",
        pulumi,
        versions: {
          pulumi: "3.300.0",
          "pulumi-resource-docker": sdkVersion("docker"),
          "pulumi-resource-kubernetes": sdkVersion("kubernetes"),
          "pulumi-resource-random": sdkVersion("random"),
        },
        providers: { docker: "stand-in", kubernetes: "stand-in", random: "stand-in" },
        tools: {},
        previewNeedsDocker: false,
        note,
      });
      assert.deepEqual(readdirSync(join(env.PULUMI_HOME, "plugins")).length, 3);
      assert.equal(first.stderr, `${note}\n`);
      const second = toolchain(["core"]);
      assert.equal(second.stderr, `toolchain (core) is ready: Pulumi CLI 3.300.0\n${note}\n`);
      assert.equal(readFileSync(join(directory, "asked"), "utf8"), "asked\n");
    });

    it("npm run toolchain does not take a CLI without the language host", () => {
      cli("v3.300.0");
      assert.equal(toolchain(["core"]).status, 1);
    });

    it("npm run toolchain takes real providers that are installed, and asks for the daemon that the Docker provider needs", () => {
      cli("v3.300.0");
      file("bin/pulumi-language-nodejs");
      file("bin/pulumi-resource-kubernetes");
      file(`.pulumi/plugins/resource-docker-v${sdkVersion("docker")}/pulumi-resource-docker`);
      const { stdout } = toolchain(["core", "--print"]);
      const found = JSON.parse(stdout);
      assert.deepEqual(found.providers, { docker: "real", kubernetes: "real", random: "stand-in" });
      assert.equal(found.previewNeedsDocker, true);
      assert.equal(
        found.note,
        "preview stand-ins take the place of providers that are neither installed nor downloadable here: random",
      );
    });

    it("npm run toolchain refuses a stand-in for Kubernetes if READONLY_ROOTFS_REQUIRE_REAL is set", () => {
      cli("v3.300.0");
      file("bin/pulumi-language-nodejs");
      const { status, stderr } = toolchain(["core"], { READONLY_ROOTFS_REQUIRE_REAL: "1" });
      assert.equal(status, 1);
      assert.equal(
        stderr,
        "toolchain: the Kubernetes provider is a stand-in, and READONLY_ROOTFS_REQUIRE_REAL=1 forbids that: " +
          "run `npm run toolchain -- full` first.\n",
      );
    });
  });
});
