import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Argument } from "../../../components/argument";
import { hostPath as hostPathOf } from "../../../components/host-path";
import { HardenedContainer, type HardenedContainerArgs } from "../../../components/index";
import { notYetKnown, only, preview, rejection, secret, settled } from "../support";

const containerType = "docker:index/container:Container";
const volumeType = "docker:index/volume:Volume";

const always = {
  readOnly: true,
  privileged: false,
  capabilities: { drops: ["ALL"] },
  securityOpts: ["no-new-privileges:true"],
  memory: 1024,
  memorySwap: 1024,
  ulimits: [{ name: "nproc", soft: 4096, hard: 4096 }],
  restart: "unless-stopped",
  logDriver: "json-file",
  logOpts: { "max-size": "10m", "max-file": "3" },
};

async function containerOf(args: HardenedContainerArgs): Promise<Record<string, unknown>> {
  return only(await preview(() => new HardenedContainer("web", args)), containerType);
}

describe("HardenedContainer", () => {
  it("HardenedContainer is hardened if only an image is given", async () => {
    assert.deepEqual(await containerOf({ image: "nginx" }), { image: "nginx", ...always });
  });

  const running = (image: pulumi.Input<string>, path = "/tmp") =>
    containerOf({ image, writable: { [path]: { tmpfs: { exec: true } } } });

  it("HardenedContainer lets programs run from memory where its image may run some", async () => {
    for (const [image, path] of [
      ["registry.example/nginx", "/tmp"],
      ["nginx.example/nginx:1", "/tmp"],
      [notYetKnown<string>(), "/tmp"],
      ["azul-zulu:21", "/tmp"],
      ["quay.io/argoproj/argo-rollouts:v1.8.0", "/home/argo-rollouts/plugin-bin"],
    ] as const) {
      const { tmpfs } = await running(image, path);
      assert.deepEqual(tmpfs, { [path]: "exec,nosuid,nodev,size=64m,uid=0,gid=0,mode=1777" });
    }
  });

  it("HardenedContainer refuses to let programs run from memory where the catalogue knows of none", async () => {
    const message = `HardenedContainer "web": \`writable["/tmp"].tmpfs.exec\` must not be true: the catalogue knows of no program that nginx:1.27 runs from "/tmp".`;
    await assert.rejects(running("nginx:1.27"), { message });
  });

  it("HardenedContainer opens exactly the declared paths", async () => {
    const declared = await preview(
      () =>
        new HardenedContainer("wordpress", {
          image: "wordpress:6.8-apache",
          writable: {
            "/run/lock/apache2": { tmpfs: { size: "1Mi", uid: 33, gid: 33 } },
            "/run/apache2/": { tmpfs: { size: "512k", uid: 33, mode: "700" } },
            "/tmp": { tmpfs: {} },
            "/var/www/html/wp-content/uploads": { volume: { name: "uploads" } },
            "/run/app/data": { bind: { hostPath: "/opt/app/data/" } },
          },
          readOnlyMounts: {
            "/etc/apache2/conf-enabled/site.conf": { bind: { hostPath: "/srv/site.conf" } },
            "/certificates": { volume: { name: "certificates" } },
          },
        }),
    );
    assert.deepEqual(
      declared.map(({ type, name }) => [type, name]),
      [
        [containerType, "wordpress"],
        [volumeType, "wordpress-uploads"],
        ["hardened:index:HardenedContainer", "wordpress"],
      ],
    );
    assert.deepEqual(only(declared, volumeType), { name: "uploads" });
    assert.deepEqual(only(declared, containerType), {
      image: "wordpress:6.8-apache",
      ...always,
      tmpfs: {
        "/run/apache2": "noexec,nosuid,nodev,size=512k,uid=33,gid=33,mode=0700",
        "/run/lock/apache2": "noexec,nosuid,nodev,size=1m,uid=33,gid=33,mode=0755",
        "/tmp": "noexec,nosuid,nodev,size=64m,uid=0,gid=0,mode=1777",
      },
      mounts: [
        { type: "bind", source: "/opt/app/data", target: "/run/app/data", readOnly: false },
        { type: "volume", source: "uploads", target: "/var/www/html/wp-content/uploads", readOnly: false },
        { type: "volume", source: "certificates", target: "/certificates", readOnly: true },
        { type: "bind", source: "/srv/site.conf", target: "/etc/apache2/conf-enabled/site.conf", readOnly: true },
      ],
    });
  });

  it("HardenedContainer gives tmpfs to its user if the user is a number", async () => {
    const tmpfs = async (user: pulumi.Input<string>) =>
      (await containerOf({ image: "app", user, writable: { "/tmp": { tmpfs: {} } } })).tmpfs;
    assert.deepEqual(await tmpfs("999"), { "/tmp": "noexec,nosuid,nodev,size=64m,uid=999,gid=999,mode=0755" });
    assert.deepEqual(await tmpfs("33:1000"), { "/tmp": "noexec,nosuid,nodev,size=64m,uid=33,gid=1000,mode=0755" });
    assert.deepEqual(await tmpfs("mysql"), { "/tmp": "noexec,nosuid,nodev,size=64m,uid=0,gid=0,mode=1777" });
    assert.deepEqual(await tmpfs(notYetKnown()), { "/tmp": "noexec,nosuid,nodev,size=64m,uid=0,gid=0,mode=1777" });
  });

  it("HardenedContainer passes every other argument to the provider", async () => {
    assert.deepEqual(
      await containerOf({
        image: "app",
        name: "web",
        command: ["serve", "--port", "80"],
        entrypoints: ["/start"],
        env: { B: "2", A: "" },
        ports: [
          { internal: 80, external: 8080, ip: "127.0.0.1", protocol: "tcp" },
          { internal: 53, protocol: "udp" },
        ],
        networks: [{ name: "back", aliases: ["app"] }, { name: "front" }],
        hosts: { "db.example": "192.0.2.7" },
        capabilities: ["SETUID", "NET_BIND_SERVICE", "SETUID"],
        user: "33:33",
        workingDir: "/srv",
        memory: "1.5g",
        cpus: "1.5",
        pidsLimit: 200,
        shmSize: "256Mi",
        restart: "on-failure",
        healthcheck: { tests: ["CMD", "true"], interval: "90s", timeout: "500ms", startPeriod: "2h", retries: 5 },
        wait: true,
        waitTimeout: 120,
        logging: { driver: "syslog", options: { "syslog-address": "udp://logs.example:514" } },
        security: { apparmor: "docker-app", seccomp: '{"defaultAction":"SCMP_ACT_ERRNO"}' },
        labels: { "com.example.team": "web", a: "b" },
        hostname: "web.example",
        init: false,
        stopSignal: "SIGQUIT",
        stopTimeout: 0,
      }),
      {
        image: "app",
        ...always,
        name: "web",
        command: ["serve", "--port", "80"],
        entrypoints: ["/start"],
        envs: ["A=", "B=2"],
        ports: [
          { internal: 53, protocol: "udp" },
          { internal: 80, external: 8080, ip: "127.0.0.1", protocol: "tcp" },
        ],
        networksAdvanced: [{ name: "back", aliases: ["app"] }, { name: "front" }],
        hosts: [{ host: "db.example", ip: "192.0.2.7" }],
        capabilities: { drops: ["ALL"], adds: ["CAP_NET_BIND_SERVICE", "CAP_SETUID"] },
        user: "33:33",
        workingDir: "/srv",
        memory: 1536,
        memorySwap: 1536,
        cpus: "1.5",
        ulimits: [{ name: "nproc", soft: 200, hard: 200 }],
        shmSize: 256,
        restart: "on-failure",
        healthcheck: { tests: ["CMD", "true"], interval: "1m30s", timeout: "500ms", startPeriod: "2h0m0s", retries: 5 },
        wait: true,
        waitTimeout: 120,
        logDriver: "syslog",
        logOpts: { "syslog-address": "udp://logs.example:514" },
        securityOpts: ["no-new-privileges:true", "apparmor=docker-app", 'seccomp={"defaultAction":"SCMP_ACT_ERRNO"}'],
        labels: [
          { label: "a", value: "b" },
          { label: "com.example.team", value: "web" },
        ],
        hostname: "web.example",
        init: false,
        stopSignal: "SIGQUIT",
        stopTimeout: 0,
      },
    );
  });

  it("HardenedContainer keeps log rotation if only some options are given", async () => {
    const options = async (driver: string, given: Record<string, string>) =>
      (await containerOf({ image: "app", logging: { driver, options: given } })).logOpts;
    assert.deepEqual(await options("json-file", { tag: "web" }), { "max-size": "10m", "max-file": "3", tag: "web" });
    assert.deepEqual(await options("local", { "max-size": "1m" }), { "max-size": "1m", "max-file": "3" });
    assert.deepEqual(await options("journald", { tag: "web" }), { tag: "web" });
  });

  describe("volumes", () => {
    const volumesOf = (volume: Record<string, unknown>) =>
      preview(() => new HardenedContainer("db", { image: "app", writable: { "/var/lib/db": { volume } } }));

    it("volumes are created with driver, options and size", async () => {
      const declared = await volumesOf({
        name: "data",
        driver: "convoy",
        driverOptions: { o: "size=20GB" },
        size: "20Gi",
      });
      assert.deepEqual(only(declared, volumeType), {
        name: "data",
        driver: "convoy",
        driverOpts: { o: "size=20GB", size: "20g" },
      });
    });

    it("volumes are named after their path if their name is missing or unknown", async () => {
      for (const volume of [{}, { name: notYetKnown() }]) {
        const declared = await volumesOf(volume);
        assert.deepEqual(
          declared.map(({ type, name }) => [type, name]),
          [
            [containerType, "db"],
            [volumeType, "db-var-lib-db"],
            ["hardened:index:HardenedContainer", "db"],
          ],
        );
      }
    });

    it("external volumes are mounted and not created", async () => {
      const declared = await volumesOf({ name: "shared", external: true });
      assert.deepEqual(only(declared, containerType).mounts, [
        { type: "volume", source: "shared", target: "/var/lib/db", readOnly: false },
      ]);
      assert.equal(declared.length, 2);
    });
  });

  it("the container has the component as parent and is deleted before it is replaced", async () => {
    const options: Record<string, unknown> = {};
    const transformation: pulumi.ResourceTransformation = ({ type, opts }) => {
      const { parent, deleteBeforeReplace, replaceOnChanges, retainOnDelete, protect } =
        opts as pulumi.CustomResourceOptions;
      options[type] = {
        ...(parent ? { parent: parent.constructor.name } : {}),
        deleteBeforeReplace,
        replaceOnChanges,
        retainOnDelete,
        protect,
      };
      return undefined;
    };
    await preview(
      () =>
        new HardenedContainer(
          "db",
          { image: "app", writable: { "/data": { volume: { name: "data", retain: true } } } },
          { transformations: [transformation], protect: true },
        ),
    );
    const unset = {
      deleteBeforeReplace: undefined,
      replaceOnChanges: undefined,
      retainOnDelete: undefined,
      protect: undefined,
    };
    assert.deepEqual(options, {
      "hardened:index:HardenedContainer": { ...unset, protect: true },
      [volumeType]: { ...unset, parent: "HardenedContainer", retainOnDelete: true, protect: undefined },
      [containerType]: {
        ...unset,
        parent: "HardenedContainer",
        deleteBeforeReplace: true,
        replaceOnChanges: ["tmpfs"],
      },
    });
  });

  it("HardenedContainer returns id, name, addresses, ports and volumes", async () => {
    let web: HardenedContainer | undefined;
    await preview(
      () => {
        web = new HardenedContainer("web", {
          image: "app",
          name: "web-1",
          writable: { "/data": { volume: { name: "data" } }, "/share": { volume: { name: "share", external: true } } },
        });
      },
      ({ type }) =>
        type === containerType
          ? {
              networkDatas: [{ networkName: "back", ipAddress: "172.18.0.2" }],
              ports: [
                { internal: 80, external: 32768, protocol: "tcp" },
                { internal: 53, external: 53, protocol: "udp" },
              ],
            }
          : {},
    );
    assert(web);
    assert.equal(await settled(web.containerId), "web-id");
    assert.equal(await settled(web.containerName), "web-1");
    assert.deepEqual(await settled(web.addresses), { back: "172.18.0.2" });
    assert.deepEqual(await settled(web.hostPorts), { "80/tcp": 32768, "53/udp": 53 });
    assert.deepEqual(await settled(web.volumes), { "/data": "data", "/share": "share" });
  });

  describe("with values that are not plain", () => {
    it("HardenedContainer shows its hardening while the image and others are unknown", async () => {
      const container = await containerOf({
        image: notYetKnown(),
        user: notYetKnown(),
        env: { URL: notYetKnown() },
        writable: { "/tmp": { tmpfs: { size: "1Mi" } }, "/data": { bind: { hostPath: notYetKnown() } } },
        logging: { options: { tag: notYetKnown() } },
      });
      const { readOnly, privileged, capabilities, securityOpts, memory, ulimits, logDriver, tmpfs } = container;
      assert.deepEqual(
        { readOnly, privileged, capabilities, securityOpts, memory, ulimits, logDriver, tmpfs },
        {
          readOnly: true,
          privileged: false,
          capabilities: { drops: ["ALL"] },
          securityOpts: ["no-new-privileges:true"],
          memory: 1024,
          ulimits: [{ name: "nproc", soft: 4096, hard: 4096 }],
          logDriver: "json-file",
          tmpfs: { "/tmp": "noexec,nosuid,nodev,size=1m,uid=0,gid=0,mode=1777" },
        },
      );
    });

    it("a secret variable makes the variables of the container secret", async () => {
      const container = await containerOf({ image: "app", env: { USER: "app", PASSWORD: pulumi.secret("hunter2") } });
      assert.deepEqual(container.envs, secret(["PASSWORD=hunter2", "USER=app"]));
    });

    it("HardenedContainer converts outputs like plain values", async () => {
      const plain: HardenedContainerArgs = {
        image: "app",
        memory: "512Mi",
        ports: [{ internal: 80, external: 8080 }],
        env: { A: "1" },
        writable: { "/data": { bind: { hostPath: "/srv//data" } }, "/v": { volume: { name: "v", size: "1Gi" } } },
      };
      const outputs: HardenedContainerArgs = {
        image: Promise.resolve("app"),
        memory: pulumi.output("512Mi"),
        ports: [{ internal: pulumi.output(80), external: Promise.resolve(8080) }],
        env: { A: pulumi.output("1") },
        writable: {
          "/data": { bind: { hostPath: pulumi.output("/srv//data") } },
          "/v": { volume: { name: "v", size: pulumi.output("1Gi") } },
        },
      };
      const [first, second] = [
        await preview(() => new HardenedContainer("web", plain)),
        await preview(() => new HardenedContainer("web", outputs)),
      ];
      assert.deepEqual(only(second, containerType), only(first, containerType));
      assert.deepEqual(only(second, volumeType), only(first, volumeType));
    });

    it("HardenedContainer refuses an output as soon as it is known, and shows no secret", async () => {
      const refusal = async (hostPath: pulumi.Output<string>) => {
        const component = new Argument("test").property("hostPath");
        const checked = pulumi.output(hostPathOf(component, hostPath, true));
        return rejection(checked);
      };
      assert.equal(
        await refusal(pulumi.output("/etc/shadow")),
        'test: `hostPath` must not be "/etc/shadow": the host itself runs from it.',
      );
      assert.equal(
        await refusal(pulumi.secret("/etc/shadow")),
        "test: `hostPath` is invalid; its value is a secret and not shown.",
      );
    });
  });
});
