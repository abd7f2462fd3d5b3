import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { analyze, analyzeStack, preview, type TestOptions, type TestResource, urnOf } from "../../policies/testing";
import { type Live, live } from "../support/kubernetes/live";

const web = { name: "web", image: "nginx:1.27" };
const closed = { ...web, securityContext: { readOnlyRootFilesystem: true } };
const template = (...containers: object[]) => ({ template: { metadata: {}, spec: { containers } } });
const bare = (...containers: object[]) => ({ containers });

const deployment: Live = { kind: "Deployment", name: "web", spec: template(web) };
const replicaSet: Live = { kind: "ReplicaSet", name: "web-5f4", by: deployment, spec: template(web) };
const pod: Live = { kind: "Pod", name: "web-5f4-x", apiVersion: "v1", by: replicaSet, spec: bare(web) };

const only = (...names: string[]) => policies().filter(({ name }) => names.includes(name));

/** Level, resource and first words of each finding. */
async function said(resources: readonly TestResource[], rules = only("read-only-root"), options: TestOptions = {}) {
  const found = await preview(rules, resources, options);
  const nameOf = (urn = "") => resources.find((resource) => urnOf(resource) === urn)?.name ?? "";
  return found.map(({ level, message, urn }) => `${level} ${nameOf(urn)}: ${message.split("\n")[1]?.split(";")[0]}`);
}

const writable = (name: string, container = "web") =>
  `mandatory ${name}: container "${container}" has a writable root filesystem`;

/** All orders of a list. */
function orders<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((one, index) => orders(all.filter((_, other) => other !== index)).map((rest) => [one, ...rest]));
}

describe("objects that controllers of a cluster made", () => {
  for (const scan of orders([deployment, replicaSet, pod])) {
    it(`objects in the order ${scan.map(({ kind }) => kind).join(", ")} are judged at their Deployment`, async () => {
      assert.deepEqual(await said(scan.map(live)), [writable("web")]);
    });
  }

  it("objects of every kind of controller are judged once", async () => {
    const cron: Live = {
      kind: "CronJob",
      name: "job",
      apiVersion: "batch/v1",
      spec: { jobTemplate: { spec: template(web) } },
    };
    const job: Live = { kind: "Job", name: "job-1", apiVersion: "batch/v1", by: cron, spec: template(web) };
    const data = { name: "data", emptyDir: {} };
    const claims = [{ metadata: { name: "claim" }, spec: {} }];
    const mounting = { ...web, volumeMounts: [{ name: "data", mountPath: "/data" }] };
    const set: Live = {
      kind: "StatefulSet",
      name: "set",
      spec: { template: { spec: { containers: [mounting], volumes: [data] } }, volumeClaimTemplates: claims },
    };
    const claimed = { name: "claim", persistentVolumeClaim: { claimName: "claim-set-0" } };
    const agent: Live = { kind: "DaemonSet", name: "agent", spec: template(web) };
    const rollout: Live = { kind: "Rollout", name: "rollout", apiVersion: "argoproj.io/v1alpha1", spec: template(web) };
    const made = (kind: string, by: Live, spec: object, apiVersion = "v1"): Live => ({
      kind,
      name: `${by.name}-x`,
      apiVersion,
      by,
      spec,
    });
    const scan = [
      ...[cron, job, made("Pod", job, bare(web))],
      ...[set, made("Pod", set, { containers: [mounting], volumes: [claimed, data] })],
      ...[agent, made("Pod", agent, bare(web)), rollout, made("ReplicaSet", rollout, template(web), "apps/v1")],
    ];
    const rules = only("read-only-root", "safe-memory-mounts", "confined-process", "writable-paths-declared");
    const found = await said(scan.map(live), rules);
    assert.deepEqual([...new Set(found.map((text) => text.split(/[ :]+/)[1]))], ["job", "set", "agent", "rollout"]);
  });

  it("objects of equal Pods are judged once, and what one of them has besides is reported there", async () => {
    const sidecar = { ...closed, name: "proxy", securityContext: { readOnlyRootFilesystem: true, privileged: true } };
    const pods = ["a", "b"].map((name): Live => ({ ...pod, name, spec: bare(web, sidecar) }));
    const scan = [deployment, replicaSet, ...pods, { ...pod, name: "c" }].map(live);
    assert.deepEqual(await said(scan, only("read-only-root", "no-read-only-bypass")), [
      writable("web"),
      'mandatory a: container "proxy" is privileged and can make every read-only mount writable again',
      'mandatory b: container "proxy" is privileged and can make every read-only mount writable again',
    ]);
  });

  for (const [what, scan, expected] of [
    ["whose controller is not there", [deployment, pod], ["web", "web-5f4-x"]],
    [
      "whose controller is right",
      [{ ...deployment, spec: template(closed) }, { ...replicaSet, spec: template(closed) }, pod],
      ["web-5f4-x"],
    ],
    ["whose controller was deleted and made anew", [{ ...deployment, uid: "another" }, replicaSet], ["web", "web-5f4"]],
    [
      "in another namespace than the controller",
      [{ ...deployment, namespace: "other" }, replicaSet],
      ["web", "web-5f4"],
    ],
    [
      "whose container has another name",
      [deployment, { ...replicaSet, spec: template({ ...web, name: "api" }) }],
      ["web", "web-5f4"],
    ],
    [
      "with another image",
      [deployment, { ...replicaSet, spec: template({ ...web, image: "shop/other" }) }],
      ["web", "web-5f4"],
    ],
    ["that names itself as its controller", [{ ...replicaSet, by: replicaSet }], ["web-5f4"]],
  ] as const) {
    it(`an object ${what} is reported itself`, async () => {
      const found = await said(scan.map(live));
      assert.deepEqual(found.map((text) => /^mandatory (\S+): /.exec(text)?.[1]).sort(), [...expected].sort());
    });
  }

  it("an object of another cluster than the controller is reported itself", async () => {
    const provider = (name: string) => ({ type: "pulumi:providers:kubernetes", name, props: {} });
    const scan = [
      { ...live({ ...deployment, uid: "" }), provider: provider("one") },
      { ...live(replicaSet), provider: provider("other") },
    ];
    assert.deepEqual(await said(scan), [writable("web"), writable("web-5f4")]);
  });

  it("an object with an owner that does not control it, or with two that do, is reported itself", async () => {
    const made = live(replicaSet);
    const [reference] = made.props.metadata.ownerReferences ?? [];
    for (const ownerReferences of [[{ ...reference, controller: false }], [reference, reference]]) {
      const metadata = { ...made.props.metadata, ownerReferences };
      const scan = [live(deployment), { ...made, props: { ...made.props, metadata } }];
      assert.deepEqual(await said(scan), [writable("web"), writable("web-5f4")]);
    }
  });

  it("objects that control each other in a circle are reported at one of them", async () => {
    const [one, other]: [Live, Live] = [
      { ...replicaSet, name: "one", by: { ...replicaSet, name: "other" } },
      { ...replicaSet, name: "other", by: { ...replicaSet, name: "one" } },
    ];
    assert.deepEqual(await said([live(one), live(other), live({ ...pod, by: one })]), [writable("one")]);
  });

  it("an object is found by the identifier that only the outputs of its controller show", async () => {
    const rules = only("read-only-root");
    const { uid, ...metadata } = live(deployment).props.metadata;
    const declared = { ...live(deployment), props: { ...live(deployment).props, metadata } };
    const texts = async (outputs: TestResource) => {
      for (const resource of [declared, live(replicaSet)]) await analyze(rules, resource);
      const { violations } = await analyzeStack(rules, [outputs, live(replicaSet)]);
      return violations.map(({ urn }) => urn?.split("::").at(-1));
    };
    assert.deepEqual(await texts(live(deployment)), []);
    assert.deepEqual(await texts(live({ ...deployment, uid: "another" })), ["web-5f4"]);
    assert.deepEqual(await texts(declared), []);
  });

  it("an exemption of a controller holds for what it made if the cluster says so, and not by names alone", async () => {
    const exempt = { config: { "read-only-root": { exemptions: [{ resource: "web", reason: "A test." }] } } };
    const scan = [deployment, replicaSet, pod, { ...pod, name: "more", spec: bare(web, { ...web, name: "proxy" }) }];
    assert.deepEqual(await said(scan.map(live), undefined, exempt), [writable("more", "proxy")]);
    const unproven = [{ ...deployment, uid: "" }, replicaSet].map(live);
    assert.deepEqual(await said(unproven, undefined, exempt), [writable("web-5f4")]);
  });

  it("an expired exemption of a controller leaves one finding", async () => {
    const exemptions = [{ resource: "web", reason: "A test.", expires: "2020-01-01" }];
    const options = { config: { "read-only-root": { exemptions } } };
    assert.deepEqual(await said([deployment, replicaSet, pod].map(live), undefined, options), [writable("web")]);
  });

  it("objects whose image has no name are judged once at the end of the run", async () => {
    const image = `sha256:${"a".repeat(64)}`;
    const mounts = ["/run/apache2", "/tmp"].map((mountPath) => ({ name: "data", mountPath }));
    const pinned = { ...closed, image, volumeMounts: mounts };
    const spec = { containers: [pinned], volumes: [{ name: "data", emptyDir: {} }] };
    const scan = [
      { ...deployment, spec: { template: { spec } } },
      { ...replicaSet, spec: { template: { spec } } },
      { ...pod, spec },
    ];
    const rules = only("writable-paths-declared", "data-on-volumes");
    const [alone, all] = [await said([live(scan[0] as Live)], rules), await said(scan.map(live), rules)];
    assert.ok(alone.length > 0);
    assert.deepEqual(all.sort(), alone.sort());
  });

  it("objects of one controller share its volumes as one workload", async () => {
    const mounting = { ...closed, volumeMounts: [{ name: "data", mountPath: "/data" }] };
    const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data" } }];
    const spec = { containers: [mounting], volumes };
    const scan = [
      { ...deployment, spec: { template: { spec } } },
      { ...replicaSet, spec: { template: { spec } } },
      ...["a", "b"].map((name) => ({ ...pod, name, spec })),
    ];
    // A rule over the stack knows controllers from those that judge resources.
    const rules = only("read-only-root", "shared-writable-volumes");
    assert.deepEqual(await said(scan.map(live), rules), []);
    const other = { ...deployment, name: "other", spec: { template: { spec } } };
    assert.deepEqual(await said([...scan, other].map(live), rules), [
      'advisory other: volume "data" of namespace shop is mounted writable by Deployment "other" and Deployment "web"',
    ]);
  });

  it("findings over a stack are reported once for a controller and what it made", async () => {
    const volume = {
      type: "kubernetes:core/v1:PersistentVolume",
      name: "etc",
      props: {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata: { name: "etc" },
        spec: { hostPath: { path: "/etc" } },
      },
    };
    const claim = {
      type: "kubernetes:core/v1:PersistentVolumeClaim",
      name: "etc",
      props: {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "etc", namespace: "shop" },
        spec: { volumeName: "etc" },
      },
    };
    const mounting = { ...closed, volumeMounts: [{ name: "data", mountPath: "/data" }] };
    const spec = { containers: [mounting], volumes: [{ name: "data", persistentVolumeClaim: { claimName: "etc" } }] };
    const scan = [
      { ...deployment, spec: { template: { spec } } },
      { ...replicaSet, spec: { template: { spec } } },
      { ...pod, spec },
    ];
    const found = await said([volume, claim, ...scan.map(live)], only("read-only-root", "no-host-volumes"));
    assert.deepEqual(found, ['advisory web: container "web" can write to /etc of the host through volume "etc"']);
  });
});

describe("objects that controllers of a cluster made, in an update", () => {
  before(() => {
    process.env.PULUMI_NODEJS_DRY_RUN = "false";
  });
  after(() => {
    delete process.env.PULUMI_NODEJS_DRY_RUN;
  });

  it("an object is refused before it is made, whoever it names as its controller", async () => {
    const { violations } = await analyze(only("read-only-root"), live(pod));
    assert.deepEqual(
      violations.map(({ level, policy }) => `${level} ${policy}`),
      ["mandatory read-only-root"],
    );
  });
});
