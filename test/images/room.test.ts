import assert from "node:assert/strict";
import { taskMemory } from "../../policies/platforms/aws/task";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { safeMemoryMounts } from "../../policies/rules/safe-memory-mounts";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { unknown } from "../../policies/testing";
import { container, fargate, nativeJob, nativeTask, pod, service } from "../support/resources";
import { testRule } from "../support/rule-table";

/** An image that writes 64 MiB below /tmp, and little below /run. */
const images = [
  {
    name: "app",
    repositories: ["registry.example/app"],
    category: "application",
    paths: [
      { path: "/tmp", kind: "ephemeral", required: "always", why: "it writes.", size: "64Mi", mode: "1777" },
      { path: "/run/app", kind: "ephemeral", required: "always", why: "it starts.", size: "1Mi" },
    ],
  },
];
const config = { images };
const image = "registry.example/app";
const needs = "runs app, which needs a writable /tmp (it writes) and /run/app (it starts)";

const web = (memory: unknown) => ({
  name: "web",
  image,
  securityContext: { readOnlyRootFilesystem: true },
  resources: { limits: { memory } },
});
const inPod = (memory: unknown, spec: object = {}) => pod({ containers: [web(memory)], ...spec });
const mounts = [
  { name: "writable-web-tmp", mountPath: "/tmp" },
  { name: "writable-web-run-app", mountPath: "/run/app" },
];
const volumes = (tmp: string) => [
  { name: "writable-web-tmp", emptyDir: { medium: "Memory", sizeLimit: tmp } },
  { name: "writable-web-run-app", emptyDir: { medium: "Memory", sizeLimit: "1Mi" } },
];
const limit = "spec.containers[0].resources.limits.memory";
const emptyDir = (size: string, path: string, how = "") =>
  `add an emptyDir of ${size} in memory at ${path} to spec.containers[0].volumeMounts${how}`;
const fits = [emptyDir("64Mi", "/tmp"), emptyDir("1Mi", "/run/app")].join("; ");

testRule(writablePathsDeclared, {
  valid: {},
  invalid: {
    "mounts that fit into half of the container's memory": {
      given: inPod("130Mi"),
      config,
      says: [`container "web" ${needs}; ${fits}`],
      cured: inPod("130Mi", { containers: [{ ...web("130Mi"), volumeMounts: mounts }], volumes: volumes("64Mi") })
        .props,
    },
    "mounts in memory that nobody knows yet": {
      given: inPod(unknown),
      config,
      says: [`container "web" ${needs}; ${fits}`],
      cured: inPod(unknown, { containers: [{ ...web(unknown), volumeMounts: mounts }], volumes: volumes("64Mi") })
        .props,
    },
    "a mount that would take all of the container's memory": {
      given: inPod("64Mi"),
      config,
      says: [
        `container "web" ${needs}; ${emptyDir("31Mi", "/tmp", `, cut from 64Mi to fit into ${limit}`)}; ${emptyDir("1Mi", "/run/app")}`,
      ],
      cured: inPod("64Mi", { containers: [{ ...web("64Mi"), volumeMounts: mounts }], volumes: volumes("31Mi") }).props,
    },
    "a mount that would take all of the pod's memory": {
      given: inPod("1Gi", { resources: { limits: { memory: "64M" } } }),
      config,
      says: [
        `container "web" ${needs}; ${emptyDir("29Mi", "/tmp", `, cut from 64Mi to fit into ${limit}`)}; ${emptyDir("1Mi", "/run/app")}`,
      ],
      cured: inPod("1Gi", {
        resources: { limits: { memory: "64M" } },
        containers: [{ ...web("1Gi"), volumeMounts: mounts }],
        volumes: volumes("29Mi"),
      }).props,
    },
    "a container with too little memory for what its image writes": {
      given: inPod("6Mi"),
      config,
      says: [
        `container "web" ${needs}; raise ${limit}, or mount an emptyDir on disk at /tmp, for 64Mi of memory there would fill it; ${emptyDir("1Mi", "/run/app")}`,
      ],
      cured: null,
    },
    "a container of Docker": {
      given: container({ image, readOnly: true, memory: 64 }),
      config,
      says: [
        `container "web" ${needs}; add "/tmp": "rw,noexec,nosuid,nodev,size=31m,mode=1777" to tmpfs, cut from 64Mi to fit into memory; add "/run/app": "rw,noexec,nosuid,nodev,size=1m" to tmpfs`,
      ],
      cured: container({
        image,
        readOnly: true,
        memory: 64,
        tmpfs: {
          "/tmp": "rw,noexec,nosuid,nodev,size=31m,mode=1777",
          "/run/app": "rw,noexec,nosuid,nodev,size=1m",
        },
      }).props,
    },
    "a container of Docker with too little memory": {
      given: container({ image, readOnly: true, memory: 6 }),
      config,
      says: [
        `container "web" ${needs}; raise memory, or mount a named volume at /tmp, for 64Mi of memory there would fill it; add "/run/app": "rw,noexec,nosuid,nodev,size=1m" to tmpfs`,
      ],
      cured: null,
    },
    "a service of Swarm": {
      given: service({ image, readOnly: true }, { resources: { limits: { memoryBytes: 64 * 1024 ** 2 } } }),
      config,
      says: [
        `service "web" ${needs}; add a tmpfs of 31Mi at /tmp to taskSpec.containerSpec.mounts, cut from 64Mi to fit into taskSpec.resources.limits.memoryBytes; add a tmpfs of 1Mi at /run/app to taskSpec.containerSpec.mounts`,
      ],
      cured: service(
        {
          image,
          readOnly: true,
          mounts: [
            { target: "/tmp", type: "tmpfs", tmpfsOptions: { sizeBytes: 31 * 1024 ** 2, mode: 0o1777 } },
            { target: "/run/app", type: "tmpfs", tmpfsOptions: { sizeBytes: 1024 ** 2, mode: 0o1777 } },
          ],
        },
        { resources: { limits: { memoryBytes: 64 * 1024 ** 2 } } },
      ).props,
    },
    "a container of a task": {
      given: nativeTask({ image, readonlyRootFilesystem: true, memory: 64 }),
      config,
      says: [
        `container "web" ${needs}; add a tmpfs of 31Mi at /tmp to containerDefinitions[0].linuxParameters.tmpfs, cut from 64Mi to fit into containerDefinitions[0].memory; add a tmpfs of 1Mi at /run/app to containerDefinitions[0].linuxParameters.tmpfs`,
      ],
      cured: nativeTask({
        image,
        readonlyRootFilesystem: true,
        memory: 64,
        linuxParameters: {
          tmpfs: [
            { containerPath: "/tmp", size: 31, mountOptions: ["rw", "noexec", "nosuid", "nodev", "mode=1777"] },
            { containerPath: "/run/app", size: 1, mountOptions: ["rw", "noexec", "nosuid", "nodev"] },
          ],
        },
      }).props,
    },
    "a container of a job": {
      given: nativeJob({
        image,
        readonlyRootFilesystem: true,
        resourceRequirements: [{ type: "MEMORY", value: "6" }],
      }),
      config,
      says: [
        `container "shop" ${needs}; raise containerProperties.resourceRequirements, or mount an empty volume at /tmp, for 64Mi of memory there would fill it; add a tmpfs of 1Mi at /run/app to containerProperties.linuxParameters.tmpfs`,
      ],
      cured: null,
    },
  },
});

const writable = "has a writable root filesystem; set readOnly to true";
const also =
  "app also needs a tmpfs at /run/app; raise memory, or mount a named volume at /tmp, for 64Mi of memory there would fill it";

testRule(readOnlyRoot, {
  valid: {},
  invalid: {
    "a container whose memory cannot hold what its image writes, and leaves its root alone": {
      given: container({ image, readOnly: false, memory: 6 }),
      config,
      says: [`container "web" ${writable}; ${also}`],
      cured: null,
    },
  },
});

testRule(safeMemoryMounts, {
  valid: {},
  invalid: {
    "memory without a bound in a container with little memory": {
      given: container({ image: "example", memory: 64, tmpfs: { "/a": "", "/b": "" } }),
      says: [
        'container "web" mounts memory at /a without a size limit; add size=16m to tmpfs["/a"], cut from 64Mi to fit into memory; it also mounts memory at /b without a size limit; add size=16m to tmpfs["/b"], cut from 64Mi to fit into memory',
      ],
      cured: container({ image: "example", memory: 64, tmpfs: { "/a": "size=16m", "/b": "size=16m" } }).props,
    },
    "memory without a bound in a service with too little memory for its image": {
      given: service(
        { image, mounts: [{ type: "tmpfs", target: "/tmp" }] },
        { resources: { limits: { memoryBytes: 6 * 1024 ** 2 } } },
      ),
      config,
      says: [
        'service "web" mounts memory at /tmp without a size limit; raise taskSpec.resources.limits.memoryBytes, or mount a named volume at /tmp, for 64Mi of memory there would fill it',
      ],
      cured: null,
    },
  },
});

describe("taskMemory", () => {
  it("taskMemory reads the memory of a task, in MiB unless it is in GB", () => {
    const texts = {
      "512": 512 * 1024 ** 2,
      "1GB": 1024 ** 3,
      "0.5 gb": 512 * 1024 ** 2,
      "0": undefined,
      "1TB": undefined,
    };
    for (const [text, expected] of Object.entries(texts)) assert.equal(taskMemory(text), expected, text);
    assert.equal(taskMemory(Number(fargate.memory)), 512 * 1024 ** 2);
  });
});
