import assert from "node:assert/strict";
import * as hardened from "../../components/index";
import { packArgs } from "../../policies/pack";
import { analyze, type TestResource } from "../../policies/testing";
import { preview } from "../components/support";
import { movePod } from "../support/pod-places";
import { container } from "../support/resources";
import { type Counterpart, hardenedContainer, hardenedSpec, onlyContainer, podSpec, ways } from "./counterparts";
import { onlyTaskContainer, taskResource, taskWays } from "./tasks";

type Component = new (name: string, args: object) => unknown;

const image = "registry.example/web";
const { policies } = packArgs();

/** Each component: the platform whose counterparts it has, what it needs beside them, and the resource it makes. */
interface Kind {
  readonly platform: "container" | "service" | "pod" | "task";
  readonly needs: object;
  readonly raw: (given: Counterpart) => TestResource;
}

const pods = (kind: string, spec: string, needs: object = {}): Kind => ({
  platform: "pod",
  needs,
  raw: ({ raw }) => {
    const { metadata, ...rest } = raw as { metadata?: object };
    const props = movePod({ ...(metadata && { metadata }), spec: rest }, { type: "", spec });
    return { type: `kubernetes:${kind}`, name: "web", props: props as Record<string, unknown> };
  },
});

const kinds: Readonly<Record<string, Kind>> = {
  HardenedContainer: {
    platform: "container",
    needs: { image },
    raw: ({ raw }) => container({ ...hardenedContainer, ...raw }),
  },
  HardenedService: {
    platform: "service",
    needs: { image },
    raw: ({ raw, task }) => ({
      type: "docker:index/service:Service",
      name: "web",
      props: {
        name: "web",
        taskSpec: {
          containerSpec: { ...hardenedSpec, ...raw },
          resources: { limits: { memoryBytes: 1 << 26 } },
          logDriver: { name: "local" },
          ...task,
        },
      },
    }),
  },
  HardenedDeployment: pods("apps/v1:Deployment", "spec.template.spec"),
  HardenedStatefulSet: pods("apps/v1:StatefulSet", "spec.template.spec"),
  HardenedDaemonSet: pods("apps/v1:DaemonSet", "spec.template.spec"),
  HardenedJob: pods("batch/v1:Job", "spec.template.spec"),
  HardenedCronJob: pods("batch/v1:CronJob", "spec.jobTemplate.spec.template.spec", { schedule: "@daily" }),
  HardenedTaskDefinition: { platform: "task", needs: onlyTaskContainer({}), raw: taskResource },
};

/** The rules that report a resource, as a violation or as advice. */
async function reporting(resource: TestResource): Promise<string[]> {
  return (await analyze(policies, resource)).violations.map(({ policy }) => policy);
}

/** What a component says to arguments that it has to refuse. */
async function answer(name: string, args: object): Promise<string> {
  let said = "it was taken";
  const declared = await preview(() => {
    try {
      new ((hardened as unknown as Record<string, Component>)[name] as Component)("web", args);
    } catch (error) {
      said = (error as Error).message;
    }
  });
  return declared.length === 0 || said === "it was taken" ? said : `it was taken in part: ${said}`;
}

/** The counterparts of a component, by what they are called in a failure. */
const counterparts = (name: string) =>
  [...ways, ...taskWays].flatMap((way) => {
    const given = way[kinds[name]?.platform ?? "pod"];
    return given === undefined ? [] : [{ ...way, given }];
  });

/** Places of the host that the rules let be written, or be read. */
const harmless = {
  writable: ["/opt/app/data", "/srv/www", "/home/ann/app/data"],
  readOnlyMounts: ["/etc/ssl/certs", "/usr/share/zoneinfo", "/var/log"],
};

describe("what the rules let pass, every component takes that has an argument for it", () => {
  for (const [name, { platform, needs }] of Object.entries(kinds)) {
    // A task has no argument for places of the instance.
    if (platform === "task") continue;
    it(`${name} takes places of the host that the rules let be written or read`, async () => {
      for (const [place, paths] of Object.entries(harmless)) {
        for (const hostPath of paths) {
          const mounts = { [place]: { "/h": { bind: { hostPath } } } };
          const args: object = platform === "pod" ? onlyContainer(mounts) : mounts;
          assert.equal(await answer(name, { ...needs, ...args }), "it was taken", `${place} ${hostPath}`);
        }
      }
    });
  }
});

describe("whatever the rules refuse, no component takes", () => {
  it("the ways around a component are at least 150 for each of the eight", () => {
    const count = (name: string) => counterparts(name).length;
    assert.equal(Object.keys(kinds).length, 8);
    const few = Object.keys(kinds).filter((name) => count(name) < 150);
    assert.deepEqual(few, [], "add some to test/gate/counterparts.ts");
  });

  for (const [name, { platform, needs, raw }] of Object.entries(kinds)) {
    it(`the hardened resource under the raw ones of ${name} passes every rule`, async () => {
      const nothing = platform === "pod" ? podSpec({}) : {};
      assert.deepEqual(await reporting(raw({ raw: nothing, args: {} })), []);
    });

    it(`each way around ${name} is found by its rule in a raw resource`, async () => {
      const missed: string[] = [];
      for (const { kind, name: way, by, given } of counterparts(name)) {
        const found = await reporting(raw(given));
        if (!found.includes(by))
          missed.push(`${kind}: ${way}: ${by} is silent, found by ${found.join(", ") || "none"}`);
      }
      assert.deepEqual(missed, []);
    });

    it(`each way around ${name} is refused by the component with its name and the argument`, async () => {
      const taken: string[] = [];
      for (const { kind, name: way, given } of counterparts(name)) {
        const said = await answer(name, { ...needs, ...given.args });
        if (!said.startsWith(`${name} "web": \``) && !said.startsWith(`${name} "web" takes no`))
          taken.push(`${kind}: ${way}: ${said}`);
      }
      assert.deepEqual(taken, []);
    });
  }
});
