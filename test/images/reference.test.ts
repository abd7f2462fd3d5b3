import assert from "node:assert/strict";
import fc from "fast-check";
import { formatImage, imageMatcher, parseImage } from "../../policies/images/reference";

const sha = `sha256:${"a".repeat(64)}`;
const sha512 = `sha512:${"b".repeat(128)}`;

describe("an image reference", () => {
  const valid: Record<string, string> = {
    wordpress: "docker.io/library/wordpress",
    "wordpress:6.8-fpm": "docker.io/library/wordpress:6.8-fpm",
    "library/wordpress": "docker.io/library/wordpress",
    "docker.io/wordpress": "docker.io/library/wordpress",
    "docker.io/library/wordpress:6": "docker.io/library/wordpress:6",
    "index.docker.io/wordpress": "docker.io/library/wordpress",
    "bitnami/nginx:1": "docker.io/bitnami/nginx:1",
    "registry-1.docker.io/library/nginx": "registry-1.docker.io/library/nginx",
    "ghcr.io/team/group/app:1.0": "ghcr.io/team/group/app:1.0",
    "localhost/nginx": "localhost/nginx",
    "localhost:5000/nginx": "localhost:5000/nginx",
    "localhost:5000": "docker.io/library/localhost:5000",
    "registry:5000/nginx:1": "registry:5000/nginx:1",
    "[2001:db8::1]:5000/nginx": "[2001:db8::1]:5000/nginx",
    "10.0.0.1/nginx": "10.0.0.1/nginx",
    "Registry/nginx": "Registry/nginx",
    "evil.example/nginx": "evil.example/nginx",
    [`nginx@${sha}`]: `docker.io/library/nginx@${sha}`,
    [`nginx:1@${sha}`]: `docker.io/library/nginx:1@${sha}`,
    [`nginx@${sha512}`]: `docker.io/library/nginx@${sha512}`,
    "a_b/c__d/e-f.g---h": "docker.io/a_b/c__d/e-f.g---h",
    "nginx:LATEST_1.0-x": "docker.io/library/nginx:LATEST_1.0-x",
    [`sha256:${"a".repeat(63)}`]: `docker.io/library/sha256:${"a".repeat(63)}`,
    [`sha384:${"a".repeat(64)}`]: `docker.io/library/sha384:${"a".repeat(64)}`,
    [`sha256:${"g".repeat(64)}`]: `docker.io/library/sha256:${"g".repeat(64)}`,
    [`team/${sha}`]: `docker.io/team/${sha}`,
    [`docker.io/${"a".repeat(64)}`]: `docker.io/library/${"a".repeat(64)}`,
    [`a/${"b".repeat(253)}`]: `docker.io/a/${"b".repeat(253)}`,
    [`nginx:${"t".repeat(128)}`]: `docker.io/library/nginx:${"t".repeat(128)}`,
  };
  for (const [text, full] of Object.entries(valid)) {
    it(`the image reference ${text.slice(0, 60)} is ${full.slice(0, 60)} in full`, () => {
      const image = parseImage(text);
      assert.notEqual(image, undefined);
      assert.equal(image && formatImage(image), full);
    });
  }

  it("an image reference is parsed into registry, repository, tag and digest", () => {
    assert.deepEqual(parseImage(`localhost:5000/team/nginx:1@${sha}`), {
      registry: "localhost:5000",
      repository: "team/nginx",
      tag: "1",
      digest: sha,
    });
    assert.deepEqual(parseImage("nginx"), { registry: "docker.io", repository: "library/nginx" });
  });

  const invalid: Record<string, string> = {
    "the empty string": "",
    "a space": " ",
    "a space before": " nginx",
    "a line break behind": "nginx\n",
    "upper case": "NGINX",
    "upper case below a registry": "ghcr.io/Team/app",
    "an empty tag": "nginx:",
    "two tags": "nginx:1:2",
    "a tag of 129 characters": `nginx:${"t".repeat(129)}`,
    "an empty digest": "nginx@",
    "a short digest": "nginx@sha256:abc",
    "a digest in upper case": `nginx@sha256:${"A".repeat(64)}`,
    "an unknown kind of digest": `nginx@md5:${"a".repeat(32)}`,
    "a digest before the tag": `nginx@${sha}:1`,
    "only a digest": `@${sha}`,
    "only a tag": ":1",
    "an image id": "a".repeat(64),
    "an image id with its algorithm": sha,
    "an image id of 96 digits": `sha384:${"0".repeat(96)}`,
    "an image id of 128 digits": sha512,
    "an empty segment": "a//b",
    "a slash in front": "/nginx",
    "a slash at the end": "nginx/",
    "only a registry": "ghcr.io/",
    "a scheme": "https://ghcr.io/team/app",
    "three underscores": "a___b",
    "two dots": "a..b",
    "a dash in front": "-nginx",
    "a dash at the end": "nginx-",
    "a port that is no number": "registry:port/nginx",
    "a registry that begins with a dash": "-a.example/nginx",
    "letters that are not ASCII": "nginé",
    "a star": "nginx*",
    "a path of 256 characters": `a/${"b".repeat(254)}`,
    "a text far too long": "a/".repeat(1_000_000),
    "a registry far too long": `${"a.".repeat(2000)}a/nginx`,
  };
  for (const [what, text] of Object.entries(invalid)) {
    it(`an image reference cannot be ${what}`, () => assert.equal(parseImage(text), undefined));
  }

  it("an image reference cannot be a value that is no string", () => {
    for (const value of [undefined, null, 5, {}, ["nginx"]]) assert.equal(parseImage(value as never), undefined);
  });

  const word = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,4})?$/);
  const like = fc
    .tuple(
      fc.constantFrom("", "ghcr.io/", "localhost:5000/", "index.docker.io/", "docker.io/library/", "A/"),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("", ":1.2-x", ":latest"),
      fc.constantFrom("", `@${sha}`),
    )
    .map(([registry, path, tag, digest]) => `${registry}${path.join("/")}${tag}${digest}`);
  const broken = fc.array(
    fc.constantFrom("nginx", "docker.io", "localhost", "A", "/", ":", "@", ".", "-", "_", "*", "[", "]", " ", "é", sha),
  );

  it("an image reference in full is parsed as itself", () => {
    fc.assert(
      fc.property(like, (text) => {
        const image = parseImage(text);
        assert.ok(image);
        assert.deepEqual(parseImage(formatImage(image)), image);
      }),
    );
  });

  it("parseImage never throws, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          broken.map((parts) => parts.join("")),
        ),
        (text) => {
          const image = parseImage(text);
          if (image !== undefined) assert.deepEqual(parseImage(formatImage(image)), image);
        },
      ),
    );
  });
});

describe("an image pattern", () => {
  const patterns: Record<string, { yes: string[]; no: string[] }> = {
    nginx: {
      yes: ["nginx", "nginx:1", `nginx@${sha}`, "library/nginx", "docker.io/nginx", "index.docker.io/library/nginx:2"],
      no: [
        "evil.example/nginx",
        "localhost:5000/nginx",
        "docker.io.evil.example/library/nginx",
        "evil.example/docker.io/library/nginx",
        "nginx-evil",
        "evil-nginx",
        "nginx/evil",
        "evil/nginx",
        "bitnami/nginx",
        "nginx.evil",
        "NGINX",
        "nginx:",
        "",
        " nginx",
      ],
    },
    "nginx:1.27": {
      yes: ["nginx:1.27", `nginx:1.27@${sha}`, "docker.io/library/nginx:1.27"],
      no: ["nginx", "nginx:1.2", "nginx:1.270", "nginx:1x27", `nginx@${sha}`],
    },
    "nginx:latest": { yes: ["nginx", "nginx:latest"], no: ["nginx:1", `nginx@${sha}`] },
    "nginx:1.*": { yes: ["nginx:1.", "nginx:1.27-alpine"], no: ["nginx", "nginx:11.2", `nginx@${sha}`] },
    "nginx:*": { yes: ["nginx", "nginx:1"], no: [`nginx@${sha}`] },
    [`nginx@${sha}`]: {
      yes: [`nginx@${sha}`, `nginx:1@${sha}`, `docker.io/library/nginx@${sha}`],
      no: ["nginx", "nginx:1", `nginx@sha256:${"b".repeat(64)}`, `evil.example/nginx@${sha}`],
    },
    [`nginx:1@${sha}`]: { yes: [`nginx:1@${sha}`], no: [`nginx:2@${sha}`, `nginx@${sha}`, "nginx:1"] },
    "localhost:5000/nginx": {
      yes: ["localhost:5000/nginx", "localhost:5000/nginx:1"],
      no: ["nginx", "localhost/nginx", "localhost:5001/nginx", "localhost:5000/nginx/x"],
    },
    "ghcr.io/team/*": {
      yes: ["ghcr.io/team/app", "ghcr.io/team/other:1"],
      no: ["ghcr.io/team", "ghcr.io/team/group/app", "ghcr.io/team-evil/app", "ghcr.io.evil.example/team/app"],
    },
    "ghcr.io/team/**": {
      yes: ["ghcr.io/team/app", "ghcr.io/team/group/app:1"],
      no: ["ghcr.io/team", "ghcr.io/teams/app", "evil.example/ghcr.io/team/app", "team/app"],
    },
    "ghcr.io/**": { yes: ["ghcr.io/app", "ghcr.io/team/app"], no: ["ghcr.io.evil.example/app", "app", "xghcr.io/app"] },
    "ghcr.io/team/**:1": { yes: ["ghcr.io/team/a/b:1"], no: ["ghcr.io/team/a/b:2", "ghcr.io/team/a/b"] },
    "ghcr.io/*/app": { yes: ["ghcr.io/team/app"], no: ["ghcr.io/app", "ghcr.io/a/b/app"] },
    "ghcr.io/team/app-*": { yes: ["ghcr.io/team/app-web"], no: ["ghcr.io/team/app", "ghcr.io/team/app-web/x"] },
    "*.example.com/app": { yes: ["eu.example.com/app"], no: ["example.com/app", "eu.example.com.evil/app", "app"] },
    "registry.example:*/app": { yes: ["registry.example:5000/app"], no: ["registry.example/app"] },
    "*": { yes: ["nginx", "wordpress:6"], no: ["team/app", "ghcr.io/app"] },
    "**": { yes: ["nginx", "team/app", "a/b/c"], no: ["ghcr.io/app"] },
    "*/app": { yes: ["team/app", "app"], no: ["ghcr.io/app", "a/b/app"] },
    "docker.io/**": { yes: ["nginx", "team/app", "a/b/c"], no: ["ghcr.io/app"] },
  };
  for (const [pattern, { yes, no }] of Object.entries(patterns)) {
    const short = pattern.replace(sha, "sha256:…");
    for (const image of yes) {
      it(`the image pattern ${short} matches ${image.replace(sha, "sha256:…")}`, () =>
        assert.equal(imageMatcher(pattern)(image), true));
    }
    for (const image of no) {
      it(`the image pattern ${short} does not match ${JSON.stringify(image.replace(sha, "sha256:…"))}`, () =>
        assert.equal(imageMatcher(pattern)(image), false));
    }
  }

  const malformed = [
    "",
    " ",
    "NGINX",
    "ghcr.io/**/app",
    "ghcr.io/team**",
    "**/app",
    "***",
    "nginx:",
    "nginx@sha256:*",
    "a b",
  ];
  for (const pattern of malformed) {
    it(`the image pattern ${JSON.stringify(pattern)} is refused`, () => {
      assert.throws(() => imageMatcher(pattern), {
        name: "RangeError",
        message: `${JSON.stringify(pattern)} is no image pattern; write a repository in lower case, such as ghcr.io/team/app, with * for one segment, /** at the end for all below, and a tag or digest if wanted`,
      });
    });
  }

  it("an image pattern that is a reference matches that reference, and never one of another registry", () => {
    const path = fc.stringMatching(/^[a-z0-9]{1,6}(\/[a-z0-9]{1,6}){0,2}$/);
    fc.assert(
      fc.property(path, (name) => {
        assert.equal(imageMatcher(name)(name), true);
        assert.equal(imageMatcher(name)(`evil.example/${name}`), false);
        assert.equal(imageMatcher(name)(`${name}-evil`), false);
      }),
    );
  });
});
