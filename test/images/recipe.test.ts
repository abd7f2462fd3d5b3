import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { type CatalogueImage, recipeFor } from "../../policies/images/catalogue";
import { processorTime } from "../support/processor";

const sha = `sha256:${"a".repeat(64)}`;
const mirrors = ["mirror.example/dockerhub", "mirror.example/all/", "cache.example:5000"];
const mine = (name: string, repositories: string[], tags?: string[]): CatalogueImage => ({
  name,
  repositories,
  ...(tags === undefined ? {} : { tags }),
  category: "application",
  paths: [{ path: "/data", kind: "persistent", required: "always", why: "Everything lives here" }],
});

describe("the recipe of an image", () => {
  const cases: Record<string, string | undefined> = {
    wordpress: "wordpress",
    "wordpress:6": "wordpress",
    "wordpress:latest": "wordpress",
    "docker.io/library/wordpress:6": "wordpress",
    "index.docker.io/library/wordpress": "wordpress",
    [`wordpress@${sha}`]: "wordpress",
    "wordpress:6.8-fpm": "wordpress-fpm",
    "wordpress:fpm-alpine": "wordpress-fpm",
    [`wordpress:fpm@${sha}`]: "wordpress-fpm",
    "wordpress:cli-php8.3": "wordpress-cli",
    "wordpress:cli": "wordpress-cli",
    php: "php",
    "php:8.4-cli": "php",
    "php:8.4-apache": "php-apache",
    "php:8.4-fpm-alpine": "php-fpm",
    postgres: "postgres",
    "postgres:18": "postgres",
    "postgres:alpine": "postgres",
    "postgres:17-alpine": "postgres-17",
    "postgres:9.6": "postgres-17",
    influxdb: "influxdb",
    "influxdb:2": "influxdb",
    "influxdb:2.7-alpine": "influxdb-2-8",
    "influxdb:1.8": "influxdb-1",
    "influxdb:3-core": "influxdb-3",
    "influxdb:nightly": undefined,
    "postgres:16.4": "postgres-17",
    "postgres:18beta1": "postgres",
    [`influxdb@${sha}`]: undefined,
    "gitea/gitea:1.24-rootless": "gitea-rootless",
    "gitea/gitea": "gitea",
    "bitnami/nginx": "bitnami-nginx",
    "docker.io/bitnamilegacy/nginx:1": "bitnami-nginx",
    "gcr.io/distroless/static:nonroot": "base",
    "gcr.io/distroless/a/b": undefined,
    "lscr.io/linuxserver/sonarr:latest": "linuxserver",
    "quay.io/keycloak/keycloak:26.0": "keycloak",
    "mcr.microsoft.com/dotnet/aspnet:9.0": "dotnet",
    "docker.elastic.co/elasticsearch/elasticsearch:9.1.0": "elasticsearch",
    "ghcr.io/evil/wordpress": undefined,
    "evil.example/wordpress": undefined,
    "evil.example/library/wordpress": undefined,
    "evil.example/docker.io/library/wordpress": undefined,
    "docker.io.evil.example/library/wordpress": undefined,
    "localhost:5000/wordpress": undefined,
    "team/wordpress": undefined,
    "wordpress-evil": undefined,
    "wordpress/evil": undefined,
    WORDPRESS: undefined,
    "wordpress:": undefined,
    "wordpress@sha256:abc": undefined,
    "": undefined,
    " wordpress": undefined,
    $: undefined,
    __proto__x: undefined,
    constructor: undefined,
    [`${"wordpress/".repeat(100_000)}`]: undefined,
  };
  for (const [image, name] of Object.entries(cases)) {
    it(`the entry for the image ${JSON.stringify(image.slice(0, 60))} is ${name ?? "unknown"}`, () =>
      assert.equal(recipeFor(image)?.name, name));
  }

  it("the entry for WordPress has the path of Apache's mutex, with reason and error", () => {
    assert.deepEqual(recipeFor("wordpress:6")?.paths[1], {
      path: "/run/lock/apache2",
      kind: "ephemeral",
      required: "always",
      why: "Apache creates its mutex files here",
      error: "AH00023: Couldn't create the mpm-accept mutex (file /var/lock/apache2/mpm-accept-0.1)",
      moved: [{ env: "APACHE_LOCK_DIR" }],
      own: { uid: 33, gid: 33, mode: "1777" },
      uid: 33,
      gid: 33,
      mode: "1777",
      size: "1Mi",
    });
  });

  it("the entry is the same for every name that Docker reads as the same", () => {
    assert.equal(recipeFor("wordpress:6"), recipeFor("index.docker.io/wordpress"));
  });

  describe("behind a mirror", () => {
    const behind: Record<string, string | undefined> = {
      "mirror.example/dockerhub/library/wordpress:6": "wordpress",
      "mirror.example/dockerhub/wordpress:6-fpm": "wordpress-fpm",
      "mirror.example/dockerhub/bitnami/nginx": "bitnami-nginx",
      "mirror.example/all/quay.io/keycloak/keycloak": "keycloak",
      "mirror.example/all/docker.io/library/nginx:1": "nginx",
      "cache.example:5000/nginx": "nginx",
      [`cache.example:5000/nginx@${sha}`]: "nginx",
      "mirror.example/wordpress": undefined,
      "mirror.example/dockerhub-evil/wordpress": undefined,
      "mirror.example.evil/dockerhub/wordpress": undefined,
      "cache.example/nginx": undefined,
      "mirror.example/dockerhub": undefined,
      "mirror.example/dockerhub/team/wordpress": undefined,
    };
    for (const [image, name] of Object.entries(behind)) {
      it(`the entry for ${image.replace(sha, "sha256:…")}, behind a mirror, is ${name ?? "unknown"}`, () =>
        assert.equal(recipeFor(image, { mirrors })?.name, name));
    }

    it("the entry for an image behind a mirror is unknown without the configuration", () => {
      assert.equal(recipeFor("mirror.example/dockerhub/wordpress"), undefined);
    });

    it("an empty mirror is ignored", () => {
      assert.equal(recipeFor("ghcr.io/evil/wordpress", { mirrors: ["", "/"] }), undefined);
    });
  });

  describe("of a team", () => {
    const images = [
      mine("shop", ["registry.example/shop/*"]),
      mine("shop-worker", ["registry.example/shop/worker"]),
      mine("our-wordpress", ["wordpress"], ["6*"]),
      mine("our-wordpress-alpine", ["docker.io/library/wordpress"], ["6*-alpine"]),
      mine("nothing", ["NOT A REPOSITORY", ""]),
    ];
    const known: Record<string, string | undefined> = {
      "registry.example/shop/web:1": "shop",
      "registry.example/shop/worker:1": "shop-worker",
      "registry.example/shop/a/b": undefined,
      "wordpress:6": "our-wordpress",
      "wordpress:6.8-alpine": "our-wordpress-alpine",
      "wordpress:5": "wordpress",
      "wordpress:5-fpm": "wordpress-fpm",
      "mirror.example/dockerhub/wordpress:6": "our-wordpress",
      nginx: "nginx",
    };
    for (const [image, name] of Object.entries(known)) {
      it(`the entry of a team for ${image} is ${name ?? "unknown"}`, () =>
        assert.equal(recipeFor(image, { images, mirrors })?.name, name));
    }
  });

  it("the entries of 10,000 images are found in less than a second", () => {
    const images = Array.from({ length: 200 }, (_, index) =>
      mine(`own-${index}`, [`registry.example/own/app-${index}`]),
    );
    recipeFor("nginx", { images, mirrors });
    // Only the fastest of several runs is the code's own time: others collected garbage too.
    const times = Array.from({ length: 5 }, () => {
      const start = processorTime();
      for (let index = 0; index < 10_000; index++) {
        recipeFor(`registry.example/team/app-${index}:1.${index}`, { images, mirrors });
      }
      return processorTime() - start;
    });
    assert.ok(Math.min(...times) < 1000, `${times} ms`);
  });

  it("recipeFor never throws, whatever the image, the mirrors and the repositories", () => {
    const text = fc.oneof(fc.string(), fc.constantFrom("wordpress", "a/b", "a.b/c", "*", "**", "a:1/b", ":", "@", "["));
    fc.assert(
      fc.property(text, fc.array(text), fc.array(text), (image, hosts, repositories) => {
        const found = recipeFor(image, { mirrors: hosts, images: [mine("own", repositories, ["*", "[", "("])] });
        assert.ok(found === undefined || found.paths !== undefined);
      }),
    );
  });

  it("the catalogue is loaded at the first look-up, not when the pack starts", () => {
    const script = `
      const loaded = () => Object.keys(require.cache).filter((file) => file.endsWith("images.json")).length;
      const { recipeFor } = require(${JSON.stringify(join(__dirname, "../../policies/images/catalogue.ts"))});
      const before = loaded();
      recipeFor("NGINX");
      const still = loaded();
      recipeFor("nginx");
      console.log(JSON.stringify([before, still, loaded()]));`;
    const output = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", script], {
      cwd: join(__dirname, "../.."),
      encoding: "utf8",
    });
    assert.deepEqual(JSON.parse(output), [0, 0, 1]);
  });
});
