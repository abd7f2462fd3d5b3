import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import {
  type HardenedContainerArgs,
  type HardenedServiceArgs,
  type HardenedTaskDefinitionArgs,
  type PodArgs,
  type PodContainer,
  recipe,
} from "../../components/index";

// `tsc` reads this file: a line that the compiler no longer refuses is an error there.
describe("the compiler", () => {
  const image = "app";
  const later = {} as pulumi.Output<string>;

  it("the compiler refuses arguments that a HardenedContainer cannot have", () => {
    const refused: HardenedContainerArgs[] = [
      // @ts-expect-error the root is always read-only
      { image, readOnly: false },
      // @ts-expect-error a privileged container can make its root writable
      { image, privileged: true },
      // @ts-expect-error this capability can make the root writable
      { image, capabilities: ["SYS_ADMIN"] },
      // @ts-expect-error capabilities are in upper case
      { image, capabilities: ["chown"] },
      // @ts-expect-error no such policy
      { image, restart: "never" },
      // @ts-expect-error an owner is a number
      { image, writable: { "/tmp": { tmpfs: { uid: "www-data" } } } },
      // @ts-expect-error what hardens is known while the program runs
      { image, writable: { "/tmp": { tmpfs: { size: later } } } },
      // @ts-expect-error no such kind
      { image, writable: { "/tmp": { memory: {} } } },
      // @ts-expect-error memory is no volume
      { image, writable: { "/data": { tmpfs: {}, volume: {} } } },
      // @ts-expect-error a volume is no directory of the host
      { image, writable: { "/data": { bind: { hostPath: "/srv" }, volume: { name: "data" } } } },
      // @ts-expect-error one of the kinds is needed
      { image, writable: { "/data": {} } },
      // @ts-expect-error one kind of mount that is only read
      { image, readOnlyMounts: { "/etc/app": { bind: { hostPath: "/srv" }, volume: { name: "etc" } } } },
      // @ts-expect-error a mount that is only read is made of something that exists
      { image, readOnlyMounts: { "/etc/app": { tmpfs: {} } } },
      // @ts-expect-error an image is needed
      {},
    ];
    assert.equal(refused.length, 14);
  });

  it("the compiler refuses arguments that a HardenedService cannot have", () => {
    const refused: HardenedServiceArgs[] = [
      // @ts-expect-error the provider cannot limit the processes of a service
      { image, pidsLimit: 100 },
      // @ts-expect-error each node makes and keeps its own volume
      { image, writable: { "/data": { volume: { name: "data", retain: true } } } },
      // @ts-expect-error memory is no volume
      { image, writable: { "/data": { tmpfs: {}, volume: { name: "data" } } } },
      // @ts-expect-error a volume needs a name
      { image, writable: { "/data": { volume: {} } } },
      // @ts-expect-error networks are given by their id
      { image, networks: [{ name: "back" }] },
    ];
    assert.equal(refused.length, 5);
  });

  it("the compiler refuses arguments that a container of a pod cannot have", () => {
    const containers: PodContainer[] = [
      // @ts-expect-error it is always hardened
      { image, securityContext: {} },
      // @ts-expect-error Kubernetes needs numbers while the program runs
      { image, user: later },
      // @ts-expect-error memory is no disk of the node
      { image, writable: { "/data": { tmpfs: {}, scratch: {} } } },
      // @ts-expect-error a Secret is no ConfigMap
      { image, readOnlyMounts: { "/etc/app": { secret: { name: "a" }, configMap: { name: "b" } } } },
      // @ts-expect-error a claim has no driver
      { image, writable: { "/data": { volume: { size: "1Gi", driver: "convoy" } } } },
    ];
    const pods: PodArgs[] = [
      // @ts-expect-error the processes of the node stay out of reach
      { containers, hostPID: true },
      // @ts-expect-error a pod has containers
      { image },
      // @ts-expect-error the reason is needed
      { containers, podSecurity: {} },
    ];
    assert.deepEqual([containers.length, pods.length], [5, 3]);
  });

  it("the compiler refuses arguments that a HardenedTaskDefinition cannot have", () => {
    const refused: HardenedTaskDefinitionArgs[] = [
      // @ts-expect-error a task has containers
      { image },
      // @ts-expect-error it is always hardened
      { containers: [{ image, readonlyRootFilesystem: false }] },
      // @ts-expect-error no such launch type
      { containers: [{ image }], launchType: "EXTERNAL" },
      // @ts-expect-error memory is no volume
      { containers: [{ image, writable: { "/data": { tmpfs: {}, empty: {} } } }] },
      // @ts-expect-error a task mounts no path of its instance
      { containers: [{ image, writable: { "/data": { bind: { hostPath: "/srv" } } } }] },
    ];
    assert.equal(refused.length, 5);
  });

  it("the compiler accepts every kind of storage of a task in a recipe", () => {
    const accepted: HardenedTaskDefinitionArgs["containers"] = [
      { image, ...recipe("mysql:8.4", { "/var/lib/mysql": { docker: { name: "database" } } }) },
      { image, ...recipe("mysql:8.4", { "/var/lib/mysql": { empty: {} } }) },
      { image, ...recipe("mysql:8.4", { "/var/lib/mysql": { volume: { fileSystem: later } } }) },
    ];
    assert.equal(accepted.length, 3);
  });

  it("the compiler accepts one kind for each path, also from a recipe and at a path that is computed", () => {
    const uploads: string = "/srv/uploads";
    const accepted: (HardenedContainerArgs | PodContainer)[] = [
      { image, writable: { "/a": { tmpfs: {} }, "/b": { bind: { hostPath: "/srv" } }, [uploads]: { volume: {} } } },
      {
        image,
        ...recipe("mysql:8.4", { "/var/lib/mysql": { volume: { name: "db" } }, "/tmp": {}, "/a": { tmpfs: {} } }),
      },
      { image, writable: { ...recipe("nginx:1.27").writable, "/srv/data": { volume: { name: "data" } } } },
    ];
    assert.equal(accepted.length, 3);
  });

  it("the compiler accepts outputs in the leaves of the arguments", () => {
    const accepted: HardenedContainerArgs = {
      image: later,
      name: later,
      env: { A: later },
      user: later,
      memory: later,
      command: [later],
      networks: [{ name: later, aliases: [later] }],
      labels: { a: later },
      writable: { "/a": { bind: { hostPath: later } }, "/b": { volume: { name: later, driverOptions: { o: later } } } },
    };
    assert.equal(Object.keys(accepted).length, 9);
  });
});
