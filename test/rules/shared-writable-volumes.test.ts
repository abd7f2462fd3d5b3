import assert from "node:assert/strict";
import { sharedWritableVolumes } from "../../policies/rules/shared-writable-volumes";
import { secret, type TestResource, unknown } from "../../policies/testing";
import { type StackRow, saysAboutStack, testStackRule } from "../support/stack-table";

const docker = (name: string, ...volumes: object[]): TestResource => ({
  type: "docker:index/container:Container",
  name,
  props: { image: "example", volumes },
});
const service = (name: string, ...mounts: object[]): TestResource => ({
  type: "docker:index/service:Service",
  name,
  props: { name, taskSpec: { containerSpec: { image: "example", mounts } } },
});
const data = { containerPath: "/data", volumeName: "data" };
const opt = { containerPath: "/data", hostPath: "/opt/app/data" };

/** A deployment of which each container mounts the volume. */
const deployment = (
  name: string,
  volume: object,
  { containers = ["web"], namespace = "shop", ...mount }: { containers?: string[]; [property: string]: unknown } = {},
) => ({
  type: "kubernetes:apps/v1:Deployment",
  name,
  props: {
    metadata: { namespace },
    spec: {
      replicas: 3,
      template: {
        spec: {
          containers: containers.map((name) => ({
            name,
            volumeMounts: [{ name: "data", mountPath: "/data", ...mount }],
          })),
          volumes: [{ name: "data", ...volume }],
        },
      },
    },
  },
});
/** A list of them, each in its namespace. */
const list = (name: string, ...items: { props: object }[]) => ({
  type: "kubernetes:apps/v1:DeploymentList",
  name,
  props: { items: items.map(({ props }) => props) },
});
const claim = (claimName: unknown, rest: object = {}) => ({ persistentVolumeClaim: { claimName, ...rest } });
const host = (path: string) => ({ hostPath: { path } });

const inPart = (subPath: unknown) => ({
  type: "volume",
  source: "data",
  target: "/data",
  volumeOptions: { subpath: subPath },
});
const web = (mount: Record<string, unknown> = {}) => deployment("web", claim("data"), mount);
const worker = (mount: Record<string, unknown> = {}) => deployment("worker", claim("data"), mount);

const remedy = "mount it read-only in all but one";
const shared = (what: string, by: string) => `${what} is mounted writable by ${by}; ${remedy}`;
const bothDeployments = 'Deployment "web" and Deployment "worker"';
const ofShop = shared('volume "data" of namespace shop', bothDeployments);

const own = (config: object) => ({ [sharedWritableVolumes.name]: config });

const rows: Readonly<Record<string, StackRow>> = {
  "no resources": { given: [] },
  "one container": { given: [docker("web", data)] },
  "a volume mounted twice by one container": { given: [docker("web", data, { ...data, containerPath: "/copy" })] },
  "two containers of one pod with three replicas": {
    given: [deployment("web", claim("data"), { containers: ["web", "log"] })],
  },
  "different volumes": { given: [docker("web", data), docker("worker", { ...data, volumeName: "other" })] },
  "anonymous volumes": {
    given: [docker("web", { containerPath: "/data" }), docker("worker", { containerPath: "/data" })],
  },
  "one that writes and one that reads": { given: [docker("web", data), docker("worker", { ...data, readOnly: true })] },
  "one that writes and one whose claim is read-only": {
    given: [deployment("web", claim("data")), deployment("worker", claim("data", { readOnly: true }))],
  },
  "claims of one name in two namespaces": {
    given: [deployment("web", claim("data")), deployment("worker", claim("data"), { namespace: "blog" })],
  },
  "claims of one name in two clusters": {
    given: [
      { ...deployment("web", claim("data")), provider: "urn:pulumi:dev::project::pulumi:providers:kubernetes::east" },
      {
        ...deployment("worker", claim("data")),
        provider: "urn:pulumi:dev::project::pulumi:providers:kubernetes::west",
      },
    ],
  },
  "claims of one name in two lists, whose items are in two namespaces": {
    given: [
      list("web", deployment("web", claim("data"), { namespace: "a" })),
      list("worker", deployment("worker", claim("data"), { namespace: "b" })),
    ],
  },
  "a volume of an engine and a claim of a cluster": {
    given: [docker("web", data), deployment("worker", claim("data"))],
  },
  "scratch space of each pod": { given: [deployment("web", { emptyDir: {} }), deployment("worker", { emptyDir: {} })] },
  "system paths of the host, of which other rules speak": {
    given: [deployment("web", host("/var/run/docker.sock")), deployment("worker", host("/run/docker.sock"))],
  },
  "a name that no platform accepts": {
    given: [docker("web", { ...data, volumeName: "a b" }), docker("worker", { ...data, volumeName: "a b" })],
  },
  "parts of a claim": { given: [web({ subPath: "a" }), worker({ subPath: "b" })] },
  "parts of a claim whose names begin alike": { given: [web({ subPath: "a" }), worker({ subPath: "a-b" })] },
  "parts of a volume": { given: [service("web", inPart("a")), service("worker", inPart("b"))] },
  "parts of a claim that only the running containers know": {
    given: [web({ subPathExpr: "a/$(POD_NAME)" }), worker({ subPathExpr: "a/$(POD_NAME)" })],
  },
  "parts of a path of the host that only the running containers know": {
    given: ["web", "worker"].map((name) => deployment(name, host("/srv/data"), { subPathExpr: "$(POD_NAME)" })),
  },
  "an unknown part of scratch space, and of a volume that is mounted read-only": {
    given: [deployment("web", { emptyDir: {} }, { subPath: unknown }), worker({ readOnly: true, subPath: unknown })],
  },
  "a Helm release and other resources": {
    given: [
      { type: "kubernetes:helm.sh/v3:Release", name: "chart", props: {} },
      { type: "aws:s3/bucket:Bucket", name: "bucket", props: {} },
    ],
  },
  "a volume of two containers": {
    given: [docker("worker", data), docker("web", data)],
    says: [`web: ${shared('volume "data"', 'Container "web" and Container "worker"')}`],
  },
  "a secret name, which is not shown": {
    given: [
      docker("web", { ...data, volumeName: secret("hunter2") }),
      docker("worker", { ...data, volumeName: "hunter2" }),
    ],
    says: [`web: ${shared("volume of volumes[0]", 'Container "web" and Container "worker"')}`],
  },
  "a secret path of the host, and one that is no path, neither of which is shown": {
    given: [
      docker("web", { ...opt, hostPath: secret("/srv/hunter2") }, { ...opt, hostPath: "password=hunter4" }),
    ].flatMap((one) => [one, { ...one, name: "worker" }]),
    says: [
      `web: ${shared("the host path of volumes[0]", 'Container "web" and Container "worker"')}`,
      `web: ${shared("the host path of volumes[1]", 'Container "web" and Container "worker"')}`,
    ],
  },
  "a secret namespace, which is not shown": {
    given: ["web", "worker"].map((name) => deployment(name, claim("data"), { namespace: secret("hunter2") })),
    says: [`web: ${shared('volume "data" of namespace metadata.namespace', bothDeployments)}`],
  },
  "a volume of a container and a service": {
    given: [docker("web", data), service("worker", { type: "volume", source: "data", target: "/data" })],
    says: [`web: ${shared('volume "data"', 'Container "web" and Service "worker"')}`],
  },
  "a path of the host": {
    given: [docker("web", opt), docker("worker", { ...opt, hostPath: "/opt/app/../app/data/" })],
    says: [`web: ${shared("the host path /opt/app/data", 'Container "web" and Container "worker"')}`],
  },
  "a path of the nodes, whatever the namespace": {
    given: [deployment("web", host("/srv/data")), deployment("worker", host("/srv/data"), { namespace: "blog" })],
    says: [`web: ${shared("the host path /srv/data", bothDeployments)}`],
  },
  "a claim of two deployments": {
    given: [deployment("web", claim("data")), deployment("worker", claim("data"))],
    says: [`web: ${ofShop}`],
  },
  "a claim in the default namespace, given and left out": {
    given: [
      deployment("web", claim("data"), { namespace: null }),
      deployment("worker", claim("data"), { namespace: "default" }),
    ],
    says: [`web: ${shared('volume "data" of namespace default', bothDeployments)}`],
  },
  "a claim of a deployment and of an item of a list": {
    given: [
      deployment("web", claim("data")),
      list("worker", deployment("x", claim("data"), { namespace: "blog" }), deployment("y", claim("data"))),
    ],
    says: [`web: ${shared('volume "data" of namespace shop', 'Deployment "web" and DeploymentList "worker"')}`],
  },
  "unknown names in two items of a list, of which one is exempt": {
    given: [list("web", deployment("x", claim(unknown), { namespace: "blog" }), deployment("y", claim(unknown)))],
    config: own({ exemptions: [{ namespace: "blog", reason: "A test." }] }),
    says: [
      "advisory: web: it cannot be judged until " +
        "items[1].spec.template.spec.volumes[0].persistentVolumeClaim.claimName is known",
    ],
  },
  "one part of a claim": { given: [web({ subPath: "a" }), worker({ subPath: "./a/" })], says: [`web: ${ofShop}`] },
  "a part of a claim, and a part of that": {
    given: [web({ subPath: "a/b" }), worker({ subPath: "a" })],
    says: [`web: ${ofShop}`],
  },
  "a claim and a part of it": { given: [web({ subPath: "a" }), worker({ subPath: "" })], says: [`web: ${ofShop}`] },
  "a part of a claim, and one below that only the running container knows": {
    given: [web({ subPath: "a" }), worker({ subPathExpr: "a/$(POD_NAME)" })],
    says: [`web: ${ofShop}`],
  },
  "one part that is the same in every container": {
    given: [web({ subPathExpr: "a" }), worker({ subPathExpr: "a" })],
    says: [`web: ${ofShop}`],
  },
  "a claim and two parts of it": {
    given: [deployment("log", claim("data")), web({ subPath: "a" }), worker({ subPath: "b" })],
    says: [
      `log: ${shared('volume "data" of namespace shop', 'Deployment "log", Deployment "web" and Deployment "worker"')}`,
    ],
  },
  "two parts of a claim, each of two": {
    given: ["a", "b"].flatMap((subPath) =>
      ["x", "y"].map((name) => deployment(name + subPath, claim("data"), { subPath })),
    ),
    says: ["a", "b"].map(
      (part) =>
        `x${part}: ${shared('volume "data" of namespace shop', `Deployment "x${part}" and Deployment "y${part}"`)}`,
    ),
  },
  "a volume and a part of it": {
    given: [docker("web", data), { ...docker("worker"), props: { image: "example", mounts: [inPart("a")] } }],
    says: [`web: ${shared('volume "data"', 'Container "web" and Container "worker"')}`],
  },
  "a path of the host, and a part of it that only the running container knows": {
    given: [
      deployment("web", host("/srv/data")),
      deployment("worker", host("/srv"), { subPathExpr: "data/$(POD_NAME)" }),
    ],
    says: [`web: ${shared("the host path /srv/data", bothDeployments)}`],
  },
  "unknown parts": {
    given: [service("web", inPart(unknown)), worker({ subPath: unknown }), web({ subPathExpr: unknown })],
    says: [
      "advisory: web: it cannot be judged until taskSpec.containerSpec.mounts[0].volumeOptions.subpath is known",
      "advisory: web: it cannot be judged until spec.template.spec.containers[0].volumeMounts[0].subPathExpr is known",
      "advisory: worker: it cannot be judged until spec.template.spec.containers[0].volumeMounts[0].subPath is known",
    ],
  },
  "more workloads than a line can hold": {
    given: [1, 2, 3, 4, 5, 6, 7].map((number) => docker(`web-${number}`, data)),
    says: [
      `web-1: ${shared(
        'volume "data"',
        'Container "web-1", Container "web-2", Container "web-3", Container "web-4" and 3 others',
      )}`,
    ],
  },
  "unknown names, which cannot be compared, beside known ones": {
    given: [deployment("web", claim("data")), deployment("worker", claim("data")), deployment("x", claim(unknown))],
    says: [
      `web: ${ofShop}`,
      "advisory: x: it cannot be judged until spec.template.spec.volumes[0].persistentVolumeClaim.claimName is known",
    ],
  },
  "the same place that is not known in two resources": {
    given: [docker("web", { ...data, volumeName: unknown }), docker("worker", { ...data, volumeName: unknown })],
    says: ["web", "worker"].map(
      (name) => `advisory: ${name}: it cannot be judged until volumes[0].volumeName is known`,
    ),
  },
  "an unknown flag": {
    given: [docker("web", data), docker("worker", { ...data, readOnly: unknown })],
    says: ["advisory: worker: it cannot be judged until volumes[0].readOnly is known"],
  },
  "unknown names, on which the configuration blocks": {
    given: [docker("web", { ...data, volumeName: unknown })],
    config: own({ onUnknown: "mandatory" }),
    says: ["web: it cannot be judged until volumes[0].volumeName is known"],
  },
  "unknown names of what is mounted read-only": {
    given: [docker("web", { ...data, volumeName: unknown, readOnly: true }), docker("worker", data)],
    config: own({ onUnknown: "mandatory" }),
  },
  "unknown names, which the configuration ignores": {
    given: [docker("web", { ...data, volumeName: unknown })],
    config: own({ onUnknown: "ignore" }),
  },
  "a namespace that is not known": {
    given: [deployment("web", claim("data")), deployment("worker", claim("data"), { namespace: unknown })],
  },
  "an unknown pod": {
    given: [{ type: "kubernetes:core/v1:Pod", name: "web", props: { spec: unknown } }],
    config: own({ onUnknown: "mandatory" }),
    says: ["web: it cannot be judged until spec is known"],
  },
  "one of two that is exempt": {
    given: [docker("web", data), docker("worker", data)],
    config: own({ exemptions: [{ resource: "web", reason: "It locks files." }] }),
  },
  "one of three that is exempt": {
    given: [docker("backup", data), docker("web", data), docker("worker", data)],
    config: own({ exemptions: [{ container: "backup", reason: "It runs at night." }] }),
    says: [`web: ${shared('volume "data"', 'Container "web" and Container "worker"')}`],
  },
  "an exemption that has expired": {
    given: [docker("web", data), docker("worker", data)],
    config: own({ exemptions: [{ resource: "worker", expires: "2020-01-31", reason: "A migration." }] }),
    says: [
      `web: ${shared('volume "data"', 'Container "web" and Container "worker"')}; its exemption expired on 2020-01-31`,
    ],
  },
  "an exemption that depends on an unknown image": {
    given: [docker("web", data), { ...docker("worker", data), props: { image: unknown, volumes: [data] } }],
    config: own({ exemptions: [{ image: "vendor/app", reason: "A test." }] }),
    says: ['advisory: worker: container "worker" cannot be judged until image is known, on which an exemption depends'],
  },
};

describe(sharedWritableVolumes.name, () => {
  testStackRule(sharedWritableVolumes, rows);

  it("shared-writable-volumes refuses a bad configuration even without a resource", async () => {
    await assert.rejects(saysAboutStack(sharedWritableVolumes, [], own({ volumes: [] })), {
      message:
        /configuration of policy "shared-writable-volumes": volumes is not a key it knows; it knows enforcementLevel, onUnknown, exemptions/,
    });
  });
});
