import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type TestResource, unknown } from "../../policies/testing";
import { type Comparison, compare } from "../../tools/charts/compare";
import { helmModule } from "../../tools/charts/module";
import { run } from "../../tools/toolchain/run";
import { Charts, notRendered, web } from "../support/charts";
import { FileServer } from "../support/file-server";

const fault =
  'read-only-root mandatory: Deployment "shop-web", container "web" has a writable root filesystem; set values.web.securityContext.readOnlyRootFilesystem to true';

/** Directories with a chart below `directory`. */
function chartsBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [];
    const path = join(directory, entry.name);
    return [...(existsSync(join(path, "Chart.yaml")) ? [path] : []), ...chartsBelow(path)];
  });
}

describe("charts of others as Helm releases", () => {
  let charts: Charts;
  let module: string;
  before(async function () {
    charts = Charts.for(this);
    module = await helmModule();
  });
  after(() => charts?.remove());

  it("the charts that helm is tested with get the same findings as a release and as objects one by one", async () => {
    const compared: Comparison[] = [];
    const refused: string[] = [];
    for (const path of [...chartsBelow(join(module, "cmd")), ...chartsBelow(join(module, "pkg/action"))]) {
      // Many of them are wrong on purpose.
      const found = await compare(charts.helm, path).catch(() => refused.push(path));
      if (typeof found === "number") continue;
      assert.deepEqual(found.different, [], path);
      compared.push(found);
    }
    const withContainers = compared.filter(({ containers, findings }) => containers > 0 && findings > 0);
    assert.ok(withContainers.length >= 10, `${withContainers.length} of ${compared.length}, ${refused.length} refused`);
  });

  it("a chart that has to be verified is judged where its signature is right, and said where it is not", async () => {
    const archive = join(module, "cmd/helm/testdata/testcharts/signtest-0.1.0.tgz");
    const given = { verify: true, keyring: join(module, "cmd/helm/testdata/helm-test-key.pub") };
    const [said = "none"] = await charts.says({ chart: archive, ...given });
    assert.match(said, /^read-only-root mandatory: Pod "signtest", container "waiter" has a writable root filesystem/);
    const other = charts.write("signtest-0.1.0.tgz", "");
    copyFileSync(archive, other);
    copyFileSync(`${archive}.prov`, `${other}.prov`);
    writeFileSync(other, "changed", { flag: "a" });
    assert.deepEqual(await charts.says({ chart: other, ...given }), [notRendered("helm cannot verify it")]);
  });
});

describe("charts of repositories and registries as Helm releases", () => {
  let charts: Charts;
  let server: FileServer | undefined;
  const kept = ["HELM_CACHE_HOME", "HELM_CONFIG_HOME", "HELM_DATA_HOME", "HELM_REPOSITORY_CACHE"] as const;
  const before_ = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  before(function () {
    charts = Charts.for(this);
  });
  beforeEach(() => {
    // What one test fetches must not help another.
    const home = join(charts.directory, "home");
    rmSync(home, { recursive: true, force: true });
    for (const name of kept) process.env[name] = join(home, name);
  });
  afterEach(() => {
    server?.stop();
    server = undefined;
  });
  after(() => {
    for (const [name, value] of Object.entries(before_)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    charts?.remove();
  });

  const helm = async (...args: string[]) => {
    const { code, stderr } = await run(charts.helm, args, { cwd: charts.directory });
    assert.equal(code, 0, stderr);
  };
  /** A repository with versions of a chart, whose containers have the name of the version. */
  async function repository(name: string, ...versions: string[]): Promise<string> {
    for (const version of versions) {
      const own = web.replace("name: web\n", `name: web-${version.replaceAll(".", "-")}\n`);
      const chart = charts.chart(`${name}-source/${version}`, own, {
        "Chart.yaml": `apiVersion: v2\nname: ${name}\nversion: ${version}\n`,
      });
      await helm("package", chart, "--destination", `${name}-repository`);
    }
    await helm("repo", "index", `${name}-repository`);
    return join(charts.directory, `${name}-repository`);
  }
  /** Versions of the charts that rules found faults in. */
  const versions = async (props: object, provider?: TestResource) =>
    (await charts.says(props, provider && { provider })).map(
      (line) => /container "web-([\w-]+)" has a writable root/.exec(line)?.[1] ?? line,
    );

  it("a chart of a repository is found by its address, in the version that the provider takes", async () => {
    const directory = await repository("found", "1.0.0", "1.1.0", "1.2.0-beta");
    server = await FileServer.start(directory);
    const given = { chart: "found", repositoryOpts: { repo: `http://127.0.0.1:${server.port}` } };
    assert.deepEqual(await versions(given), ["1-1-0"]);
    assert.deepEqual(await versions({ ...given, version: "1.0.0" }), ["1-0-0"]);
    assert.deepEqual(await versions({ ...given, version: "~1.0.0" }), ["1-0-0"]);
    assert.deepEqual(await versions({ ...given, devel: true }), ["1-2-0-beta"]);
    assert.deepEqual(await versions({ ...given, version: "9.9.9" }), [notRendered("helm does not find it")]);
    assert.deepEqual(await versions({ ...given, chart: "other" }), [notRendered("helm does not find it")]);
  });

  it("a chart of a repository that helm knows by a name is found by that name", async () => {
    server = await FileServer.start(await repository("named", "1.0.0"));
    await helm("repo", "add", "stable", `http://127.0.0.1:${server.port}`);
    assert.deepEqual(await versions({ chart: "stable/named" }), ["1-0-0"]);
    assert.deepEqual(await versions({ chart: "named", repositoryOpts: { repo: "stable" } }), ["1-0-0"]);
  });

  it("a repository that only the provider's own settings of helm name is found by them", async () => {
    server = await FileServer.start(await repository("set", "1.0.0"));
    const [config, cache] = ["repositories.yaml", "cache"].map((name) => join(charts.directory, name));
    const own = [`--repository-config=${config}`, `--repository-cache=${cache}`];
    await helm("repo", "add", "stable", `http://127.0.0.1:${server.port}`, ...own);
    const settings = { repositoryConfigPath: config, repositoryCache: cache };
    assert.deepEqual(await versions({ chart: "stable/set" }), [notRendered("helm does not find it")]);
    for (const helmReleaseSettings of [JSON.stringify(settings), settings]) {
      const provider = { type: "pulumi:providers:kubernetes", name: "cluster", props: { helmReleaseSettings } };
      assert.deepEqual(await versions({ chart: "stable/set" }, provider), ["1-0-0"]);
    }
    for (const helmReleaseSettings of [unknown, "no JSON", 1, null, ["a"], JSON.stringify(null)]) {
      const provider = { type: "pulumi:providers:kubernetes", name: "cluster", props: { helmReleaseSettings } };
      assert.deepEqual(await versions({ chart: "stable/set" }, provider), [notRendered("helm does not find it")]);
    }
  });

  it("a repository that asks for a password is said, and its archive is judged that the provider has fetched", async () => {
    const directory = await repository("closed", "1.0.0");
    server = await FileServer.start(directory, { credentials: "shop:hunter2" });
    const repositoryOpts = { repo: `http://127.0.0.1:${server.port}`, username: "shop", password: "hunter2" };
    const given = { chart: "closed", version: "1.0.0", repositoryOpts };
    assert.deepEqual(await versions(given), [
      notRendered("its repository asks for credentials, and helm's own configuration has none that it takes"),
    ]);
    const cache = process.env.HELM_REPOSITORY_CACHE as string;
    mkdirSync(cache, { recursive: true });
    copyFileSync(join(directory, "closed-1.0.0.tgz"), join(cache, "closed-1.0.0.tgz"));
    // Another set of values, for what could not be rendered is not tried again.
    assert.deepEqual(await versions({ ...given, values: { password: "none" } }), ["1-0-0"]);
  });

  it("a chart of a registry is found by its oci address, with the certificate that repositoryOpts names", async () => {
    await repository("packed", "1.0.0");
    const { stdout: root } = await run("go", ["env", "GOROOT"]);
    const registry = join(charts.directory, "registry");
    mkdirSync(registry);
    const generate = ["run", join(root.trim(), "src/crypto/tls/generate_cert.go"), "--host", "127.0.0.1", "--ca"];
    const generated = await run("go", generate, { cwd: registry });
    assert.equal(generated.code, 0, generated.stderr);
    const base = "/v2/shop/packed";
    const types: Record<string, string> = {};
    const place = (path: string, content: Buffer | string, type?: string) => {
      mkdirSync(dirname(join(registry, path)), { recursive: true });
      writeFileSync(join(registry, path), content);
      if (type !== undefined) types[path] = type;
    };
    const blob = (content: Buffer, mediaType: string) => {
      const digest = `sha256:${createHash("sha256").update(content).digest("hex")}`;
      place(`${base}/blobs/${digest}`, content);
      return { mediaType, digest, size: content.length };
    };
    const config = Buffer.from(JSON.stringify({ name: "packed", version: "1.0.0", apiVersion: "v2" }));
    const archive = readFileSync(join(charts.directory, "packed-repository/packed-1.0.0.tgz"));
    const type = "application/vnd.oci.image.manifest.v1+json";
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: type,
      config: blob(config, "application/vnd.cncf.helm.config.v1+json"),
      layers: [blob(archive, "application/vnd.cncf.helm.chart.content.v1.tar+gzip")],
    });
    const digest = `sha256:${createHash("sha256").update(manifest).digest("hex")}`;
    for (const reference of ["1.0.0", digest]) place(`${base}/manifests/${reference}`, manifest, type);
    place(`${base}/tags/list`, JSON.stringify({ name: "shop/packed", tags: ["1.0.0"] }), "application/json");
    const tls = { key: join(registry, "key.pem"), certificate: join(registry, "cert.pem") };
    server = await FileServer.start(registry, { tls, types });
    const chart = `oci://127.0.0.1:${server.port}/shop/packed`;
    // Nobody vouches for its certificate.
    assert.deepEqual(await versions({ chart }), [notRendered("helm fails")]);
    const repositoryOpts = { caFile: tls.certificate };
    assert.deepEqual(await versions({ chart, version: "1.0.0", repositoryOpts }), ["1-0-0"]);
    assert.deepEqual(await versions({ chart, repositoryOpts }), ["1-0-0"]);
  });

  it("a chart below the program's directory is judged in place of one of a repository", async () => {
    const local = charts.chart("local", web);
    assert.ok((await charts.says({ chart: local, version: "9.9.9" }))[0]?.startsWith(fault));
  });
});
