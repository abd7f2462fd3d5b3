import assert from "node:assert/strict";
import { packArgs } from "../../policies/pack";
import { analyze, type TestResource, unknown } from "../../policies/testing";
import { harmlessCapabilities } from "../gate/harmless";
import { container, deployment, pod, service } from "../support/resources";

/** The same numbers in every run; MANY_SEED starts another row of them. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Draw = ReturnType<typeof numbers>;
const pick = <T>(draw: Draw, all: readonly T[]): T => all[draw(all.length)] as T;
const some = (draw: Draw, parts: readonly object[]): object => Object.assign({}, ...parts.filter(() => draw(2) === 1));

const targets = ["/data", "/var/cache/app", "/srv/x", "/opt/app/run"];
const harmlessPaths = ["/srv/www", "/opt/app/data", "/mnt/disks/ssd0", "/data", "/home/ann/app"];

/** A container with a read-only root and anything beside it that no mandatory rule may stop. */
function good(draw: Draw): TestResource {
  const target = pick(draw, targets);
  const hostPath = pick(draw, harmlessPaths);
  const add = [pick(draw, harmlessCapabilities), pick(draw, harmlessCapabilities)];
  const readOnly = draw(2) === 1;
  const bind = { type: "bind", source: hostPath, target, readOnly };
  const docker = [
    { capabilities: { adds: add } },
    { mounts: [bind] },
    { tmpfs: { "/tmp": "size=8m" } },
    { sysctls: { "net.core.somaxconn": "9" } },
    { user: "1000:1000", envs: ["A=b"], command: ["serve", "--data", target] },
    { groupAdds: ["docker"], cgroupParent: "/x", runtime: "runc" },
  ];
  const own = {
    name: "web",
    image: pick(draw, ["registry.example/a:1", "registry.example/b", unknown]),
    securityContext: { readOnlyRootFilesystem: true, ...some(draw, [{ capabilities: { add } }, { runAsUser: 7 }]) },
    volumeMounts: [{ name: "v", mountPath: target, readOnly }],
  };
  const volume = pick(draw, [
    { emptyDir: {} },
    { hostPath: { path: hostPath } },
    { nfs: { server: "nas", path: "/" } },
  ]);
  const spec = { containers: [own], volumes: [{ name: "v", ...volume }], hostNetwork: draw(2) === 1 };
  switch (draw(5)) {
    case 0:
      return container({ readOnly: true, image: own.image, ...some(draw, docker) });
    case 1:
      return service({ readOnly: true, image: own.image, ...some(draw, [{ mounts: [bind] }, { capAdds: add }]) });
    case 2:
      return pod(spec);
    case 3:
      return deployment(spec);
    default:
      return { type: "kubernetes:ray.io/v1:RayCluster", props: { spec: { headGroupSpec: { template: { spec } } } } };
  }
}

const junk: readonly unknown[] = [
  null,
  0,
  -1,
  "",
  "x",
  "/",
  "..",
  [],
  {},
  [null],
  [[]],
  { 0: 1 },
  true,
  unknown,
  "\u001b[2J",
];

/** The same with parts of its inputs replaced by anything. */
function bent(draw: Draw): TestResource {
  const { type, name = "web", props } = good(draw);
  const bend = (value: unknown, depth: number): unknown => {
    if (draw(9) === 0) return pick(draw, junk);
    if (Array.isArray(value)) return value.map((one) => bend(one, depth + 1));
    if (typeof value !== "object" || value === null || Object.is(value, unknown)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bend(one, depth + 1)]));
  };
  const inputs = Object.entries(props as object).map(([key, value]) => [key, bend(value, 0)]);
  return { type, name, props: Object.fromEntries(inputs) };
}

describe("many generated resources", () => {
  const { policies } = packArgs();
  const count = Number(process.env.MANY ?? 1000);
  const draw = numbers(Number(process.env.MANY_SEED ?? 1));

  it("no generated container with a read-only root is refused, and no shape of inputs ends the run", async function () {
    this.timeout(0);
    const wrong: string[] = [];
    for (let index = 0; index < count; index++) {
      const given = good(draw);
      const { violations } = await analyze(policies, given);
      const refused = violations.filter(({ level }) => level === "mandatory").map(({ message }) => message);
      if (refused.length > 0) wrong.push(`${JSON.stringify(given)}: ${refused.join("\n")}`);
      await analyze(policies, bent(draw));
    }
    assert.deepEqual(wrong.slice(0, 5), []);
  });
});
