import { formatImage, type ImageReference, parseImage } from "./reference";

/**
 * Other names of Docker Hub, and registries that copy it as it is: Google's cache
 * (https://cloud.google.com/artifact-registry/docs/pull-cached-dockerhub-images) and Docker's own alias on Amazon ECR Public.
 */
const hubs = [
  "registry-1.docker.io",
  "registry.hub.docker.com",
  "mirror.gcr.io",
  "public.ecr.aws/docker",
  "ecr-public.aws.com/docker",
].map((hub) => `${hub}/`);

/**
 * Where Docker Hub has the official images of one architecture each
 * (https://github.com/docker-library/official-images#architectures-other-than-amd64).
 */
const architectures = ["amd64", "arm32v5", "arm32v6", "arm32v7", "arm64v8", "i386", "ppc64le", "riscv64", "s390x"];

/** The images of Docker Hub behind one of its other names, and behind the name of an architecture. */
export function onHub(reference: ImageReference): ImageReference[] {
  const text = formatImage(reference);
  const hub = hubs.find((prefix) => text.startsWith(prefix));
  const image = hub === undefined ? undefined : parseImage(`docker.io/${text.slice(hub.length)}`);
  return [image, official(image ?? reference)].filter((one) => one !== undefined);
}

function official({ registry, repository, ...rest }: ImageReference): ImageReference | undefined {
  const [team = "", name, ...more] = repository.split("/");
  if (registry !== "docker.io" || name === undefined || more.length > 0 || !architectures.includes(team))
    return undefined;
  return { registry, repository: `library/${name}`, ...rest };
}

/** The old name of Kubernetes' registry leads to the new one (https://kubernetes.io/blog/2023/03/10/image-registry-redirect/). */
export const renamed = (reference: ImageReference): ImageReference[] =>
  reference.registry === "k8s.gcr.io" ? [{ ...reference, registry: "registry.k8s.io" }] : [];
