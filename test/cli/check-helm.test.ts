import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { builtPart } from "../../tools/toolchain/build";
import { HELM } from "../../tools/toolchain/parts";

const cli = join(__dirname, "../../cli/bin/readonly-rootfs-cli");

const files = {
  "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
  "values.yaml": "image: registry.example/web:1\nsecurityContext: {}\npassword: kanarienvogel\nfails: false\n",
  "templates/NOTES.txt": "The password is {{ .Values.password }}.\n",
  "templates/_names.tpl": '{{- define "web.name" -}}{{ .Release.Name }}-web{{- end -}}\n',
  "templates/secret.yaml":
    'apiVersion: v1\nkind: Secret\nmetadata: { name: {{ include "web.name" . }} }\nstringData: { password: {{ .Values.password }} }\n',
  "templates/deployment.yaml": `{{- if .Values.fails }}{{ fail .Values.password }}{{ end -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "web.name" . }}
  namespace: {{ .Release.Namespace }}
spec:
  template:
    spec:
      containers:
        - name: web
          image: {{ .Values.image }}
          env: [{ name: PASSWORD, value: {{ .Values.password | quote }} }]
          securityContext: {{ toJson .Values.securityContext }}
`,
  "templates/empty.yaml": "# nothing without a value\n{{- if .Values.none }}\nkind: None\n{{- end }}\n",
  "templates/hook.yaml": `apiVersion: v1
kind: Pod
metadata: { name: migrate, annotations: { "helm.sh/hook": pre-install } }
spec:
  containers: [{ name: migrate, image: registry.example/web:1, securityContext: { readOnlyRootFilesystem: true } }]
`,
};

describe("what helm template prints, piped into the command check", function () {
  // Each starts helm and the command line.
  this.timeout(120_000);
  let directory: string;
  let helm: string;
  before(function () {
    const built = builtPart(HELM);
    if (built === undefined) {
      if (process.env.READONLY_ROOTFS_REQUIRE_REAL === "1") throw new Error("run `npm run toolchain -- full` first");
      this.skip();
    }
    helm = built;
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-piped-"));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, "web", file)), { recursive: true });
      writeFileSync(join(directory, "web", file), text);
    }
  });
  after(() => {
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  });

  function piped(values: string) {
    const line = `"$1" template shop ./web --namespace shop --set "$2" | "$3" "$4" check -`;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", line, "sh", helm, values, process.execPath, cli], {
      cwd: directory,
      encoding: "utf8",
      timeout: 100_000,
    });
    return { status, stdout, stderr };
  }

  it("a writable root in a chart is found, with its template, and hooks are judged as well", () => {
    const { status, stdout, stderr } = piped("replicas=1");
    assert.deepEqual([status, stderr], [1, ""]);
    const [title, first, ...rest] = stdout.split("\n");
    assert.match(
      title ?? "",
      /^stdin:\d+: Deployment shop\/shop-web \(document \d, web\/templates\/deployment\.yaml\)$/,
    );
    assert.equal(
      first,
      '  mandatory  read-only-root    container "web" has a writable root filesystem; set spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem to true; the catalogue does not know what web:1 writes: npx @readonly-rootfs/cli discover registry.example/web:1 finds out',
    );
    assert.equal(rest.at(-2), "1 of 2 containers with a read-only root, 1 finding that blocks, 2 pieces of advice");
    assert.ok(!stdout.includes("kanarienvogel"), stdout);
  });

  it("a chart whose values close the root passes", () => {
    const { status, stdout } = piped("securityContext.readOnlyRootFilesystem=true");
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^2 of 2 containers with a read-only root, 0 findings that block, 2 pieces of advice$/m);
  });

  it("a chart that fails leaves nothing to judge, which fails too", () => {
    const { status, stderr } = piped("fails=true");
    assert.equal(status, 2);
    assert.match(stderr, /\nstdin:1: has no document; see why whatever should have written it did not\n/);
  });
});
