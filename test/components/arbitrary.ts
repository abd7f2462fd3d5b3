import fc from "fast-check";
import {
  Capability,
  type Exclusive,
  type HardenedContainerArgs,
  type HardenedServiceArgs,
  type HardenedTaskDefinitionArgs,
  type PodArgs,
  type PodContainer,
  type PodWritablePath,
  type ServiceWritablePath,
  type TaskContainer,
  type TaskWritablePath,
  type WritablePath,
} from "../../components/index";

/** Without the properties that are undefined, as the types want it. */
function given<T>(record: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

const some = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { requiredKeys: [] });
const orNot = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const id = fc.integer({ min: 1, max: 65535 });
const mebibytes = (min: number) => fc.integer({ min, max: 4096 }).map((count) => `${count}Mi`);
const size = mebibytes(1);
const port = fc.integer({ min: 1, max: 65535 });
const root = fc.constantFrom("/data", "/run", "/var/lib/app", "/etc/app", "/usr/share/app", "/var/run/app");
const path = fc.tuple(root, name).map(([directory, leaf]) => `${directory}/${leaf}`);
const hostPath = fc
  .tuple(fc.constantFrom("/srv", "/opt/app", "/home/app", "/var/log"), name)
  .map((parts) => parts.join("/"));
// None of which the catalogue knows: what a known image needs is another test.
const image = fc.constantFrom("app", "team/app:1.0", "registry.example:5000/team/app:1.0");
const env = fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}$/), fc.string(), { maxKeys: 3 });
const capabilities = fc.uniqueArray(fc.constantFrom(...Object.values(Capability)), { maxLength: 4 });
const mode = fc.stringMatching(/^[0-7]{3,4}$/);
// No more than the least memory of a container.
const memorySize = fc.integer({ min: 1, max: 6 }).map((count) => `${count}Mi`);
const tmpfs = some({ size: memorySize, uid: id, gid: id, mode, exec: fc.boolean() });
const safeTmpfs = some({ size: memorySize, uid: id, gid: id, mode });

/** Different roots give no overlap; the same place in two spellings does. */
function apart<T>(map: Record<string, T>): Record<string, T> {
  const places = new Set<string>();
  return Object.fromEntries(
    Object.entries(map).filter(([key]) => {
      const place = key.replace(/^\/var\/run/, "/run");
      const inside = [...places].some((other) => place.startsWith(`${other}/`) || other.startsWith(`${place}/`));
      return !places.has(place) && !inside && Boolean(places.add(place));
    }),
  );
}
const paths = <T>(declared: fc.Arbitrary<T>) => fc.dictionary(path, declared, { maxKeys: 5 }).map(apart);

const bind = hostPath.map((hostPath) => ({ bind: { hostPath } }));
const logging = fc.constantFrom({}, { driver: "journald" }, { driver: "local" }, { options: { tag: "web" } });

/** Arguments that HardenedContainer accepts; `exec` says whether programs may run from memory. */
export const containerArgs = ({ exec }: { exec: boolean }): fc.Arbitrary<HardenedContainerArgs> =>
  fc
    .record({
      image,
      writable: paths<Exclusive<WritablePath>>(
        fc.oneof(
          (exec ? tmpfs : safeTmpfs).map((tmpfs) => ({ tmpfs })),
          bind,
          some({ retain: fc.boolean(), size }).map((volume) => ({ volume })),
        ),
      ),
      readOnlyMounts: fc.dictionary(
        name.map((leaf) => `/readable/${leaf}`),
        bind,
        { maxKeys: 2 },
      ),
      capabilities,
      user: orNot(
        fc.oneof(
          id.map(String),
          fc.tuple(id, id).map((ids) => ids.join(":")),
          name,
        ),
      ),
      memory: mebibytes(6),
      pidsLimit: orNot(fc.integer({ min: 1, max: 10_000 })),
      ports: fc.uniqueArray(fc.record({ internal: port, external: port }), {
        maxLength: 2,
        selector: ({ external }) => external,
      }),
      logging: orNot(logging),
      env,
    })
    .map((record) => given<HardenedContainerArgs>(record));

/** Arguments that HardenedService accepts. */
export const serviceArgs = ({ exec }: { exec: boolean }): fc.Arbitrary<HardenedServiceArgs> =>
  fc
    .record({
      image,
      writable: paths<Exclusive<ServiceWritablePath>>(
        fc.oneof(
          (exec ? tmpfs : safeTmpfs).map((tmpfs) => ({ tmpfs })),
          bind,
          name.map((name) => ({ volume: { name } })),
        ),
      ),
      files: fc.dictionary(
        name.map((leaf) => `/readable/${leaf}`),
        fc.string().map((content) => ({ content })),
        { maxKeys: 2 },
      ),
      capabilities,
      user: orNot(id.map(String)),
      memory: orNot(mebibytes(6)),
      logging: orNot(logging),
      env,
    })
    .map((record) => given<HardenedServiceArgs>(record));

const podPath: fc.Arbitrary<Exclusive<PodWritablePath>> = fc.oneof(
  tmpfs.map((tmpfs) => ({ tmpfs })),
  some({ size }).map((scratch) => ({ scratch })),
  size.map((size) => ({ volume: { size } })),
  name.map((external) => ({ volume: { external } })),
);
const container: fc.Arbitrary<PodContainer> = fc
  .record({
    image,
    writable: paths(podPath),
    files: fc.dictionary(
      name.map((leaf) => `/readable/${leaf}`),
      fc.string().map((content) => ({ content })),
      { maxKeys: 2 },
    ),
    env,
    user: orNot(id.map(String)),
    capabilities: fc.constantFrom<Capability[]>([], ["NET_BIND_SERVICE"]),
    memory: orNot(mebibytes(6)),
  })
  .map((record) => given<PodContainer>(record));

/** Arguments that every Kubernetes component accepts, none of which needs `podSecurity`. */
export const podArgs: fc.Arbitrary<PodArgs> = fc
  .record({
    containers: fc.array(container, { minLength: 1, maxLength: 3 }),
    initContainers: fc.array(container, { maxLength: 2 }),
    user: orNot(id.map(String)),
  })
  .map(({ containers, initContainers, user }) => ({
    containers: containers.map((one, index) => ({ ...one, name: `main-${index}` })),
    initContainers: initContainers.map((one, index) => ({ ...one, name: `init-${index}` })),
    ...(user === undefined ? {} : { user }),
  }));

const taskPath = (launchType: "FARGATE" | "EC2"): fc.Arbitrary<Exclusive<TaskWritablePath>> =>
  fc.oneof(
    safeTmpfs.map((tmpfs) => ({ tmpfs })),
    some({ name }).map((empty) => ({ empty })),
    fc.constant({ volume: { fileSystem: "fs-12345678" } }),
    ...(launchType === "EC2" ? [name.map((name) => ({ docker: { name } }))] : []),
  );

const taskContainer = (launchType: "FARGATE" | "EC2"): fc.Arbitrary<TaskContainer> =>
  fc
    .record({
      image,
      writable: paths(taskPath(launchType)),
      env,
      user: orNot(id.map(String)),
      capabilities: launchType === "EC2" ? capabilities : fc.constantFrom<Capability[]>([], ["SYS_PTRACE"]),
      memory: orNot(mebibytes(6)),
    })
    .map((record) => given<TaskContainer>(record));

/** Arguments that HardenedTaskDefinition accepts. */
export const taskArgs: fc.Arbitrary<HardenedTaskDefinitionArgs> = fc
  .constantFrom("FARGATE" as const, "EC2" as const)
  .chain((launchType) =>
    fc.array(taskContainer(launchType), { minLength: 1, maxLength: 3 }).map((containers) => ({
      launchType,
      containers: containers.map((container, index) => ({ ...container, name: `main-${index}` })),
    })),
  );
