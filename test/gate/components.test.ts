import assert from "node:assert/strict";
import { HardenedContainer, HardenedDeployment, HardenedService } from "../../components/index";
import { preview } from "../components/support";
import { orders, state, trusted } from "./attempts/host";
import { drivers } from "./attempts/volumes";

const image = "registry.example/web";

/** Each component with a directory of the host, to write to or to read. */
const components: Readonly<Record<string, (mounts: object) => unknown>> = {
  HardenedContainer: (mounts) => new HardenedContainer("web", { image, ...mounts }),
  HardenedService: (mounts) => new HardenedService("web", { image, ...mounts }),
  HardenedDeployment: (mounts) =>
    new HardenedDeployment("web", {
      podSecurity: { reason: "It reads logs of the node." },
      containers: [{ image, memory: "64Mi", ...mounts }],
    }),
};

/** The paths that a component takes. */
async function taken(make: (mounts: object) => unknown, mounts: Readonly<Record<string, object>>): Promise<string[]> {
  const names: string[] = [];
  for (const [name, given] of Object.entries(mounts)) {
    await preview(() => {
      try {
        make(given);
        names.push(name);
      } catch {
        // Refused, as it has to be.
      }
    });
  }
  return names;
}

const bind = (hostPath: string) => ({ "/h": { bind: { hostPath } } });
const each = (paths: readonly string[], mounts: (path: string) => object) =>
  Object.fromEntries(paths.map((path) => [path, mounts(path)]));

describe("a component refuses what the rules refuse", function () {
  this.timeout(120_000);
  for (const [name, make] of Object.entries(components)) {
    it(`${name} takes paths of the host that the rules let pass`, async () => {
      const harmless = ["/opt/app/data", "/srv/www", "/home/ann/app/data"];
      assert.deepEqual(
        await taken(
          make,
          each(harmless, (path) => ({ writable: bind(path) })),
        ),
        harmless,
      );
      const read = ["/etc/ssl/certs", "/usr/share/zoneinfo", "/var/log"];
      assert.deepEqual(
        await taken(
          make,
          each(read, (path) => ({ readOnlyMounts: bind(path) })),
        ),
        read,
      );
    });
    it(`${name} refuses to mount control sockets of the host, even read-only`, async () => {
      assert.deepEqual(
        await taken(
          make,
          each(orders, (path) => ({ readOnlyMounts: bind(path) })),
        ),
        [],
      );
    });
    it(`${name} refuses to mount paths of the host that are run or trusted, writable`, async () => {
      const paths = [...orders, ...trusted, ...state];
      assert.deepEqual(
        await taken(
          make,
          each(paths, (path) => ({ writable: bind(path) })),
        ),
        [],
      );
    });
  }

  for (const name of ["HardenedContainer", "HardenedService"] as const) {
    it(`${name} refuses volumes whose driver mounts a place of the host`, async () => {
      const given = Object.fromEntries(
        Object.entries(drivers).map(([label, [driverOptions]]) => [
          label,
          { writable: { "/data": { volume: { name: "data", driverOptions } } } },
        ]),
      );
      assert.deepEqual(await taken(components[name] as (mounts: object) => unknown, given), []);
    });
  }
});
