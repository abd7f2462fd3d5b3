import { catalogueImages } from "./catalogue";
import { isWithin, placeOf } from "./container-path";

/** Other names of Docker Hub, and registries that copy it as it is: the pack looks images up behind the same ones. */
const hubs = [
  "index.docker.io",
  "registry-1.docker.io",
  "registry.hub.docker.com",
  "mirror.gcr.io",
  "public.ecr.aws/docker",
  "ecr-public.aws.com/docker",
].map((hub) => `${hub}/`);

/** The repository that a reference names, in full: `docker.io/library/nginx` of `nginx:1.27`. */
function repositoryOf(reference: string): string {
  const untagged = reference.replace(/@.*$/, "").replace(/:[^/]*$/, "");
  const hub = hubs.find((prefix) => untagged.startsWith(prefix));
  const name = hub === undefined ? untagged : `docker.io/${untagged.slice(hub.length)}`;
  const [first = "", ...rest] = name.split("/");
  const hosted = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const [host, path] = hosted ? [first, rest.join("/")] : ["docker.io", name];
  return host === "docker.io" && !path.includes("/") ? `${host}/library/${path}` : `${host}/${path}`;
}

/** Whether the catalogue has the image and knows of no program that it runs from a path or below. */
export function runsNothingFrom(reference: string, path: string): boolean {
  const repository = repositoryOf(reference);
  const forms = catalogueImages().filter(({ repositories }) => repositories.includes(repository));
  const programs = forms.flatMap(({ paths }) =>
    paths.filter(({ exec, execWhen }) => exec === true || execWhen !== undefined),
  );
  return forms.length > 0 && !programs.some((program) => isWithin(placeOf(program.path), placeOf(path)));
}
