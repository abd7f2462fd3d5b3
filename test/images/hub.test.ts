import assert from "node:assert/strict";
import { type CatalogueImage, recipeFor } from "../../policies/images/catalogue";

const sha = `sha256:${"a".repeat(64)}`;

describe("the names of Docker Hub in the catalogue", () => {
  for (const name of [
    "registry-1.docker.io",
    "registry.hub.docker.com",
    "index.docker.io",
    "public.ecr.aws/docker",
    "ecr-public.aws.com/docker",
    "mirror.gcr.io",
  ]) {
    it(`the catalogue finds an official image under ${name}`, () => {
      const image = recipeFor(`${name}/library/postgres:16`);
      assert.notEqual(image, undefined);
      assert.deepEqual(image, recipeFor("postgres:16"));
    });
  }

  for (const image of [
    "mirror.gcr.io/grafana/grafana:12.1.0",
    "registry-1.docker.io/grafana/grafana:12.1.0",
    `public.ecr.aws/docker/grafana/grafana:12.1.0@${sha}`,
  ]) {
    it(`the catalogue finds the image of a team under ${image.split("@")[0]}`, () => {
      const found = recipeFor(image);
      assert.notEqual(found, undefined);
      assert.deepEqual(found, recipeFor("grafana/grafana:12.1.0"));
    });
  }

  for (const image of [
    "arm64v8/postgres:16",
    "docker.io/amd64/postgres:16",
    "mirror.gcr.io/s390x/postgres:16",
    "public.ecr.aws/docker/arm32v7/postgres:16",
  ]) {
    it(`the catalogue finds the official image of one architecture, ${image}`, () => {
      const found = recipeFor(image);
      assert.notEqual(found, undefined);
      assert.deepEqual(found, recipeFor("postgres:16"));
    });
  }

  it("the catalogue finds an image of Kubernetes under the old name of its registry", () => {
    const found = recipeFor("k8s.gcr.io/metrics-server/metrics-server:v0.6.2");
    assert.notEqual(found, undefined);
    assert.deepEqual(found, recipeFor("registry.k8s.io/metrics-server/metrics-server:v0.6.2"));
  });

  for (const image of [
    "arm64v8/team/postgres:16",
    "arm64v9/postgres:16",
    "quay.io/arm64v8/postgres:16",
    "registry-1.docker.io.evil.example/library/postgres:16",
    "evil-registry-1.docker.io/library/postgres:16",
    "registry-2.docker.io/library/postgres:16",
    "mirror.gcr.io.evil.example/library/postgres:16",
    "mirror.gcr.io:8443/library/postgres:16",
    "evil.example/mirror.gcr.io/library/postgres:16",
    "evil.example/docker/library/postgres:16",
    "public.ecr.aws/library/postgres:16",
    "public.ecr.aws/docker-library/postgres:16",
    "public.ecr.aws/evil/docker/library/postgres:16",
    "mirror.gcr.io/ghcr.io/library/postgres:16",
    "mirror.gcr.io/quay.io/prometheus/prometheus:v3.0.0",
    "mirror.gcr.io/evil/postgres:16",
    "gcr.io/library/postgres:16",
    "k8s.gcr.io.evil.example/metrics-server/metrics-server:v0.6.2",
  ]) {
    it(`the catalogue finds nothing under the look-alike ${image}`, () => {
      assert.equal(recipeFor(image), undefined);
    });
  }

  it("a team's own entry for a mirror comes before the names of Docker Hub", () => {
    const own = {
      name: "own",
      repositories: ["mirror.gcr.io/library/postgres"],
      category: "database",
      paths: [],
    } as const satisfies CatalogueImage;
    assert.equal(recipeFor("mirror.gcr.io/library/postgres:16", { images: [own] })?.name, "own");
  });
});
