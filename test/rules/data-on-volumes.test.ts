import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { secret, unknown } from "../../policies/testing";
import { also, container, pod, service } from "../support/resources";
import { testRule } from "../support/rule-table";

const data = "/var/lib/mysql";
const image = "mysql:8.4";
const docker = (rest: object = {}) => container({ image, ...rest });
const kubernetes = (volume: object, rest: object = {}, mount: object = {}) =>
  pod({
    containers: [{ name: "db", image, volumeMounts: [{ name: "data", mountPath: data, ...mount }], ...rest }],
    volumes: [{ name: "data", ...volume }],
  });
const postgres = (image: string, at: string) =>
  container({ image, volumes: [{ containerPath: at, volumeName: "db" }] });

const lasting = (who: string) => (who.endsWith('"db"') ? "a persistent volume claim" : "a named volume");
const nowhere = (who: string, path = data, name = "mysql:8.4") =>
  `${who} has no volume at ${path}, where ${name} keeps its data; mount ${lasting(who)} there`;
const lost = (who: string, where: string, mount: string, name = "mysql:8.4", at = data) =>
  `${who} keeps the data of ${name} at ${at} ${where}; mount ${lasting(who)} instead of ${mount}`;
const inPod = "in an emptyDir, which goes with its pod";
const anonymous = "on an anonymous volume, which the next container does not get";
const first = "spec.containers[0].volumeMounts[0]";

/** A configured image that keeps data. */
const store = (programs?: string[]) => ({
  name: "store",
  repositories: ["store"],
  ...(programs && { programs }),
  category: "database",
  paths: [{ path: "/keep", kind: "persistent", required: "always", why: "It keeps it." }],
});

const stops = (mount: string, image: string, volume = "named volume") =>
  `container "web" mounts ${mount} at /var/lib/postgresql/data, with which ${image} stops (/var/lib/postgresql/data (unused mount/volume)); mount a ${volume} at /var/lib/postgresql instead`;

testRule(dataOnVolumes, {
  valid: {
    "a named volume": docker({ volumes: [{ containerPath: `${data}/`, volumeName: "db" }] }),
    "a path of the host": docker({ mounts: [{ type: "bind", source: "/srv/db", target: data }] }),
    "a volume whose name is not known yet": docker({ volumes: [{ containerPath: data, volumeName: unknown }] }),
    "a volume whose name is secret": docker({ volumes: [{ containerPath: data, volumeName: secret("db") }] }),
    "a volume of a service": service({ image, mounts: [{ type: "volume", source: "db", target: data }] }),
    "a claim": kubernetes({ persistentVolumeClaim: { claimName: "db" } }),
    "a path of a node": kubernetes({ hostPath: { path: "/srv/db" } }),
    "a claim template": {
      type: "kubernetes:apps/v1:StatefulSet",
      props: {
        spec: {
          volumeClaimTemplates: [{ metadata: { name: "data" } }],
          template: {
            spec: { containers: [{ name: "db", image, volumeMounts: [{ name: "data", mountPath: data }] }] },
          },
        },
      },
    },
    "a claim template that takes the place of a volume": {
      type: "kubernetes:apps/v1:StatefulSet",
      props: {
        spec: {
          volumeClaimTemplates: [{ metadata: { name: "data" } }],
          template: {
            spec: {
              containers: [{ name: "db", image, volumeMounts: [{ name: "data", mountPath: data }] }],
              volumes: [{ name: "data", emptyDir: {} }],
            },
          },
        },
      },
    },
    "a volume below, where PGDATA points": container({
      image: "postgres:17",
      envs: ["PGDATA=/var/lib/postgresql/data/pgdata"],
      volumes: [{ containerPath: "/var/lib/postgresql/data/pgdata", volumeName: "db" }],
    }),
    "a mount at the old directory of postgres 18, whose data is elsewhere": container({
      image: "postgres:18",
      envs: ["PGDATA=/data"],
      volumes: [
        { volumeName: "data", containerPath: "/data" },
        { volumeName: "old", containerPath: "/var/lib/postgresql/data" },
      ],
    }),
    "the directory of a newer version": postgres("postgres:18", "/var/lib/postgresql"),
    "a client of the database": docker({ entrypoints: ["mysqldump"] }),
    "a client of the database in a pod": pod({ containers: [{ name: "dump", image, command: ["mysqldump"] }] }),
    "a client of the database that the entrypoint starts": docker({ command: ["mysqldump", "-h", "db", "app"] }),
    "one by its path, in a pod": pod({ containers: [{ name: "dump", image, args: ["/usr/bin/mysqldump"] }] }),
    "one in a service": service({ image: "postgres:17", args: ["pg_dump", "-h", "db"] }),
    "a client where the entry of one's own names the server": {
      given: container({ image: "store", command: ["store-ctl"] }),
      config: { images: [store(["store-*d", "stored"])] },
    },
    "a client in a shell script": docker({ command: ["/bin/bash", "-c", "mysqldump app | gzip > /backup/app.gz"] }),
    "a client that waits for the server, in a pod": pod({
      containers: [{ name: "wait", image, command: ["sh", "-c", "until mysqladmin ping -h db; do sleep 1; done"] }],
    }),
    "a file with a script, which says nothing of what it starts": docker({ command: ["bash", "/backup.sh"] }),
    "another image": container({ image: "nginx" }),
    "a cache that need not keep anything": container({ image: "redis", tmpfs: { "/data": "" } }),
    "the volumes of another container": docker({ volumes: [{ fromContainer: "donor" }] }),
    "a patch that leaves the mounts out": {
      type: "kubernetes:apps/v1:DeploymentPatch",
      props: { spec: { template: { spec: { containers: [{ name: "db", image }] } } } },
    },
  },
  invalid: {
    // docker-library/postgres 6edb0a8c4def40c371514b34aef9037ec82d9110: 18/bookworm/docker-entrypoint.sh.
    "a volume with which postgres 18 stops": {
      given: postgres("postgres:18", "/var/lib/postgresql/data"),
      says: [stops("volumes[0]", "postgres:18")],
      cured: null,
    },
    "a volume with which postgres 18 stops, beside the right one": {
      given: container({
        image: "postgres:18",
        volumes: [
          { volumeName: "data", containerPath: "/var/lib/postgresql" },
          { volumeName: "old", containerPath: "/var/lib/postgresql/data" },
        ],
      }),
      says: [stops("volumes[1]", "postgres:18")],
      cured: null,
    },
    "an emptyDir with which postgres 18 stops": {
      given: pod({
        containers: [
          {
            name: "web",
            image: "pgvector/pgvector:pg18",
            volumeMounts: [{ name: "data", mountPath: "/var/lib/postgresql/data" }],
          },
        ],
        volumes: [{ name: "data", emptyDir: {} }],
      }),
      says: [stops("spec.containers[0].volumeMounts[0]", "pgvector/pgvector:pg18", "persistent volume claim")],
      cured: null,
    },
    "a volume above the one that the image declares": {
      given: docker({ mounts: [{ type: "volume", source: "lib", target: "/var/lib" }] }),
      says: [
        `container "web" keeps the data of mysql:8.4 at ${data} on the anonymous volume that its image declares at ${data}` +
          `, not on mounts[0]; mount a named volume at ${data}`,
      ],
      cured: null,
    },
    "no volume": { given: docker(), says: [nowhere('container "web"')], cured: null },
    "no volume in a service": { given: service({ image }), says: [nowhere('service "web"')], cured: null },
    "the server, by its name": {
      given: docker({ command: ["mysqld", "--skip-networking"] }),
      says: [nowhere('container "web"')],
      cured: null,
    },
    ...Object.fromEntries(
      [
        ["sh", "-c", "exec mysqld"],
        ["/bin/bash", "-ec", "until mysqladmin ping; do sleep 1; done && mysqld --skip-networking"],
        ["docker-entrypoint.sh", "mysqld"],
        ["tini", "--", "mysqld"],
      ].map((command) => [
        `what may be the server, behind ${command[0]}`,
        { given: docker({ command }), says: [nowhere('container "web"')], cured: null },
      ]),
    ),
    "the server, by its path, in a service": {
      given: service({ image: "postgres:17", args: ["/usr/local/bin/postgres"] }),
      says: [nowhere('service "web"', "/var/lib/postgresql/data", "postgres:17")],
      cured: null,
    },
    "an option for the server, in a pod": {
      given: pod({ containers: [{ name: "db", image, args: ["--skip-networking", "mysqldump"] }] }),
      says: [nowhere('container "db"')],
      cured: null,
    },
    "no words": { given: docker({ command: [] }), says: [nowhere('container "web"')], cured: null },
    "no list of words": { given: docker({ command: "mysqldump" }), says: [nowhere('container "web"')], cured: null },
    "a command that is not known": {
      given: docker({ command: unknown }),
      says: ['advisory: container "web" cannot be judged until command is known'],
      cured: null,
    },
    "a first word that is not known": {
      given: pod({ containers: [{ name: "db", image, args: [unknown, "app"] }] }),
      says: [nowhere('container "db"')],
      cured: null,
    },
    "a first word that only the kubelet can tell": {
      given: pod({ containers: [{ name: "db", image, args: ["$(PROGRAM)", "app"] }] }),
      says: [nowhere('container "db"')],
      cured: null,
    },
    "a file of settings, which makes the entrypoint start the server": {
      given: container({ image: "store", command: ["/etc/store.conf"] }),
      config: { images: [store(["stored", "*.conf"])] },
      says: [nowhere('container "web"', "/keep", "store")],
      cured: null,
    },
    "another program where the entry does not know the server's name": {
      given: container({ image: "store", command: ["store-ctl"] }),
      config: { images: [store()] },
      says: [nowhere('container "web"', "/keep", "store")],
      cured: null,
    },
    "null for mounts in a pod": {
      given: pod({ containers: [{ name: "db", image, volumeMounts: null }] }),
      says: [nowhere('container "db"')],
      cured: null,
    },
    "only a file of a configuration below": {
      given: kubernetes({ configMap: { name: "settings" } }, {}, { mountPath: `${data}/my.cnf`, subPath: "my.cnf" }),
      says: [nowhere('container "db"')],
      cured: null,
    },
    "only a read-only file of the host below": {
      given: docker({
        volumes: [{ containerPath: `${data}/my.cnf`, hostPath: "/srv/my.cnf", readOnly: true }],
        tmpfs: { [data]: "" },
      }),
      says: [lost('container "web"', "in memory", `tmpfs["${data}"]`)],
      cured: null,
    },
    "a mount beside": {
      given: docker({ volumes: [{ containerPath: "/var/lib/mysql-files", volumeName: "files" }] }),
      says: [nowhere('container "web"')],
      cured: null,
    },
    "a tmpfs": {
      given: docker({ tmpfs: { [data]: "size=1g" } }),
      says: [lost('container "web"', "in memory", `tmpfs["${data}"]`)],
      cured: null,
    },
    "a tmpfs of a service": {
      given: service({ image, mounts: [{ type: "tmpfs", target: data }] }),
      says: [lost('service "web"', "in memory", "taskSpec.containerSpec.mounts[0]")],
      cured: null,
    },
    "a tmpfs over a volume above": {
      given: docker({ volumes: [{ containerPath: "/var/lib", volumeName: "lib" }], tmpfs: { [data]: "" } }),
      says: [lost('container "web"', "in memory", `tmpfs["${data}"]`)],
      cured: null,
    },
    "an anonymous volume": {
      given: docker({ volumes: [{ containerPath: data }] }),
      says: [lost('container "web"', anonymous, "volumes[0]")],
      cured: null,
    },
    "an anonymous volume with an empty name": {
      given: docker({ mounts: [{ type: "volume", source: "", target: data }] }),
      says: [lost('container "web"', anonymous, "mounts[0]")],
      cured: null,
    },
    "an emptyDir": { given: kubernetes({ emptyDir: {} }), says: [lost('container "db"', inPod, first)], cured: null },
    "an emptyDir in memory": {
      given: kubernetes({ emptyDir: { medium: "Memory" } }),
      says: [lost('container "db"', "in memory", first)],
      cured: null,
    },
    "a volume of no type, which is an emptyDir": {
      given: kubernetes({}),
      says: [lost('container "db"', inPod, first)],
      cured: null,
    },
    "a generic ephemeral volume, even in a patch": {
      given: {
        type: "kubernetes:core/v1:PodPatch",
        props: kubernetes({ ephemeral: { volumeClaimTemplate: {} } }).props,
      },
      says: [lost('container "db"', inPod, first)],
      cured: null,
    },
    "the directory of an older version": {
      given: postgres("postgres:18", "/var/lib/postgresql-data"),
      says: [nowhere('container "web"', "/var/lib/postgresql", "postgres:18")],
      cured: null,
    },
    "a queue": {
      given: container({ image: "rabbitmq:4" }),
      says: [nowhere('container "web"', "/var/lib/rabbitmq", "rabbitmq:4")],
      cured: null,
    },
    "both directories of an image": {
      given: container({ image: "zookeeper" }),
      says: [
        also(nowhere('container "web"', "/data", "zookeeper"), nowhere('container "web"', "/datalog", "zookeeper")),
      ],
      cured: null,
    },
    "an image of one's own, from a mirror": {
      given: container({ image: "mirror.example/team/store" }),
      config: {
        mirrors: ["mirror.example"],
        images: [
          {
            name: "store",
            repositories: ["docker.io/team/store"],
            category: "cache",
            paths: [{ path: "/keep", kind: "persistent", required: "always", why: "It keeps it." }],
          },
        ],
      },
      says: [nowhere('container "web"', "/keep", "team/store")],
      cured: null,
    },
    "an unknown image": {
      given: docker({ image: unknown }),
      says: ['advisory: container "web" cannot be judged until image is known'],
      cured: null,
    },
    "unknown mounts": {
      given: docker({ mounts: unknown }),
      says: ['advisory: container "web" cannot be judged until mounts is known'],
      cured: null,
    },
    "unknown volumes of a pod": {
      given: pod({
        containers: [{ name: "db", image, volumeMounts: [{ name: "data", mountPath: data }] }],
        volumes: unknown,
      }),
      says: ['advisory: container "db" cannot be judged until spec.volumes is known'],
      cured: null,
    },
  },
  notApplicable: {
    "a Windows pod": {
      given: pod({ os: { name: "windows" }, containers: [{ name: "db", image }] }),
      because: "a Windows pod cannot have a read-only root filesystem",
    },
  },
});
