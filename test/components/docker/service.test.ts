import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { HardenedService, type HardenedServiceArgs } from "../../../components/index";
import { notYetKnown, only, preview, secret } from "../support";

const serviceType = "docker:index/service:Service";

const task = {
  resources: { limits: { memoryBytes: 1073741824 } },
  restartPolicy: { condition: "any", delay: "5s", window: "0s" },
  logDriver: { name: "json-file", options: { "max-size": "10m", "max-file": "3" } },
};
const container = { readOnly: true, capDrops: ["ALL"] };
const mode = { replicated: { replicas: 1 } };

const serviceOf = async (args: HardenedServiceArgs) =>
  only(await preview(() => new HardenedService("web", args)), serviceType);

const tmpfs = (source: string, target: string, o: string) => ({
  type: "volume",
  source: `${source}-{{.Service.ID}}-{{.Task.Slot}}`,
  target,
  readOnly: false,
  volumeOptions: { noCopy: true, driverName: "local", driverOptions: { type: "tmpfs", device: "tmpfs", o } },
});

describe("HardenedService", () => {
  it("HardenedService is hardened if only an image is given", async () => {
    assert.deepEqual(await serviceOf({ image: "nginx" }), {
      mode,
      taskSpec: { ...task, containerSpec: { image: "nginx", ...container } },
    });
  });

  it("HardenedService opens exactly the declared paths, memory with its owner", async () => {
    const declared = await preview(
      () =>
        new HardenedService("wordpress", {
          image: "wordpress:6.8-apache",
          user: "33:33",
          writable: {
            "/run/lock/apache2": { tmpfs: { size: "1Mi" } },
            "/tmp": { tmpfs: { uid: 0, mode: "1777" } },
            "/var/www/html/wp-content/uploads": {
              volume: { name: "uploads", driver: "convoy", driverOptions: { o: "size=20GB" }, size: "20Gi" },
            },
            "/var/cache": { volume: { name: "cache" } },
            "/run/app/data": { bind: { hostPath: "/opt/app/data" } },
          },
          readOnlyMounts: { "/srv/site": { bind: { hostPath: "/srv/site" } }, "/certs": { volume: { name: "certs" } } },
        }),
    );
    assert.deepEqual(
      declared.map(({ type, name }) => [type, name]),
      [
        [serviceType, "wordpress"],
        ["hardened:index:HardenedService", "wordpress"],
      ],
    );
    const { taskSpec } = only(declared, serviceType) as { taskSpec: { containerSpec: { mounts: unknown } } };
    assert.deepEqual(taskSpec.containerSpec.mounts, [
      { type: "bind", source: "/opt/app/data", target: "/run/app/data", readOnly: false },
      tmpfs(
        "wordpress-run-lock-apache2-e13e67d6",
        "/run/lock/apache2",
        "noexec,nosuid,nodev,size=1m,uid=33,gid=33,mode=0755",
      ),
      tmpfs("wordpress-tmp-33d44754", "/tmp", "noexec,nosuid,nodev,size=64m,uid=0,gid=0,mode=1777"),
      { type: "volume", source: "cache", target: "/var/cache", readOnly: false },
      {
        type: "volume",
        source: "uploads",
        target: "/var/www/html/wp-content/uploads",
        readOnly: false,
        volumeOptions: { driverName: "convoy", driverOptions: { o: "size=20GB", size: "20g" } },
      },
      { type: "volume", source: "certs", target: "/certs", readOnly: true },
      { type: "bind", source: "/srv/site", target: "/srv/site", readOnly: true },
    ]);
  });

  it("HardenedService keeps files as configs and secrets of the swarm", async () => {
    const declared = await preview(
      () =>
        new HardenedService("web", {
          image: "app",
          user: "33",
          files: {
            "/etc/app.conf": { content: "debug=0" },
            "/run/secrets/password": { secret: pulumi.secret("hunter2") },
            "/run/secrets/shared": { secret: "s", uid: 1, gid: 2, mode: "0440" },
          },
        }),
    );
    assert.deepEqual(
      declared
        .flatMap(({ type, name, inputs }) => (/:(Secret|ServiceConfig)$/.test(type) ? [[type, name, inputs]] : []))
        .sort(),
      [
        ["docker:index/secret:Secret", "web-run-secrets-password", { data: secret("aHVudGVyMg==") }],
        ["docker:index/secret:Secret", "web-run-secrets-shared", { data: secret("cw==") }],
        ["docker:index/serviceConfig:ServiceConfig", "web-etc-app.conf", { data: "ZGVidWc9MA==" }],
      ],
    );
    const { taskSpec } = only(declared, serviceType) as { taskSpec: { containerSpec: Record<string, unknown> } };
    assert.deepEqual(taskSpec.containerSpec.configs, [
      {
        configId: "web-etc-app.conf-id",
        configName: "web-etc-app.conf",
        fileName: "/etc/app.conf",
        fileUid: "33",
        fileGid: "33",
        fileMode: 0o444,
      },
    ]);
    assert.deepEqual(taskSpec.containerSpec.secrets, [
      {
        secretId: "web-run-secrets-password-id",
        secretName: "web-run-secrets-password",
        fileName: "/run/secrets/password",
        fileUid: "33",
        fileGid: "33",
        fileMode: 0o400,
      },
      {
        secretId: "web-run-secrets-shared-id",
        secretName: "web-run-secrets-shared",
        fileName: "/run/secrets/shared",
        fileUid: "1",
        fileGid: "2",
        fileMode: 0o440,
      },
    ]);
  });

  it("HardenedService passes every other argument to the provider", async () => {
    assert.deepEqual(
      await serviceOf({
        image: "app",
        name: "web",
        command: ["--port", "80"],
        entrypoints: ["/start"],
        env: { A: "1" },
        ports: [{ internal: 80, external: 8080, protocol: "tcp", publishMode: "host" }, { internal: 81 }],
        networks: [{ id: "n1", aliases: ["app"] }],
        endpointMode: "dnsrr",
        hosts: { "db.example": "192.0.2.7" },
        capabilities: ["SETUID", "SETGID"],
        user: "www-data",
        workingDir: "/srv",
        memory: "512Mi",
        cpus: "0.5",
        replicas: 3,
        constraints: ["node.role==manager"],
        restart: "on-failure",
        healthcheck: { tests: ["CMD", "true"], interval: "60s", timeout: "90s", startPeriod: "1h" },
        wait: true,
        waitTimeout: 120,
        logging: { driver: "syslog" },
        labels: { team: "web" },
        hostname: "web",
        init: true,
        stopSignal: "SIGQUIT",
        stopTimeout: 60,
      }),
      {
        name: "web",
        mode: { replicated: { replicas: 3 } },
        labels: [{ label: "team", value: "web" }],
        endpointSpec: {
          mode: "dnsrr",
          ports: [{ targetPort: 80, publishedPort: 8080, protocol: "tcp", publishMode: "host" }, { targetPort: 81 }],
        },
        convergeConfig: { delay: "7s", timeout: "2m" },
        taskSpec: {
          resources: { limits: { memoryBytes: 536870912, nanoCpus: 500000000 } },
          restartPolicy: { condition: "on-failure", delay: "5s", window: "0s" },
          logDriver: { name: "syslog", options: {} },
          networksAdvanceds: [{ id: "n1", aliases: ["app"] }],
          placement: { constraints: ["node.role==manager"] },
          containerSpec: {
            image: "app",
            readOnly: true,
            capDrops: ["ALL"],
            capAdds: ["SETGID", "SETUID"],
            user: "www-data",
            dir: "/srv",
            hostname: "web",
            stopSignal: "SIGQUIT",
            args: ["--port", "80"],
            commands: ["/start"],
            env: { A: "1" },
            hosts: [{ host: "db.example", ip: "192.0.2.7" }],
            healthcheck: { tests: ["CMD", "true"], interval: "1m", timeout: "1m30s", startPeriod: "1h", retries: 3 },
            init: true,
            stopGracePeriod: "1m",
          },
        },
      },
    );
    assert.deepEqual((await serviceOf({ image: "app", global: true })).mode, { global: true });
  });

  it("HardenedService shows its hardening while the image and others are unknown", async () => {
    const { taskSpec } = (await serviceOf({
      image: notYetKnown(),
      env: { URL: notYetKnown() },
      replicas: notYetKnown(),
      writable: { "/data": { volume: { name: notYetKnown() } }, "/tmp": { tmpfs: {} } },
    })) as { taskSpec: { containerSpec: Record<string, unknown>; resources: unknown; logDriver: unknown } };
    const { readOnly, capDrops, mounts } = taskSpec.containerSpec;
    assert.deepEqual({ readOnly, capDrops }, container);
    assert.deepEqual(
      (mounts as unknown[])[1],
      tmpfs("web-tmp-33d44754", "/tmp", "noexec,nosuid,nodev,size=64m,uid=0,gid=0,mode=1777"),
    );
    assert.deepEqual([taskSpec.resources, taskSpec.logDriver], [task.resources, task.logDriver]);
  });

  describe("refuses", () => {
    const refused: Record<string, [given: Record<string, unknown>, says: string]> = {
      "a writable root": [
        { readOnly: false },
        " takes no `readOnly`. The root filesystem is always read-only: name each path that may be written in `writable`.",
      ],
      "an argument that the provider cannot set": [
        { pidsLimit: 100 },
        " takes no `pidsLimit`. The provider cannot set a limit of processes of a service: set it for all containers in the configuration of the engines (daemon.json).",
      ],
      "a volume without a name": [
        { writable: { "/data": { volume: {} } } },
        ': `writable["/data"].volume.name` must be a string that is not empty.',
      ],
      "a volume that would be kept": [
        { writable: { "/data": { volume: { name: "x", retain: true } } } },
        ': `writable["/data"].volume` takes no `retain`. It takes `name`, `driver`, `driverOptions`, `size`.',
      ],
      "the socket of the engine": [
        { writable: { "/sock": { bind: { hostPath: "/var/run/docker.sock" } } } },
        ': `writable["/sock"].bind.hostPath` must not be "/var/run/docker.sock": who can talk to the container engine owns the host, and read-only does not prevent that.',
      ],
      "a file without text or secret": [
        { files: { "/x": {} } },
        ': `files["/x"]` must have exactly one of `content` or `secret`.',
      ],
      "a file with text and secret": [
        { files: { "/x": { content: "a", secret: "b" } } },
        ': `files["/x"]` must have exactly one of `content` or `secret`.',
      ],
      "a file in place of a mount": [
        { writable: { "/run/x": { tmpfs: {} } }, files: { "/var/run/x": { content: "" } } },
        ': `files["/var/run/x"]` is the same place as "/run/x". Declare it once.',
      ],
      "a file that can be written": [
        { files: { "/x": { content: "", mode: "0644" } } },
        ': `files["/x"].mode` must be three octal digits without write permission, such as "0440", not "0644".',
      ],
      "replicas of a global service": [{ global: true, replicas: 2 }, ": `global` and `replicas` exclude each other."],
      "part of a replica": [{ replicas: 1.5 }, ": `replicas` must be a whole number of 0 or more, not 1.5."],
      "too little memory": [{ memory: "4Mi" }, ': `memory` must be at least "6Mi", not "4Mi".'],
      "an unknown mode of publishing": [
        { ports: [{ internal: 80, publishMode: "vip" }] },
        ': `ports[0].publishMode` must be one of "ingress", "host", not "vip".',
      ],
      "a network by its name": [
        { networks: [{ name: "back" }] },
        ": `networks[0]` takes no `name`. It takes `id`, `aliases`.",
      ],
    };
    for (const [row, [given, says]] of Object.entries(refused)) {
      it(`HardenedService refuses ${row}`, async () => {
        const declared = await preview(() => {
          const args = { image: "app", ...given } as unknown as HardenedServiceArgs;
          assert.throws(() => new HardenedService("web", args), { message: `HardenedService "web"${says}` });
        });
        assert.deepEqual(declared, []);
      });
    }
  });
});
