import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { policies } from "../../policies/library";
import { preview, type TestResource } from "../../policies/testing";
import { builtPart } from "../../tools/toolchain/build";
import { HELM } from "../../tools/toolchain/parts";

export const stack: TestResource = { type: "pulumi:pulumi:Stack", props: {} };

/** A Deployment with a value for its image, its password and its security context, and the hook of an installation. */
export const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Release.Name }}-web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: {{ .Values.image }}
          env: [{ name: PASSWORD, value: {{ .Values.password | quote }} }]
          securityContext: {{ toJson .Values.web.securityContext }}
---
apiVersion: v1
kind: Pod
metadata: { name: migrate, annotations: { "helm.sh/hook": pre-install } }
spec:
  containers: [{ name: migrate, image: busybox:1.36, securityContext: { readOnlyRootFilesystem: true } }]
`;
const values = "image: busybox:1.36\npassword: none\nweb:\n  securityContext: {}\n";

export const busybox =
  "; the catalogue does not know what the program in busybox:1.36 writes: npx @readonly-rootfs/cli discover busybox:1.36 finds out";

/** The end of the line about a chart that is not rendered. */
export const notRendered = (reason: string) =>
  `inspectable advisory: its containers cannot be inspected: its chart cannot be rendered: ${reason}; see why with helm template, or use kubernetes.helm.v4.Chart`;

/** Charts in a temporary directory, and what the pack says of their releases. */
export class Charts {
  readonly directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-charts-"));

  private constructor(readonly helm: string) {}

  /** Skips the suite where helm has not been built, unless it has to be there. */
  static for(suite: Mocha.Context): Charts {
    const helm = builtPart(HELM);
    if (helm !== undefined) return new Charts(helm);
    if (process.env.READONLY_ROOTFS_REQUIRE_REAL === "1") throw new Error("run `npm run toolchain -- full` first");
    return suite.skip();
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** The path of a new chart with these templates, and with more files by their paths. */
  chart(name: string, templates: string, more: Readonly<Record<string, string>> = {}): string {
    const files = {
      "Chart.yaml": `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
      "values.yaml": values,
      "templates/all.yaml": templates,
      ...more,
    };
    for (const [file, text] of Object.entries(files)) this.write(join(name, file), text);
    return join(this.directory, name);
  }

  write(file: string, text: string, mode?: number): string {
    const path = join(this.directory, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode });
    return path;
  }

  release(props: object): TestResource {
    return {
      type: "kubernetes:helm.sh/v3:Release",
      name: "shop",
      props: { name: "shop", namespace: "shop", ...props },
    };
  }

  /** What rules say of a release whose chart is rendered. */
  async says(
    props: object,
    {
      rules = ["read-only-root", "inspectable"],
      provider,
      ...options
    }: {
      provider?: TestResource;
      rules?: readonly string[];
      helm?: string | boolean;
      helmTimeout?: number;
      kubeVersion?: string;
    } = {},
  ): Promise<string[]> {
    const config = { inspectable: { helm: this.helm, ...options } };
    const release = { ...this.release(props), ...(provider && { provider }) };
    const violations = await preview(policies(), [stack, release], { config });
    return violations
      .filter(({ policy }) => rules.includes(policy))
      .map(({ policy, level, message }) => `${policy} ${level}: ${message.split("\n").slice(1).join("\n")}`);
  }
}

/** Names of all rules. */
export const everyRule = policies().map(({ name }) => name);
