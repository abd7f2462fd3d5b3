import { existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join, resolve } from "node:path";
import { programDirectory } from "../program-directory";

/** The helm that renders charts. */
export interface Helm {
  /** Path of the program; `helm` for the one on the PATH. */
  readonly program: string;
  /** The time that one rendering may take, in seconds. */
  readonly seconds: number;
  /** The version of Kubernetes that charts are told; empty for helm's own. */
  readonly kubeVersion: string;
  /** Paths of its files, where they are not those that it takes by itself. */
  readonly files: {
    readonly registry?: string | undefined;
    readonly repositories?: string | undefined;
    readonly cache?: string | undefined;
  };
}

/** A chart as the provider finds it, and the release it is installed as. */
export interface Chart {
  readonly helm: Helm;
  readonly release: string;
  readonly namespace: string | undefined;
  readonly chart: string;
  readonly version: string | undefined;
  readonly devel: boolean;
  readonly repo: string | undefined;
  readonly files: { readonly caFile?: string; readonly certFile?: string; readonly keyFile?: string };
  readonly verify: boolean;
  readonly keyring: string | undefined;
  readonly dependencyUpdate: boolean;
  readonly crds: boolean;
}

const started = Date.now() - performance.now();

/**
 * The place of the chart for helm, and the flags with which helm finds what the provider does. The archive that the provider has
 * just fetched into helm's cache is taken where there is one: for that it may have had a user name and a password.
 *
 * https://github.com/pulumi/pulumi-kubernetes/blob/94977969d64112b04e19945818a7d5d5f38f631d/provider/pkg/provider/helm_release.go
 */
export function located({ helm, chart: written, version, devel, repo, files, verify, keyring }: Chart) {
  const chart = written.trim();
  const isUrl = repo !== undefined && /^([A-Za-z][A-Za-z0-9+.-]*:|\/)/.test(repo);
  const oci = chart.startsWith("oci://");
  const flags = [...(verify ? ["--verify"] : []), ...(keyring === undefined ? [] : [`--keyring=${keyring}`])];
  const { registry, repositories, cache = ownCache() } = helm.files;
  if (registry !== undefined) flags.push(`--registry-config=${registry}`);
  if (repositories !== undefined) flags.push(`--repository-config=${repositories}`);
  if (helm.files.cache !== undefined) flags.push(`--repository-cache=${cache}`);
  const local = resolve(programDirectory, chart);
  if ((!isUrl || oci) && isChart(local)) return { place: local, flags };
  if (version !== undefined) {
    const archive = join(resolve(programDirectory, cache), `${basename(chart)}-${version}.tgz`);
    const time = statSync(archive, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (time >= started) return { place: archive, flags: [] };
  }
  if (version !== undefined) flags.push(`--version=${version}`);
  else if (devel) flags.push("--devel");
  if (files.caFile !== undefined) flags.push(`--ca-file=${files.caFile}`);
  if (files.certFile !== undefined) flags.push(`--cert-file=${files.certFile}`);
  if (files.keyFile !== undefined) flags.push(`--key-file=${files.keyFile}`);
  if (oci || repo === undefined) return { place: chart, flags };
  if (!isUrl) return { place: chart.includes("/") ? chart : `${repo}/${chart}`, flags };
  return { place: chart, flags: [...flags, `--repo=${repo}`] };
}

const isChart = (path: string) =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? existsSync(join(path, "Chart.yaml")) : existsSync(path);

/** Where helm keeps archives: https://helm.sh/docs/helm/helm/ */
function ownCache(): string {
  const { HELM_REPOSITORY_CACHE, HELM_CACHE_HOME, XDG_CACHE_HOME } = process.env;
  if (HELM_REPOSITORY_CACHE) return HELM_REPOSITORY_CACHE;
  return join(HELM_CACHE_HOME || join(XDG_CACHE_HOME || join(homedir(), ".cache"), "helm"), "repository");
}
