import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** One program that can be built from the Go module registry. Versions stand in its module's go.mod as well. */
export interface Part {
  /** Name of the program. */
  binary: string;
  /** Directory under `modules/` that holds its go.mod and go.sum. */
  module: string;
  version: string;
  /** Its name in progress lines. */
  label: string;
  /** Minutes that a first build takes on two cores. */
  minutes: number;
  /** The Go package of its main program. */
  target: string;
  tags?: string;
  /** Go variables that get its version, and their values. */
  stamps: Record<string, string>;
  /** Makes the files that the module lacks, in a working copy of `modules/<module>`; `go` runs the Go tool there. */
  prepare?: (directory: string, go: (args: readonly string[]) => Promise<string>) => Promise<void>;
}

/** The fields of `go mod download -json` about a module. */
interface Download {
  Dir: string;
  Sum: string;
}

const PULUMI_VERSION = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const KUBERNETES_PROVIDER = "github.com/pulumi/pulumi-kubernetes/provider/v4";

/** Oldest CLI that starts an executable policy pack, and so the oldest that the tests of everything take. */
export const MINIMUM_CLI = "3.255.0";
/** The CLI to download or build if no installed one is new enough. */
export const CLI_VERSION = "3.259.0";
/** Oldest CLI that is tested with the directory of the pack: of July 2025. */
export const OLDEST_VERSION = "3.185.0";
/**
 * The newest language host in the Go module registry, older than the CLI. Its versions cannot be listed: `go list -m
 * github.com/pulumi/pulumi/sdk/nodejs/cmd/pulumi-language-nodejs/v3@v3.259.0`, like `@latest` and the same of Python, answers "This module
 * version is not available"; only the pseudo-version of modules/nodejs/go.mod is there. An installed CLI brings hosts of its own.
 */
const HOST_VERSION = "3.184.0";
const YAML_VERSION = "1.38.3";
/**
 * The newest provider in the Go module registry, older than the SDK: `go list -m
 * github.com/pulumi/pulumi-kubernetes/provider/v4@latest` answers `v4.0.0-20260115033456-f47bc2d6f199`, which is 4.25.0; `@v4.34.2`
 * answers "This module version is not available".
 */
const KUBERNETES_VERSION = "4.25.0";

export const CLI: Part = {
  binary: "pulumi",
  module: "cli",
  version: CLI_VERSION,
  label: "the Pulumi CLI",
  minutes: 5,
  target: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  tags: "osusergo,grpcnotrace",
  stamps: { [PULUMI_VERSION]: `v${CLI_VERSION}` },
};

/** Needed by one test, which shows that the directory of the pack works with it. */
export const OLDEST_CLI: Part = {
  ...CLI,
  module: "cli-oldest",
  version: OLDEST_VERSION,
  label: "the oldest Pulumi CLI",
  stamps: { [PULUMI_VERSION]: `v${OLDEST_VERSION}` },
};

function languageHost(language: string, label: string): Part {
  return {
    binary: `pulumi-language-${language}`,
    module: language,
    version: HOST_VERSION,
    label: `the ${label} language host`,
    minutes: 1,
    target: `github.com/pulumi/pulumi/sdk/${language}/cmd/pulumi-language-${language}/v3`,
    stamps: { [PULUMI_VERSION]: `v${HOST_VERSION}` },
  };
}

export const NODE_HOST = languageHost("nodejs", "Node.js");
export const PYTHON_HOST = languageHost("python", "Python");
export const YAML_HOST: Part = {
  binary: "pulumi-language-yaml",
  module: "cli",
  version: YAML_VERSION,
  label: "the YAML language host",
  minutes: 1,
  target: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
  tags: "osusergo,grpcnotrace",
  stamps: {
    [PULUMI_VERSION]: `v${CLI_VERSION}`,
    "github.com/pulumi/pulumi-yaml/pkg/version.Version": `v${YAML_VERSION}`,
  },
};

export const KUBERNETES: Part = {
  binary: "pulumi-resource-kubernetes",
  module: "kubernetes",
  version: KUBERNETES_VERSION,
  label: "the Kubernetes provider",
  minutes: 10,
  target: ".",
  stamps: { [`${KUBERNETES_PROVIDER}/pkg/version.Version`]: KUBERNETES_VERSION },
  async prepare(directory, go) {
    const found = JSON.parse(await go(["mod", "download", "-json", KUBERNETES_PROVIDER])) as Download;
    const source = join(found.Dir, "cmd", "pulumi-resource-kubernetes");
    // The Go module contains only the sources of these two files; the provider's own build generates them in the same way.
    const schema = JSON.parse(await readFile(join(source, "schema.json"), "utf8"));
    schema.version = KUBERNETES_VERSION;
    await writeFile(join(directory, "schema-embed.json"), JSON.stringify(schema));
    await copyFile(join(source, "terraform-mapping.json"), join(directory, "terraform-mapping-embed.json"));
  },
};

export const API_SERVER: Part = {
  binary: "kube-apiserver",
  module: "apiserver",
  version: "1.36.3",
  label: "the Kubernetes API server",
  minutes: 5,
  target: "k8s.io/kubernetes/cmd/kube-apiserver",
  stamps: {
    "k8s.io/component-base/version.gitVersion": "v1.36.3",
    "k8s.io/component-base/version.gitMajor": "1",
    "k8s.io/component-base/version.gitMinor": "36",
  },
};

export const ETCD: Part = {
  binary: "etcd",
  module: "etcd",
  version: "3.6.8",
  label: "etcd",
  minutes: 1,
  target: "go.etcd.io/etcd/server/v3",
  stamps: {},
};

export const HELM: Part = {
  binary: "helm",
  module: "helm",
  version: "3.22.0",
  label: "Helm",
  minutes: 2,
  target: "helm.sh/helm/v3/cmd/helm",
  // As in its Makefile: the version of Kubernetes that charts are told is that of its client-go.
  stamps: {
    "helm.sh/helm/v3/internal/version.version": "v3.22.0",
    "helm.sh/helm/v3/pkg/chartutil.k8sVersionMajor": "1",
    "helm.sh/helm/v3/pkg/chartutil.k8sVersionMinor": "37",
  },
};

const DOCKER_UPSTREAM = {
  module: "github.com/kreuzwerker/terraform-provider-docker@v0.0.0-20260916201441-96d331c98ff4",
  sum: "h1:T3HvvZCRd4h2qkMl+SXA2zza26Rdz8xqV81skikQWy4=",
};

export const DOCKER: Part = {
  binary: "pulumi-resource-docker",
  module: "docker",
  version: "5.2.0",
  label: "the Docker provider",
  minutes: 5,
  target: ".",
  tags: "no_compose",
  stamps: {},
  async prepare(directory, go) {
    const found = JSON.parse(await go(["mod", "download", "-json", DOCKER_UPSTREAM.module])) as Download;
    // go.sum does not cover a directory that replaces a module, so its checksum is compared here.
    if (found.Sum !== DOCKER_UPSTREAM.sum) throw new Error(`${DOCKER_UPSTREAM.module} has the checksum ${found.Sum}`);
    const source = join(found.Dir, "internal", "provider");
    const upstream = join(directory, "upstream");
    await mkdir(join(upstream, "internal", "provider"), { recursive: true });
    await mkdir(join(upstream, "shim"));
    const left = new Set(["resource_docker_compose.go", "compose_resources_enabled.go"]);
    for (const file of await readdir(source)) {
      if (left.has(file) || !file.endsWith(".go") || file.endsWith("_test.go")) continue;
      // Files in Go's module cache are read-only: a copy with their mode could not be removed.
      await writeFile(join(upstream, "internal", "provider", file), await readFile(join(source, file)));
    }
    await copyFile(join(directory, "shim.go.txt"), join(upstream, "shim", "shim.go"));
    // This project's go.mod has its requirements; its own go.mod would add the modules of its linters.
    await writeFile(
      join(upstream, "go.mod"),
      "module github.com/terraform-providers/terraform-provider-docker\n\ngo 1.25.8\n",
    );
    await writeFile(
      join(directory, "schema.json"),
      await go(["run", "-mod=readonly", "-trimpath", "-tags", "no_compose", "./schema"]),
    );
  },
};
