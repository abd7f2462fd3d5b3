import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { secret, unknown } from "../../policies/testing";
import { also, container, deployment, pod, service } from "../support/resources";
import { testRule } from "../support/rule-table";

/** A team's own images, one for each thing that a path of the catalogue can ask for. */
const path = (path: string, rest: object = {}) => ({
  path,
  kind: "ephemeral",
  required: "always",
  why: `it writes ${path}.`,
  size: "8Mi",
  ...rest,
});
const image = (name: string, paths: object[], rest: object = {}) => ({
  name,
  repositories: [`registry.example/${name}`],
  category: "application",
  paths,
  ...rest,
});
const config = {
  images: [
    image("app", [path("/run/app", { error: "E1: no pid file", uid: 7, gid: 8, mode: "0750" }), path("/tmp")]),
    image("jvm", [path("/tmp", { exec: true }), path("/run/jvm")]),
    image("owned", [path("/run/owned")], { user: { uid: 33, gid: 34, root: true } }),
    image("cms", [path("/content", { kind: "persistent", size: undefined }), path("/run/cms")]),
    image("generator", [path("/etc/generator", { content: true }), path("/run/generator")]),
    image("editor", [path("/editor/settings.py", { file: true })], {
      readOnlyRoot: { verdict: "not recommended", reason: "It rewrites itself." },
    }),
    image("sometimes", [path("/var/cache", { required: "conditional", when: "caching is on" })]),
    image("store", [path("/data", { kind: "persistent", size: undefined })], { category: "database" }),
    image("server", [path("/run/server")], { programs: ["serverd"] }),
    image("nothing", []),
  ],
};
const own = (name: string) => `registry.example/${name}`;
const given = <T extends object>(given: T) => ({ given, config });

const docker = (name: string, rest: object = {}) => container({ image: own(name), readOnly: true, ...rest });
const swarm = (name: string, rest: object = {}) => service({ image: own(name), readOnly: true, ...rest });
const locked = { readOnlyRootFilesystem: true };
const web = (name: string, rest: object = {}) => ({ name: "web", image: own(name), securityContext: locked, ...rest });
const kubernetes = (name: string, rest: object = {}, spec: object = {}) =>
  pod({ containers: [web(name, rest)], ...spec });

const needs = "runs app, which needs a writable /run/app (E1: no pid file) and /tmp (it writes /tmp)";
const memory = (name: string, sizeLimit = "8Mi") => ({ name, emptyDir: { medium: "Memory", sizeLimit } });
const [run, tmp] = ["writable-web-run-app", "writable-web-tmp"];

const id = `sha256:${"a".repeat(64)}`;
const byId = "has its image by id, so the paths that it writes could not be looked up";

testRule(writablePathsDeclared, {
  valid: {
    "an image nobody knows": given(container({ image: "registry.example/else", readOnly: true })),
    "an image by id whose root is writable, of which read-only-root tells": given(container({ image: id })),
    "an image by the digest that repoDigest names": given(
      container({ image: `registry.example/else@${id}`, readOnly: true }),
    ),
    "an image that needs nothing": given(docker("nothing")),
    "a path that is needed under a condition only": given(docker("sometimes")),
    "a writable root, of which read-only-root names the paths": given(docker("app", { readOnly: false })),
    "a root that says nothing": given(container({ image: own("app") })),
    "an entrypoint that is not the image's": given(docker("app", { entrypoints: ["sh", "-c"] })),
    "a command that is not the image's in a pod": given(kubernetes("app", { command: ["pg_dump"] })),
    "a command that is not the image's in a service": given(swarm("app", { commands: ["pg_dump"] })),
    "a command that names another program than the image's": given(docker("server", { command: ["client"] })),
    "one in a pod": given(kubernetes("server", { args: ["/usr/bin/client", "serverd"] })),
    "one in a service": given(swarm("server", { args: ["client"] })),
    "a client with the image of a database": container({
      image: "mariadb:11",
      readOnly: true,
      command: ["mariadb-dump", "-h", "db"],
    }),
    "an entrypoint that is not known": given(kubernetes("app", { command: unknown })),
    "entries of the tmpfs map": given(docker("app", { tmpfs: { "/run/app": "size=1m", "/tmp": "" } })),
    "a mount above, by a link and with a slash at the end": given(
      docker("app", { tmpfs: { "/var/run/": "" }, volumes: [{ containerPath: "/tmp/", volumeName: "tmp" }] }),
    ),
    "a path of the host above": given(docker("app", { mounts: [{ type: "bind", source: "/srv", target: "/" }] })),
    "mounts of a service": given(
      swarm("app", {
        mounts: [
          { type: "tmpfs", target: "/run" },
          { type: "volume", source: "v", target: "/tmp" },
        ],
      }),
    ),
    "volumes of a pod": given(
      kubernetes(
        "app",
        {
          volumeMounts: [
            { name: "a", mountPath: "/run/app" },
            { name: "b", mountPath: "/tmp" },
          ],
        },
        {
          volumes: [
            { name: "a", emptyDir: {} },
            { name: "b", hostPath: { path: "/srv/tmp" } },
          ],
        },
      ),
    ),
    "a database without a volume, which is the business of data-on-volumes": given(docker("store")),
    "the volumes of another container": given(docker("app", { volumes: [{ fromContainer: "donor" }] })),
    "a patch, which leaves out what others mount": given({
      type: "kubernetes:apps/v1:DeploymentPatch",
      props: { spec: { template: { spec: { containers: [web("app")] } } } },
    }),
    "a catalogue image with its mounts": container({
      image: "wordpress:6-apache",
      readOnly: true,
      tmpfs: { "/run/apache2": "uid=33", "/run/lock/apache2": "uid=33", "/tmp": "" },
    }),
    "a tag that another entry is about": container({ image: "wordpress:fpm", readOnly: true, tmpfs: { "/tmp": "" } }),
  },
  invalid: {
    "an image by id, which names no repository to look up": {
      given: container({ image: id, readOnly: true }),
      says: [`advisory: container "web" ${byId}; set image to the image's name, or to repoDigest of its RemoteImage`],
      cured: null,
    },
    "an image of a service by the digits of its id": {
      given: service({ image: id.slice("sha256:".length), readOnly: true }),
      says: [
        `advisory: service "web" ${byId}; set taskSpec.containerSpec.image to the image's name, or to repoDigest of its RemoteImage`,
      ],
      cured: null,
    },
    "an image by id that is secret, of which nothing is shown": {
      given: container({ image: secret(id), readOnly: true }),
      says: [`advisory: container "web" ${byId}; set image to the image's name, or to repoDigest of its RemoteImage`],
      cured: null,
    },
    "a tmpfs of a needed path that Docker refuses": {
      given: docker("server", { tmpfs: { "/run/server": "size=64Mi" } }),
      config,
      says: [
        'container "web" runs server, whose tmpfs at /run/server has a size that the engine refuses (it writes /run/server); write the size in tmpfs["/run/server"] as size=64m',
      ],
      cured: null,
    },
    "a tmpfs of a needed path whose owner is a name": {
      given: docker("server", { tmpfs: { "/run/server": "size=64m,uid=www-data" } }),
      config,
      says: [
        'container "web" runs server, whose tmpfs at /run/server has a uid that the engine refuses (it writes /run/server); write the uid in tmpfs["/run/server"] as a number, such as uid=1000',
      ],
      cured: null,
    },
    "no mounts in a container": {
      ...given(docker("app")),
      says: [
        `container "web" ${needs}; add "/run/app": "rw,noexec,nosuid,nodev,size=8m,uid=7,gid=8,mode=0750" to tmpfs` +
          '; add "/tmp": "rw,noexec,nosuid,nodev,size=8m" to tmpfs',
      ],
      cured: docker("app", {
        tmpfs: {
          "/run/app": "rw,noexec,nosuid,nodev,size=8m,uid=7,gid=8,mode=0750",
          "/tmp": "rw,noexec,nosuid,nodev,size=8m",
        },
      }).props,
    },
    "no mounts in a service, which knows no owners": {
      ...given(swarm("app")),
      says: [
        `service "web" ${needs}; add a tmpfs of 8Mi at /run/app to taskSpec.containerSpec.mounts` +
          "; add a tmpfs of 8Mi at /tmp to taskSpec.containerSpec.mounts",
      ],
      cured: swarm("app", {
        mounts: ["/run/app", "/tmp"].map((target) => ({
          type: "tmpfs",
          target,
          tmpfsOptions: { sizeBytes: 8 * 1024 ** 2, mode: 0o1777 },
        })),
      }).props,
    },
    "no mounts in a pod": {
      ...given(kubernetes("app")),
      says: [
        `container "web" ${needs}; add an emptyDir of 8Mi in memory at /run/app to spec.containers[0].volumeMounts` +
          "; add an emptyDir of 8Mi in memory at /tmp to spec.containers[0].volumeMounts",
      ],
      cured: kubernetes(
        "app",
        {
          volumeMounts: [
            { name: run, mountPath: "/run/app" },
            { name: tmp, mountPath: "/tmp" },
          ],
        },
        { volumes: [memory(run), memory(tmp)] },
      ).props,
    },
    "a command that names the image's own program": {
      ...given(docker("server", { command: ["/usr/sbin/serverd", "-v"] })),
      says: [
        'container "web" runs server, which needs a writable /run/server (it writes /run/server)' +
          '; add "/run/server": "rw,noexec,nosuid,nodev,size=8m" to tmpfs',
      ],
      cured: docker("server", {
        command: ["/usr/sbin/serverd", "-v"],
        tmpfs: { "/run/server": "rw,noexec,nosuid,nodev,size=8m" },
      }).props,
    },
    "one of two mounts, beside secrets and unknowns, which stay": {
      ...given(docker("app", { envs: [secret("PASSWORD=hunter2"), unknown], tmpfs: { "/tmp": secret("size=1m") } })),
      says: [
        'container "web" runs app, which needs a writable /run/app (E1: no pid file)' +
          '; add "/run/app": "rw,noexec,nosuid,nodev,size=8m,uid=7,gid=8,mode=0750" to tmpfs',
      ],
      cured: docker("app", {
        envs: [secret("PASSWORD=hunter2"), unknown],
        tmpfs: {
          "/tmp": secret("size=1m"),
          "/run/app": "rw,noexec,nosuid,nodev,size=8m,uid=7,gid=8,mode=0750",
        },
      }).props,
    },
    "two containers of a pod beside a claim and a volume whose name is taken": {
      ...given(
        deployment({
          initContainers: [web("nothing", { name: "init" })],
          containers: [
            web("owned", { volumeMounts: [{ name: "data", mountPath: "/data" }] }),
            web("owned", { name: "log" }),
          ],
          volumes: [
            { name: "data", persistentVolumeClaim: { claimName: secret("data") } },
            { name: "writable-web-run-owned", emptyDir: {} },
            { name: unknown, emptyDir: {} },
          ],
        }),
      ),
      says: [
        'each of containers "web" and "log" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          "; add an emptyDir of 8Mi in memory at /run/owned to spec.template.spec.containers[0-1].volumeMounts",
      ],
      cured: deployment({
        initContainers: [web("nothing", { name: "init" })],
        containers: [
          web("owned", {
            volumeMounts: [
              { name: "data", mountPath: "/data" },
              { name: "writable-web-run-owned-2", mountPath: "/run/owned" },
            ],
          }),
          web("owned", { name: "log", volumeMounts: [{ name: "writable-log-run-owned", mountPath: "/run/owned" }] }),
        ],
        volumes: [
          { name: "data", persistentVolumeClaim: { claimName: secret("data") } },
          { name: "writable-web-run-owned", emptyDir: {} },
          { name: unknown, emptyDir: {} },
          memory("writable-web-run-owned-2"),
          memory("writable-log-run-owned"),
        ],
      }).props,
    },
    "volumes that are secret, to which one is added": {
      ...given(kubernetes("owned", {}, { volumes: secret([{ name: "a", emptyDir: {} }]) })),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          "; add an emptyDir of 8Mi in memory at /run/owned to spec.containers[0].volumeMounts",
      ],
      cured: kubernetes(
        "owned",
        { volumeMounts: [{ name: "writable-web-run-owned", mountPath: "/run/owned" }] },
        { volumes: secret([{ name: "a", emptyDir: {} }, memory("writable-web-run-owned")]) },
      ).props,
    },
    "a path from which programs run": {
      ...given(docker("jvm", { tmpfs: { "/run/jvm": "" } })),
      says: [
        'container "web" runs jvm, which needs a writable /tmp (it writes /tmp)' +
          '; add "/tmp": "rw,exec,nosuid,nodev,size=8m" to tmpfs',
      ],
      cured: docker("jvm", { tmpfs: { "/run/jvm": "", "/tmp": "rw,exec,nosuid,nodev,size=8m" } }).props,
    },
    "a path from which programs run in a service, of which nothing is cured in part": {
      ...given(swarm("jvm")),
      says: [
        'service "web" runs jvm, which needs a writable /tmp (it writes /tmp) and /run/jvm (it writes /run/jvm)' +
          "; add a volume at /tmp to taskSpec.containerSpec.mounts, for nothing can be run from a tmpfs of Swarm" +
          "; add a tmpfs of 8Mi at /run/jvm to taskSpec.containerSpec.mounts",
      ],
      cured: null,
    },
    "an owner that only the image has": {
      ...given(docker("owned")),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          '; add "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=33,gid=34" to tmpfs',
      ],
      cured: docker("owned", { tmpfs: { "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=33,gid=34" } }).props,
    },
    "an owner who is not the image's, but the user of the container": {
      ...given(docker("owned", { user: "1234:5678" })),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          '; add "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=1234,gid=5678" to tmpfs',
      ],
      cured: docker("owned", {
        user: "1234:5678",
        tmpfs: { "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=1234,gid=5678" },
      }).props,
    },
    "a user without a group, whose group only Docker finds out": {
      ...given(docker("app", { user: "1234", tmpfs: { "/tmp": "" } })),
      says: [
        'container "web" runs app, which needs a writable /run/app (E1: no pid file)' +
          '; add "/run/app": "rw,noexec,nosuid,nodev,size=8m,uid=1234,mode=0750" to tmpfs',
      ],
      cured: docker("app", {
        user: "1234",
        tmpfs: { "/tmp": "", "/run/app": "rw,noexec,nosuid,nodev,size=8m,uid=1234,mode=0750" },
      }).props,
    },
    "the user of the image, whose group stays": {
      ...given(docker("owned", { user: "33" })),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          '; add "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=33,gid=34" to tmpfs',
      ],
      cured: docker("owned", {
        user: "33",
        tmpfs: { "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=33,gid=34" },
      }).props,
    },
    "a user by name, whose number is in the image": {
      ...given(docker("app", { user: "app:staff", tmpfs: { "/tmp": "" } })),
      says: [
        'container "web" runs app, which needs a writable /run/app (E1: no pid file)' +
          '; add "/run/app": "rw,noexec,nosuid,nodev,size=8m,mode=1777" to tmpfs',
      ],
      cured: docker("app", {
        user: "app:staff",
        tmpfs: { "/tmp": "", "/run/app": "rw,noexec,nosuid,nodev,size=8m,mode=1777" },
      }).props,
    },
    "an unknown user, who may be anyone": {
      ...given(docker("owned", { user: unknown })),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          '; add "/run/owned": "rw,noexec,nosuid,nodev,size=8m,mode=1777" to tmpfs',
      ],
      cured: docker("owned", {
        user: unknown,
        tmpfs: { "/run/owned": "rw,noexec,nosuid,nodev,size=8m,mode=1777" },
      }).props,
    },
    "a secret user, who is not told": {
      ...given(docker("owned", { user: secret("73511:42424") })),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          '; add "/run/owned": "rw,noexec,nosuid,nodev,size=8m,mode=1777" to tmpfs',
      ],
      cured: docker("owned", {
        user: secret("73511:42424"),
        tmpfs: { "/run/owned": "rw,noexec,nosuid,nodev,size=8m,mode=1777" },
      }).props,
    },
    "root, from whom the program of the image steps down": {
      ...given(docker("owned", { user: "root" })),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          '; add "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=33,gid=34" to tmpfs',
      ],
      cured: docker("owned", {
        user: "root",
        tmpfs: { "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=33,gid=34" },
      }).props,
    },
    "the same two files in two containers of a pod, neither of which is passed over": {
      ...given(pod({ containers: [web("editor"), web("editor", { name: "second" })] })),
      says: [
        'each of containers "web" and "second" runs editor, which needs a writable /editor/settings.py (it writes /editor/settings.py)' +
          "; mount a writable copy of the file /editor/settings.py" +
          "; a read-only root is not recommended with editor: it rewrites itself",
      ],
      cured: null,
    },
    "data, which only a person can place": {
      ...given(docker("cms")),
      says: [
        also(
          'container "web" runs cms, which needs a writable /run/cms (it writes /run/cms)' +
            '; add "/run/cms": "rw,noexec,nosuid,nodev,size=8m" to tmpfs',
          'container "web" runs cms, which needs a writable volume at /content (it writes /content)',
        ),
      ],
      cured: docker("cms", { tmpfs: { "/run/cms": "rw,noexec,nosuid,nodev,size=8m" } }).props,
      left: ['container "web" runs cms, which needs a writable volume at /content (it writes /content)'],
    },
    "files of the image that an empty mount would hide": {
      ...given(docker("generator")),
      says: [
        'container "web" runs generator, which needs a writable /etc/generator (it writes /etc/generator)' +
          " and /run/generator (it writes /run/generator)" +
          "; mount a writable copy of what the image has at /etc/generator" +
          '; add "/run/generator": "rw,noexec,nosuid,nodev,size=8m" to tmpfs',
      ],
      cured: null,
    },
    "a file": {
      ...given(kubernetes("editor")),
      says: [
        'container "web" runs editor, which needs a writable /editor/settings.py (it writes /editor/settings.py)' +
          "; mount a writable copy of the file /editor/settings.py" +
          "; a read-only root is not recommended with editor: it rewrites itself",
      ],
      cured: null,
    },
    "a read-only mount above both paths": {
      ...given(docker("app", { mounts: [{ type: "volume", source: "v", target: "/", readOnly: true }] })),
      says: [`container "web" ${needs}; make the read-only mount mounts[0] writable`],
      cured: null,
    },
    "a read-only entry of the tmpfs map, whose options may be secret": {
      ...given(docker("app", { tmpfs: { "/run/app": secret("ro,size=1m"), "/tmp": "" } })),
      says: [
        'container "web" runs app, which needs a writable /run/app (E1: no pid file)' +
          '; make the read-only mount tmpfs["/run/app"] writable',
      ],
      cured: null,
    },
    "configuration mounted over a path, even in a patch": {
      given: {
        type: "kubernetes:apps/v1:DeploymentPatch",
        props: deployment({
          containers: [web("app", { volumeMounts: [{ name: "c", mountPath: "/run/app" }] })],
          volumes: [{ name: "c", configMap: { name: "c" } }],
        }).props,
      },
      config,
      says: [
        'container "web" runs app, which needs a writable /run/app (E1: no pid file)' +
          "; make the read-only mount spec.template.spec.containers[0].volumeMounts[0] writable",
      ],
      cured: null,
    },
    "a read-only claim over the data of a database": {
      ...given(
        kubernetes(
          "store",
          { volumeMounts: [{ name: "data", mountPath: "/data" }] },
          { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data", readOnly: true } }] },
        ),
      ),
      says: [
        'container "web" runs store, which needs a writable volume at /data (it writes /data)' +
          "; make the read-only mount spec.containers[0].volumeMounts[0] writable",
      ],
      cured: null,
    },
    "an unknown image": {
      ...given(docker("app", { image: unknown })),
      says: ['advisory: container "web" cannot be judged until image is known'],
      cured: null,
    },
    "an unknown root": {
      ...given(kubernetes("app", { securityContext: unknown })),
      says: ['advisory: container "web" cannot be judged until spec.containers[0].securityContext is known'],
      cured: null,
    },
    "unknown mounts": {
      ...given(docker("app", { mounts: unknown })),
      says: ['advisory: container "web" cannot be judged until mounts is known'],
      cured: null,
    },
    "a mount at an unknown place": {
      ...given(kubernetes("app", { volumeMounts: [{ name: "x", mountPath: unknown }] })),
      says: ['advisory: container "web" cannot be judged until spec.containers[0].volumeMounts[0].mountPath is known'],
      cured: null,
    },
    "unknown volumes of a pod, to which nothing can be added": {
      ...given(kubernetes("owned", {}, { volumes: unknown })),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          "; add an emptyDir of 8Mi in memory at /run/owned to spec.containers[0].volumeMounts",
      ],
      cured: null,
    },
    "a tmpfs map that is none": {
      ...given(docker("owned", { tmpfs: "/run/owned" })),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          '; add "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=33,gid=34" to tmpfs',
      ],
      cured: null,
    },
    "null where mounts stand": {
      ...given(docker("owned", { tmpfs: null, mounts: null })),
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          '; add "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=33,gid=34" to tmpfs',
      ],
      cured: docker("owned", {
        mounts: null,
        tmpfs: { "/run/owned": "rw,noexec,nosuid,nodev,size=8m,uid=33,gid=34" },
      }).props,
    },
    "every pod of a list and a custom resource": {
      given: {
        type: "kubernetes:apps/v1:DeploymentList",
        props: { items: [deployment({ containers: [web("owned")] }).props] },
      },
      config,
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          "; add an emptyDir of 8Mi in memory at /run/owned to items[0].spec.template.spec.containers[0].volumeMounts",
      ],
      cured: {
        items: [
          deployment({
            containers: [web("owned", { volumeMounts: [{ name: "writable-web-run-owned", mountPath: "/run/owned" }] })],
            volumes: [memory("writable-web-run-owned")],
          }).props,
        ],
      },
    },
    "a custom resource with a pod": {
      given: {
        type: "kubernetes:argoproj.io/v1alpha1:Rollout",
        props: { spec: { template: { spec: { containers: [web("owned")] } } } },
      },
      config,
      says: [
        'container "web" runs owned, which needs a writable /run/owned (it writes /run/owned)' +
          "; add an emptyDir of 8Mi in memory at /run/owned to spec.template.spec.containers[0].volumeMounts",
      ],
      cured: {
        spec: {
          template: {
            spec: {
              containers: [
                web("owned", { volumeMounts: [{ name: "writable-web-run-owned", mountPath: "/run/owned" }] }),
              ],
              volumes: [memory("writable-web-run-owned")],
            },
          },
        },
      },
    },
    "an image of the catalogue, from a mirror": {
      given: container({ image: "mirror.example/hub/library/mysql:8.4", readOnly: true, tmpfs: { "/tmp": "" } }),
      config: { mirrors: ["mirror.example/hub"] },
      says: [
        'container "web" runs mysql:8.4, which needs a writable /run/mysqld ' +
          "(Could not create unix socket lock file /var/run/mysqld/mysqld.sock.lock)" +
          '; add "/run/mysqld": "rw,noexec,nosuid,nodev,size=1m,uid=999,gid=999,mode=1777" to tmpfs',
      ],
      cured: container({
        image: "mirror.example/hub/library/mysql:8.4",
        readOnly: true,
        tmpfs: { "/tmp": "", "/run/mysqld": "rw,noexec,nosuid,nodev,size=1m,uid=999,gid=999,mode=1777" },
      }).props,
    },
  },
  notApplicable: {
    "a Windows pod": {
      given: kubernetes("app", {}, { os: { name: "windows" } }),
      because: "a Windows pod cannot have a read-only root filesystem",
    },
  },
});
