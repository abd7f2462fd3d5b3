import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, unreadable } from "../../cli/failure";
import { program } from "../../cli/program";
import type { Report } from "../../policies/reports/report";
import { runAt } from "../support/clock";

const hardened = `
          securityContext:
            readOnlyRootFilesystem: true
            allowPrivilegeEscalation: false
            capabilities: { drop: [ALL] }
            seccompProfile: { type: RuntimeDefault }
          resources: { limits: { memory: 64Mi } }`;
const deployment = (name: string, container = hardened, metadata = "") => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}${metadata} }
spec:
  template:
    spec:
      containers:
        - name: main
          image: registry.example/${name}:1${container}
`;
const open = hardened.replace("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false");
const root = "spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem";
const finds = (image: string) =>
  `the catalogue does not know what ${image}:1 writes: npx @readonly-rootfs/cli discover registry.example/${image}:1 finds out`;
const says = (name: string) => `container "main" has a writable root filesystem; set ${root} to true; ${finds(name)}`;

describe("the command check", function () {
  // A configuration takes a second or two to check.
  this.timeout(180_000);
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-check-"));
    mkdirSync(join(directory, "manifests"));
  });
  after(() => rmSync(directory, { recursive: true }));
  runAt("2026-11-22T12:00:00Z");

  const file = (name: string) => join(directory, name);
  function put(name: string, text: string | Buffer): string {
    writeFileSync(file(name), text);
    return file(name);
  }

  async function ran(args: readonly string[], stdin: string | Buffer = "", env: NodeJS.ProcessEnv = {}) {
    let [stdout, stderr] = ["", ""];
    const around = {
      stdout: { write: (text: string) => (stdout += text) },
      stderr: { write: (text: string) => (stderr += text) },
      stdin: (async function* () {
        yield Buffer.from(stdin);
      })(),
      env,
    };
    let code: number;
    try {
      code = await program(around, new AbortController().signal, ["check", ...args]);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      code = 2;
      stderr += `${error.message}\n`;
    }
    const plain = (text: string) => text.replaceAll(`${directory}/`, "");
    return { code, stdout: plain(stdout), stderr: plain(stderr) };
  }

  it("check ends with 0 and tells how many roots are closed where nothing is found", async () => {
    assert.deepEqual(await ran([put("good.yaml", deployment("good"))]), {
      code: 0,
      stdout: "1 of 1 container with a read-only root, 0 findings that block, 0 pieces of advice\n",
      stderr: "",
    });
  });

  it("check ends with 1 for a mandatory finding, which names file, line, document, kind, name and container", async () => {
    const text = `# Source: shop/templates/first.yaml\n${deployment("good")}---\n${deployment("web", open, ", namespace: shop")}`;
    assert.deepEqual(await ran(["-"], text), {
      code: 1,
      stdout: `stdin:18: Deployment shop/web (document 2)
  mandatory  read-only-root  ${says("web")}

1 of 2 containers with a read-only root, 1 finding that blocks, 0 pieces of advice
`,
      stderr: "",
    });
  });

  it("check names the template of a chart that helm writes above a document", async () => {
    const { stdout } = await ran(["-"], `---\n# Source: shop/templates/web.yaml\n${deployment("web", open)}`);
    assert.equal(stdout.split("\n")[0], "stdin:3: Deployment web (document 1, shop/templates/web.yaml)");
  });

  it("check ends with 0 for advice alone", async () => {
    const { code, stdout } = await ran(["-"], deployment("web", hardened.replace(/\n *resources.*/, "")));
    assert.equal(code, 0);
    assert.match(stdout, /^ {2}advisory {3}confined-process {2}container "main" has no memory limit; set /m);
  });

  it("check judges the items of a list, in JSON too, by themselves", async () => {
    const pod = (name: string) => ({
      metadata: { name },
      spec: { containers: [{ name: "main", image: "registry.example/a" }] },
    });
    const list = { apiVersion: "v1", kind: "PodList", items: [pod("one"), pod("two")] };
    const { stdout } = await ran(["-"], JSON.stringify(list, null, "\t"));
    assert.deepEqual(stdout.match(/^stdin.*/gm), ["stdin:5: Pod one (document 1)", "stdin:18: Pod two (document 1)"]);
    const names = stdout.match(/set spec\.containers\[0\]\.securityContext\.readOnlyRootFilesystem to true/g);
    assert.equal(names?.length, 2);
  });

  it("check finds pods at any depth of custom resources, and charts that a controller renders", async () => {
    const { code, stdout } = await ran(
      ["-"],
      `apiVersion: example.com/v1
kind: Shop
metadata: { name: shop }
spec: { parts: [{ web: { podTemplate: { spec: { containers: [{ name: main, image: registry.example/web }] } } } }] }
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: redis }
spec: { values: { master: { containerSecurityContext: { readOnlyRootFilesystem: false } } } }
`,
    );
    assert.equal(code, 1);
    assert.match(
      stdout,
      /set spec\.parts\[0\]\.web\.podTemplate\.spec\.containers\[0\]\.securityContext\.readOnlyRootFilesystem to true/,
    );
    assert.match(
      stdout,
      /its containers cannot be inspected: the cluster renders its chart; check the chart where it is rendered/,
    );
    assert.match(stdout, /set spec\.values\.master\.containerSecurityContext\.readOnlyRootFilesystem to true/);
  });

  it("stack rules of check see the documents of all files together", async () => {
    const claim = `${hardened}
          volumeMounts: [{ name: data, mountPath: /data }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]`;
    const { code, stdout } = await ran([
      put("one.yaml", deployment("one", claim)),
      put("two.yaml", deployment("two", claim)),
    ]);
    assert.equal(code, 0);
    assert.equal(
      stdout.split("\n").slice(0, 2).join("\n"),
      `one.yaml:1: Deployment one (document 1)
  advisory   shared-writable-volumes  volume "data" of namespace default is mounted writable by Deployment "one" and Deployment "two"; mount it read-only in all but one`,
    );
  });

  it("the configuration of check gives levels and exemptions as with the pack", async () => {
    const text = `${deployment("web", open, ", namespace: shop")}---\n${deployment("api", open)}`;
    const config = (own: object) => ["-", "--config", put("config.json", JSON.stringify({ "read-only-root": own }))];
    const blocked = async (own: object, ...args: string[]) => {
      const { code, stdout } = await ran([...config(own), ...args], text);
      return [code, ...(stdout.match(/^stdin.*|^ {2}\w+/gm) ?? [])];
    };
    const [web, api] = ["stdin:1: Deployment shop/web (document 1)", "stdin:17: Deployment api (document 2)"];
    const exempt = (matcher: object) => ({ exemptions: [{ reason: "It is old.", ...matcher }] });
    assert.deepEqual(await blocked({}), [1, web, "  mandatory", api, "  mandatory"]);
    assert.deepEqual(await blocked({ enforcementLevel: "advisory" }), [0, web, "  advisory", api, "  advisory"]);
    assert.deepEqual(await blocked({ enforcementLevel: "disabled" }), [0]);
    assert.deepEqual(await blocked({ enforcementLevel: "remediate" }), [1, web, "  mandatory", api, "  mandatory"]);
    assert.deepEqual(await blocked(exempt({ resource: "shop/web" })), [1, api, "  mandatory"]);
    assert.deepEqual(await blocked(exempt({ namespace: "shop" })), [1, api, "  mandatory"]);
    assert.deepEqual(await blocked(exempt({ namespace: "blog" }), "-n", "blog"), [1, web, "  mandatory"]);
    assert.deepEqual(await blocked(exempt({ kind: "Deployment", container: "main" })), [0]);
    assert.deepEqual(await blocked(exempt({ image: "registry.example/*" })), [0]);
    assert.deepEqual(await blocked(exempt({ stack: "shop/prod" }), "--stack", "shop/prod"), [0]);
    const sarif = file("all.sarif");
    const { stdout } = await ran([...config(exempt({ resource: "none" })), "-o", sarif], text);
    const { results } = JSON.parse(readFileSync(sarif, "utf8")).runs[0];
    const [ofAll] = results.filter(({ ruleId }: { ruleId: string }) => ruleId === "exemptions-current");
    assert.deepEqual(ofAll.locations[0].physicalLocation.artifactLocation, { uri: "stdin" });
    assert.match(stdout, /^all documents together\n {2}advisory {3}exemptions-current {2}.* suppressed no finding/m);
  });

  it("check refuses a configuration with a mistake, by its line, and takes one that only exemptions-current reports", async () => {
    const config = (text: string) => ["-", "--config", put("config.json", text)];
    assert.deepEqual(await ran(config('{\n  "read-only-rot": "advisory"\n}'), deployment("web")), {
      code: 2,
      stdout: "",
      stderr: `config.json:2: read-only-rot is no policy of this pack and has no effect; use read-only-root
1 mistake; mend config.json first.
`,
    });
    const owner = {
      "exemptions-current": { requireOwner: true },
      "read-only-root": { exemptions: [{ reason: "Old.", kind: "Deployment" }] },
    };
    const { code, stdout } = await ran(config(JSON.stringify(owner)), deployment("web", open));
    assert.equal(code, 0);
    assert.match(stdout, /exemptions\[0\] of policy "read-only-root" .* has no owner; name the team or person/);
    assert.equal(
      (await ran([...config('{ "pinned": { "a": 1 } }'), "--own-rule", "pinned"], deployment("web"))).code,
      0,
    );
  });

  it("check writes reports that name file and line in every format, and can be read again", async () => {
    const outputs = ["json", "sarif", "xml", "md", "html"].map((ending) => file(`report.${ending}`));
    const source = put("manifests/web.yaml", `---\n${deployment("web", open)}`);
    const { code } = await ran([source, ...outputs.flatMap((output) => ["-o", output])]);
    assert.equal(code, 1);
    const [json = "", sarif = "", xml = "", md = "", html = ""] = outputs.map((output) =>
      readFileSync(output, "utf8").replaceAll(`${directory}/`, ""),
    );
    const { findings, stacks } = JSON.parse(json) as Report;
    assert.deepEqual(stacks, [{ project: "documents", name: "check" }]);
    assert.deepEqual(
      findings.map(({ rule, level, type, name, text, place }) => ({ rule, level, type, name, text, place })),
      [
        {
          rule: "read-only-root",
          level: "mandatory",
          type: "kubernetes:apps/v1:Deployment",
          name: "web",
          text: says("web"),
          place: { file: "manifests/web.yaml", line: 2, document: 1 },
        },
      ],
    );
    assert.deepEqual(JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation, {
      artifactLocation: { uri: "manifests/web.yaml" },
      region: { startLine: 2 },
    });
    assert.match(xml, /<testcase [^>]*name="kubernetes:apps\/v1:Deployment web" file="manifests\/web\.yaml" time="0">/);
    assert.match(xml, /\nmanifests\/web\.yaml:2<\/failure>/);
    assert.match(md, /`web`<br>`kubernetes:apps\/v1:Deployment`<br>`manifests\/web\.yaml:2` \|/);
    assert.match(html, /<p class="type">kubernetes:apps\/v1:Deployment manifests\/web\.yaml:2<\/p>/);
    const merged = file("merged.md");
    assert.equal(
      await program({ stdout: { write() {} }, stderr: { write() {} }, env: {} }, new AbortController().signal, [
        "report",
        "merge",
        file("report.json"),
        "-o",
        merged,
      ]),
      0,
    );
    assert.equal(readFileSync(merged, "utf8").replaceAll(`${directory}/`, ""), md);
  });

  it("check tells documents of one name apart, and reads a file that is given twice once", async () => {
    const [dev, prod] = [put("dev.yaml", deployment("web", open)), put("prod.yaml", deployment("web", open))];
    const { stdout } = await ran([dev, prod, `${directory}/./dev.yaml`]);
    assert.deepEqual(stdout.match(/^\S+yaml.*/gm), [
      "dev.yaml:1: Deployment web (document 1)",
      "prod.yaml:1: Deployment web (document 1)",
    ]);
    assert.match(stdout, /^0 of 2 containers/m);
  });

  it("values of the environment, of Secrets and of ConfigMaps are in no output of check", async () => {
    const secret = "kanarienvogel";
    const json = file("secrets.json");
    const { stdout, stderr } = await ran(
      ["-", put("secret.yaml", `a: &a ${secret}\nb: [\n`), "-o", json],
      `apiVersion: v1
kind: Secret
metadata: { name: s }
stringData: { password: ${secret}, password: ${secret} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: c }
data: { a: "${secret}" }
---
apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - { name: main, image: "wordpress:6", env: [{ name: WORDPRESS_DB_PASSWORD, value: ${secret} }], args: ["--password=${secret}"] }
---
services:
  web: { image: "wordpress:6", environment: { A: ${secret} }, command: "run --password ${secret}" }
---
${secret}: \t${secret}: ${secret}
---
${secret}
`,
    );
    for (const text of [stdout, stderr, readFileSync(json, "utf8")]) assert.ok(!text.includes(secret), text);
    assert.match(stderr, /stdin:4: document 1 has the key "password" twice, of which the last counts; merge them\n/);
  });

  describe("with bad input", () => {
    const neither = "is neither an object of Kubernetes, with apiVersion and kind, nor a Compose file, with services";
    const bomb = (first: string, next: (name: string) => string) =>
      ["b", "c", "d", "e", "f", "g", "h", "i"].reduce(
        ({ text, name }, own) => ({ text: `${text}${own}: &${own} ${next(name)}\n`, name: own }),
        { text: first, name: "a" },
      ).text;
    const times = (name: string) => Array(10).fill(`*${name}`).join(", ");
    const bad: Readonly<Record<string, readonly [input: string | Buffer, says: string]>> = {
      nothing: ["", "stdin:1: has no document; see why whatever should have written it did not"],
      "comments alone": [
        "# nothing\n---\n",
        "stdin:1: has no document; see why whatever should have written it did not",
      ],
      "text that is no YAML": ["kind: [\n", "stdin:2: document 1 is no YAML (bad indent)"],
      "a tab that indents": ["a:\n\tb: 1\n", "stdin:2: document 1 is no YAML (tab as indent)"],
      "a sentence": ["Error: release failed\nand more\n", `stdin:2: document 1 is no YAML (missing char)`],
      "a list": ["- a\n", `stdin:1: document 1 ${neither}`],
      "an object without apiVersion": [
        "a: 1\n---\nkind: Pod\n",
        `stdin:1: document 1 ${neither}\nstdin:3: document 2 ${neither}`,
      ],
      "a kind that no cluster has": [
        "apiVersion: v1\nkind: a::b\n",
        "stdin:1: document 1 has an apiVersion or a kind with characters that no cluster takes",
      ],
      "an item without a kind": [
        "apiVersion: v1\nkind: List\nitems:\n  - spec: {}\n",
        "stdin:4: document 1 has an item without apiVersion and kind; write both",
      ],
      "aliases that explode": [
        bomb("a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n", (name) => `[${times(name)}]`),
        "stdin:6: document 1 has more than 1,000,000 values, with its aliases followed",
      ],
      "merge keys that explode": [
        bomb("a: &a { x: 1 }\n", (name) => `{ <<: [${times(name)}] }`),
        "stdin:7: document 1 has more than 1,000,000 values, with its aliases followed",
      ],
      "an alias without an anchor": [
        "a: *b\n",
        "stdin:1: document 1 has an alias whose anchor does not stand above it",
      ],
      "an alias in its own anchor": [
        "a: &a [*a]\n",
        "stdin:1: document 1 has an alias whose anchor does not stand above it",
      ],
      "brackets without an end": ["[".repeat(50_000), "stdin:1: document 1 is nested deeper than 200 levels"],
      "11 MB": ["a".repeat(11 * 2 ** 20), "stdin has more than 10 MB; split it into several files."],
      "bytes that are no text": [
        Buffer.from([0x61, 0xc3, 0x28]),
        "stdin is no text in UTF-8; name a file of YAML or JSON.",
      ],
      "a template for a value": [
        "apiVersion: v1\nkind: {{ .Values.kind }}\n",
        "stdin:2: document 1 holds {{ }} of a template: render it first",
      ],
      "a template around lines": [
        "apiVersion: v1\n{{- if .Values.web }}\nkind: Pod\n{{- end }}\n",
        "stdin:2: document 1 is no YAML (multiline implicit key), and holds {{ }} of a template: render it first",
      ],
    };
    for (const [what, [input, says]] of Object.entries(bad)) {
      it(`check refuses ${what}`, async () => {
        const { code, stderr } = await ran(["-"], input);
        const [first = ""] = stderr.split(/\n\d+ places? could not be judged\n/);
        assert.deepEqual({ code, says: first.trim() }, { code: 2, says });
      }).timeout(60_000);
    }

    it("check refuses a file of 50 MB after its first 10, and one without an end", async () => {
      const large = put("large.yaml", Buffer.alloc(50 * 2 ** 20, "a"));
      const files = [large, ...(existsSync("/dev/zero") ? ["/dev/zero"] : [])];
      for (const file of files) {
        const { code, stderr } = await ran([file]);
        const says = "has more than 10 MB; split it into several files.\n";
        assert.deepEqual([code, stderr], [2, `${file === large ? "large.yaml" : file} ${says}`]);
      }
    });

    it("check refuses a file that is not there, and a directory", async () => {
      const refused = async (name: string) => (await ran([name])).stderr;
      assert.equal(await refused(file("none.yaml")), "none.yaml cannot be read (ENOENT); correct the name.\n");
      assert.equal(
        await refused(file("manifests")),
        "manifests is a directory; name the files in it: manifests/*.yaml.\n",
      );
      const config = await ran([put("web.yaml", deployment("web")), "--config", file("manifests")]);
      assert.equal(config.stderr, "manifests is a directory; name a file.\n");
    });

    it("a file that this user must not read is told from one that is not there", () => {
      const denied = unreadable("web.yaml", Object.assign(new Error(), { code: "EACCES" }));
      assert.equal(denied.message, "web.yaml cannot be read (EACCES); get the right to read it.");
    });

    it("check judges the other documents beside one that cannot be read, and ends with 2", async () => {
      const { code, stdout, stderr } = await ran(["-"], `a: [\n---\n${deployment("web", open)}`);
      assert.equal(code, 2);
      assert.match(stdout, /^stdin:3: Deployment web \(document 2\)$/m);
      assert.match(stderr, /^stdin:2: document 1 is no YAML \(.*\)\n1 place could not be judged; all else was\n$/);
    });

    it("check judges the other items of a list beside a wrong one, and ends with 2", async () => {
      const item = JSON.stringify({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "web" },
        spec: { containers: [{ name: "web" }] },
      });
      const list = `apiVersion: v1\nkind: List\nitems:\n  - spec: {}\n  - ${item}\n`;
      const { code, stdout, stderr } = await ran(["-"], list);
      assert.equal(code, 2);
      assert.match(stdout, /^stdin:5: Pod web \(document 1\)$/m);
      assert.match(stderr, /^stdin:4: document 1 has an item without apiVersion and kind; write both\n1 place/);
    });

    it("check refuses an output that is no report, and a stack that has no name, before it reads anything", async () => {
      assert.equal(
        (await ran([file("none.yaml"), "-o", "report.pdf"])).stderr,
        "--output report.pdf is no report; end the name in one of .html, .json, .md, .sarif, .xml.\n",
      );
      const { code, stderr } = await ran([file("none.yaml"), "--stack", "a/b/c"]);
      assert.equal(code, 2);
      assert.match(stderr, /Give the name of a stack, prod, or with its project, shop\/prod\./);
    });
  });

  const same: Readonly<Record<string, (text: string) => string | Buffer>> = {
    "line ends of Windows": (text) => text.replaceAll("\n", "\r\n"),
    "a byte order mark": (text) => `\ufeff${text}`,
    "UTF-16, as PowerShell writes it": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
    "words of YAML 1.1": (text) => text.replace("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: yes"),
    "an apiVersion that nobody knows beside it": (text) => `apiVersion: nobody.example/v9\nkind: Thing\n---\n${text}`,
    "a template of another program in a text": (text) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { a: "{{ .Values.x }}" }\n---\n${text}`,
  };
  for (const [what, change] of Object.entries(same)) {
    it(`check takes ${what}`, async () => {
      const { code, stdout, stderr } = await ran(["-"], change(deployment("web")));
      assert.deepEqual(
        [code, stdout, stderr],
        [0, "1 of 1 container with a read-only root, 0 findings that block, 0 pieces of advice\n", ""],
      );
    });
  }
});
