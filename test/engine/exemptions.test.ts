import assert from "node:assert/strict";
import { Exemption, type ExemptionConfig, Exemptions } from "../../policies/engine/exemptions";
import { policy } from "../../policies/engine/policy";
import type { Subject } from "../../policies/engine/subject";
import { inspectable } from "../../policies/rules/inspectable";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { remediate, secret, type TestResource, unknown } from "../../policies/testing";
import { runAt } from "../support/clock";
import { container, deployment, pod } from "../support/resources";
import { saysAbout } from "../support/rule-table";

const reason = "It is old.";
const unlisted = (image: string, written = image === "team/web:2" ? `registry.example/${image}` : image) =>
  `; the catalogue does not know what ${image} writes: npx @readonly-rootfs/cli discover ${written} finds out`;
const writable = (name: string, index = 0, at = "spec.template.spec", image = "team/web:2") =>
  `container "${name}" has a writable root filesystem` +
  `; set ${at}.containers[${index}].securityContext.readOnlyRootFilesystem to true${unlisted(image)}`;
const onDocker = `container "web" has a writable root filesystem; set readOnly to true${unlisted("example")}`;

/** Texts of read-only-root about a resource with these exemptions. */
const says = (given: TestResource, ...exemptions: Partial<ExemptionConfig>[]) =>
  saysAbout(readOnlyRoot, given, { exemptions: exemptions.map((exemption) => ({ reason, ...exemption })) });

const web = {
  ...deployment({ containers: [{ name: "web", image: "registry.example/team/web:2" }] }),
  name: "shop/web",
  stack: "dev-alice",
};
const inShop = { ...web, props: { ...web.props, metadata: { namespace: "shop" } } };

describe("an exemption matches by", () => {
  const rows: Readonly<
    Record<string, readonly [matches: Partial<ExemptionConfig>[], not: Partial<ExemptionConfig>[]]>
  > = {
    stack: [
      [
        { stack: "dev-alice" },
        { stack: "dev-*" },
        { stack: "*" },
        { stack: "{dev,test}-*" },
        { stack: "!prod" },
        { stack: "project/dev-alice" },
        { stack: "*/dev-*" },
        { stack: "!shop/*" },
      ],
      [
        { stack: "dev" },
        { stack: "prod" },
        { stack: "alice" },
        { stack: "DEV-ALICE" },
        { stack: "!dev-*" },
        { stack: "shop/dev-alice" },
        { stack: "project/dev" },
        { stack: "!project/*" },
      ],
    ],
    resource: [
      [{ resource: "shop/web" }, { resource: "shop*" }, { resource: "*" }, { resource: "shop/?eb" }],
      [{ resource: "web" }, { resource: "shop" }, { resource: "shop/web2" }, { resource: "Shop/web" }],
    ],
    kind: [
      [{ kind: "Deployment" }, { kind: "*" }, { kind: "@(Deployment|StatefulSet)" }],
      [{ kind: "StatefulSet" }, { kind: "deployment" }, { kind: "Deploy" }, { kind: "apps/v1:Deployment" }],
    ],
    namespace: [
      [{ namespace: "shop" }, { namespace: "s*" }],
      [{ namespace: "default" }, { namespace: "shop2" }],
    ],
    container: [
      [{ container: "web" }, { container: "w*" }],
      [{ container: "log" }, { container: "web2" }],
    ],
    image: [
      [
        { image: "registry.example/team/web" },
        { image: "registry.example/team/*" },
        { image: "registry.example/**" },
        { image: "registry.example/team/web:2" },
      ],
      [
        { image: "web" },
        { image: "team/web" },
        { image: "registry.example/*" },
        { image: "registry.example/team/web:1" },
      ],
    ],
    "all matchers together": [
      [
        {
          stack: "dev-*",
          resource: "shop/*",
          kind: "Deployment",
          namespace: "shop",
          container: "web",
          image: "registry.example/**",
        },
      ],
      [
        { stack: "prod", container: "web" },
        { stack: "dev-*", container: "log" },
        { namespace: "shop", image: "nginx" },
        { resource: "web", kind: "Deployment" },
      ],
    ],
  };
  for (const [name, [matching, others]] of Object.entries(rows)) {
    it(`an exemption matches by ${name}`, async () => {
      for (const exemption of matching) assert.deepEqual(await says(inShop, exemption), [], JSON.stringify(exemption));
      for (const exemption of others) {
        assert.deepEqual(await says(inShop, exemption), [writable("web")], JSON.stringify(exemption));
      }
      assert.deepEqual(await says(inShop, ...others, ...matching), [], "one of several is enough");
    });
  }
  it("an exemption matches the default namespace if none is set, and none on Docker", async () => {
    assert.deepEqual(await says(web, { namespace: "default" }), []);
    const docker = [onDocker];
    assert.deepEqual(await says(container({}), { namespace: "default" }), docker);
    assert.deepEqual(await says(container({}), { namespace: "*", container: "web" }), docker);
  });
  it("an exemption matches the namespace of each item of a list, not of the list", async () => {
    const item = (namespace: unknown) => ({ ...web.props, metadata: { namespace } });
    const items = [item("prod"), item(null), item("shop"), item(unknown)];
    const given = { ...web, type: "kubernetes:apps/v1:DeploymentList", props: { items } };
    const at = (index: number) => writable("web", 0, `items[${index}].spec.template.spec`);
    const depends =
      'advisory: container "web" cannot be judged until items[3].metadata.namespace is known, on which an exemption depends';
    assert.deepEqual(await says(given, { namespace: "prod" }), [at(1), at(2), depends]);
    assert.deepEqual(await says(given, { namespace: "default" }), [at(0), at(2), depends]);
    assert.deepEqual(await says(given, { namespace: "prod" }, { namespace: "shop" }), [at(1), depends]);
  });
  it("an exemption matches the namespace that a Helm release is installed into", async () => {
    const line =
      "its containers cannot be inspected: the provider renders its chart; set the option helm of inspectable, or use kubernetes.helm.v4.Chart";
    const read = (props: object, namespace: string) =>
      saysAbout(
        inspectable,
        { type: "kubernetes:helm.sh/v3:Release", props: { chart: "wordpress", ...props } },
        { exemptions: [{ reason, namespace }] },
      );
    assert.deepEqual(await read({ namespace: "monitoring" }, "monitoring"), []);
    assert.deepEqual(await read({ namespace: "monitoring" }, "default"), [line]);
    for (const props of [{}, { namespace: null }, { namespace: "" }, { metadata: { namespace: "monitoring" } }]) {
      assert.deepEqual(await read(props, "default"), []);
      assert.deepEqual(await read(props, "monitoring"), [line]);
    }
    assert.deepEqual(await read({ namespace: unknown }, "monitoring"), [
      "advisory: it cannot be judged until namespace is known, on which an exemption depends",
    ]);
  });
  it("an exemption matches an image only if one is declared", async () => {
    const patch = { ...web, type: "kubernetes:apps/v1:DeploymentPatch" };
    const given = (image: object) => ({
      ...patch,
      props: deployment({
        containers: [{ name: "web", ...image, securityContext: { readOnlyRootFilesystem: false } }],
      }).props,
    });
    assert.deepEqual(await says(given({ image: "nginx" }), { image: "*" }), []);
    for (const image of [{}, { image: null }, { image: 7 }, { image: "" }, { image: "NGINX" }]) {
      assert.deepEqual(
        await says(given(image), { image: "**" }),
        [writable("web").replace(unlisted("team/web:2"), "")],
        JSON.stringify(image),
      );
    }
  });
});

describe("an exemption of images is not fooled by", () => {
  const digest = `sha256:${"a".repeat(64)}`;
  const rows: Readonly<Record<string, readonly [pattern: string, image: string, exempt: boolean]>> = {
    "the name itself": ["nginx", "nginx", true],
    "the name in full": ["nginx", "docker.io/library/nginx:1.27", true],
    "a digest": ["nginx", `nginx@${digest}`, true],
    "a digest where a tag is asked for": ["nginx:1.27", `nginx@${digest}`, false],
    "another registry": ["nginx", "evil.example/nginx", false],
    "another registry with a port": ["nginx", "localhost:5000/nginx", false],
    "another namespace": ["nginx", "evil/nginx", false],
    "a longer name": ["nginx", "nginx-evil", false],
    "a name below": ["nginx", "nginx/evil", false],
    "a registry of that name": ["nginx", "nginx.example/app", false],
    "upper case": ["nginx", "NGINX", false],
    "the empty string": ["nginx", "", false],
    "a registry with another port": ["localhost:5000/nginx", "localhost:5001/nginx", false],
    "a registry with that port": ["localhost:5000/nginx", "localhost:5000/nginx:1", true],
    "a star in one segment only": ["registry.example/*", "registry.example/team/app", false],
    "a longer registry": ["registry.example/**", "registry.example.evil/app", false],
    "an id, which names no repository": ["*", digest, false],
    "an id where everything on Docker Hub is meant": ["**", `sha512:${"b".repeat(128)}`, false],
    "an id where its beginning is taken for a name": ["sha384", `sha384:${"c".repeat(96)}`, false],
  };
  const byId =
    'advisory: container "web" has its image by id, so the paths that it writes could not be looked up; ' +
    "set image to the image's name, or to repoDigest of its RemoteImage";
  for (const [name, [pattern, image, exempt]] of Object.entries(rows)) {
    it(`an exemption of the image ${pattern} ${exempt ? "matches" : "does not match"} ${name}: ${JSON.stringify(image)}`, async () => {
      const writable = 'container "web" has a writable root filesystem; set readOnly to true';
      const expected = exempt ? [] : [writable, ...(/^sha\d+:/.test(image) ? [byId] : [])];
      const texts = await says(container({ image }), { image: pattern });
      assert.deepEqual(
        texts.map((text) => text.split(/; (?:nginx|the catalogue|it has its image by id)/)[0]),
        expected,
      );
    });
  }
});

describe("an exemption leaves the other containers of a pod alone", () => {
  it("an exemption by name or by image leaves the other containers of a pod alone", async () => {
    const given = deployment({
      containers: [
        { name: "web", image: "example/web" },
        { name: "proxy", image: "proxies/web:1" },
      ],
    });
    const of = (name: string, index: number, image: string) => writable(name, index, "spec.template.spec", image);
    const web = of("web", 0, "example/web");
    assert.deepEqual(await says(given, { container: "proxy" }), [web]);
    assert.deepEqual(await says(given, { image: "proxies/*" }), [web]);
    assert.deepEqual(await says(given, { image: "proxies/*", container: "web" }), [
      web,
      of("proxy", 1, "proxies/web:1"),
    ]);
  });
});

describe("an exemption whose matched value may still be unknown", () => {
  const unknownImage = container({ image: unknown });
  it("an unknown image on which an exemption depends is reported, and not as a violation", async () => {
    assert.deepEqual(await says(unknownImage, { image: "vendor/**" }), [
      'advisory: container "web" cannot be judged until image is known, on which an exemption depends',
    ]);
  });
  it("an unknown image is not reported if another matcher of the exemption decides", async () => {
    const violation = ['container "web" has a writable root filesystem; set readOnly to true'];
    assert.deepEqual(await says(unknownImage, { image: "vendor/**", container: "log" }), violation);
    assert.deepEqual(await says(unknownImage, { image: "vendor/**" }, { container: "web" }), []);
  });
  it("an unknown name on which an exemption depends is reported", async () => {
    const given = pod({ containers: [{ name: unknown, image: "nginx" }] });
    assert.deepEqual(await says(given, { container: "web" }), [
      "advisory: container containers[0] cannot be judged until its name is known, on which an exemption depends",
    ]);
  });
  it("a name that is missing or that no platform accepts is not unknown to an exemption", async () => {
    const given = pod({ containers: [{ image: "nginx" }, { name: "Not a name" }, { name: null }, { name: 7 }] });
    for (const container of ["web", "*"]) {
      assert.deepEqual(
        (await says(given, { container })).map((text) => text.split(";")[0]),
        [0, 1, 2, 3].map((index) => `container containers[${index}] has a writable root filesystem`),
      );
    }
  });
  it("an unknown namespace on which an exemption depends is reported", async () => {
    const given = pod({ containers: [{ name: "web" }] }, { namespace: unknown });
    assert.deepEqual(await says(given, { namespace: "shop" }), [
      'advisory: container "web" cannot be judged until metadata.namespace is known, on which an exemption depends',
    ]);
  });
  it("an empty namespace is the default one to an exemption", async () => {
    for (const namespace of ["", null, undefined, "default"]) {
      const given = pod({ containers: [{ name: "web" }] }, { namespace });
      assert.deepEqual(await says(given, { namespace: "default" }), []);
    }
  });
  it("unknown containers under onUnknown mandatory are exempt only if the exemption matches their resource", async () => {
    const given = { type: "kubernetes:core/v1:Pod", name: "web", props: { spec: unknown } };
    const read = (exemption: object) =>
      saysAbout(readOnlyRoot, given, { onUnknown: "mandatory", exemptions: [{ reason, ...exemption }] });
    assert.deepEqual(await read({ container: "web" }), ["containers cannot be judged until spec is known"]);
    assert.deepEqual(await read({ resource: "other" }), ["containers cannot be judged until spec is known"]);
    assert.deepEqual(await read({ resource: "web" }), []);
  });
  it("unknown containers in one item of a list are exempt only if the exemption matches their resource", async () => {
    const item = (namespace: string) => ({ metadata: { namespace }, spec: { template: unknown } });
    const read = (items: unknown, namespace: string) =>
      saysAbout(
        readOnlyRoot,
        { type: "kubernetes:apps/v1:DeploymentList", props: { items } },
        { onUnknown: "mandatory", exemptions: [{ reason, namespace }] },
      );
    const line = (path: string) => `containers cannot be judged until ${path} is known`;
    const items = [item("prod"), item("shop")];
    assert.deepEqual(await read(items, "prod"), [line("items[1].spec.template")]);
    assert.deepEqual(await read(items, "shop"), [line("items[0].spec.template")]);
    assert.deepEqual(
      await read(items, "default"),
      ["items[0]", "items[1]"].map((at) => line(`${at}.spec.template`)),
    );
    assert.deepEqual(await read(unknown, "default"), [line("items")]);
  });
  it("an unknown flag of an exempt container is not reported", async () => {
    assert.deepEqual(await says(container({ readOnly: unknown }), { container: "web" }), []);
  });
});

describe("an exemption with a date", () => {
  const violation = onDocker;
  const on = { container: "web" };
  const expired = `${violation}; its exemption expired on 2026-11-21`;

  describe("in the last second of a day", () => {
    runAt("2026-11-22T23:59:59.999Z");
    it("an exemption holds on its last day, in UTC", async () => {
      assert.deepEqual(await says(container({}), { ...on, expires: "2026-11-22" }), []);
    });
    it("an exemption no longer holds after its day, and the violation says so", async () => {
      assert.deepEqual(await says(container({}), { ...on, expires: "2026-11-21" }), [expired]);
    });
    it("an expired exemption is not mentioned if it does not match", async () => {
      assert.deepEqual(await says(container({}), { container: "log", expires: "2026-11-21" }), [violation]);
    });
    it("an expired exemption is not mentioned while its match is unknown", async () => {
      assert.deepEqual(await says(container({ image: unknown }), { image: "nginx", expires: "2026-11-21" }), [
        violation.replace(unlisted("example"), ""),
      ]);
    });
    it("an expired exemption is not mentioned if another one holds", async () => {
      assert.deepEqual(
        await says(container({}), { ...on, expires: "2026-11-21" }, { ...on, expires: "2027-01-31" }),
        [],
      );
    });
    it("an expired exemption gives way to one that may hold", async () => {
      assert.deepEqual(
        await says(container({ image: unknown }), { ...on, expires: "2026-11-21" }, { image: "vendor/*" }),
        ['advisory: container "web" cannot be judged until image is known, on which an exemption depends'],
      );
    });
  });
  describe("in the first second of the next", () => {
    runAt("2026-11-23T00:00:00Z");
    it("an exemption no longer holds in the first second after its day", async () => {
      assert.deepEqual(await says(container({}), { ...on, expires: "2026-11-22" }), [
        `${violation}; its exemption expired on 2026-11-22`,
      ]);
    });
  });
});

describe("at level remediate", () => {
  const cured = async (given: TestResource, exemption: object) =>
    (
      await remediate([policy(readOnlyRoot)], given, {
        level: "remediate",
        config: { "read-only-root": { exemptions: [{ reason, ...exemption }] } },
      })
    ).props;
  it("exempt containers are not cured, and the others are", async () => {
    const given = (first: object) =>
      pod({
        containers: [
          { name: "web", ...first },
          { name: "debug", image: secret("busybox") },
        ],
      });
    assert.deepEqual(
      await cured(given({}), { container: "debug" }),
      given({ securityContext: { readOnlyRootFilesystem: true } }).props,
    );
    assert.equal(await cured(given({}), { resource: "web" }), undefined);
  });
  it("a container that may be exempt is not cured", async () => {
    assert.equal(await cured(container({ image: unknown }), { image: "vendor/*" }), undefined);
  });
  it("a container with an expired exemption is cured", async () => {
    assert.deepEqual(
      await cured(container({}), { container: "web", expires: "2020-01-31" }),
      container({ readOnly: true }).props,
    );
  });
});

describe("an exemption in a run", () => {
  runAt("2026-11-22T12:00:00Z");
  const subject: Subject = {
    stack: "dev",
    resource: "web",
    kind: "Pod",
    namespace: "shop",
    container: "web",
    image: { until: "spec.containers[0].image" },
  };
  const become = (...configs: Partial<ExemptionConfig>[]) => {
    const exemptions = configs.map((config) => new Exemption({ reason, ...config }));
    const verdict = new Exemptions(exemptions).verdictOn(subject);
    return [verdict, ...exemptions.map(({ used, undecided }) => (used ? "used" : undecided ? "undecided" : "idle"))];
  };
  it("an exemption counts as used after it has suppressed a finding", () => {
    assert.deepEqual(become({ resource: "web" }), ["exempt", "used"]);
    assert.deepEqual(become({ resource: "log" }), [undefined, "idle"]);
  });
  it("an exemption counts as used if it is the first that matches", () => {
    assert.deepEqual(become({ resource: "web" }, { container: "web" }), ["exempt", "used", "idle"]);
  });
  it("an exemption counts as undecided while a value is unknown", () => {
    const until = { until: "spec.containers[0].image" };
    assert.deepEqual(become({ image: "nginx" }), [until, "undecided"]);
    assert.deepEqual(become({ image: "nginx" }, { stack: "dev" }), ["exempt", "undecided", "used"]);
    assert.deepEqual(become({ image: "nginx", stack: "prod" }), [undefined, "idle"]);
  });
  it("an exemption counts as unused if it has expired", () => {
    assert.deepEqual(become({ resource: "web", expires: "2026-11-21" }), [{ expired: "2026-11-21" }, "idle"]);
    assert.deepEqual(become({ image: "nginx", expires: "2026-11-21" }), [undefined, "idle"]);
  });
  it("an exemption concerns a stack if its `stack` matches, whatever else it has", () => {
    const concerns = (config: Partial<ExemptionConfig>) => new Exemption({ reason, ...config }).concerns("dev");
    assert.equal(concerns({ resource: "other" }), true);
    assert.equal(concerns({ stack: "d*", resource: "other" }), true);
    assert.equal(concerns({ stack: "prod", resource: "web" }), false);
  });
});
