import { noWritableSystemPaths } from "../../policies/rules/no-writable-system-paths";
import { secret, unknown } from "../../policies/testing";
import { container, pod, service } from "../support/resources";
import { type Invalid, type Table, testRule } from "../support/rule-table";

const web = 'container "web"';
const over = (target: string, at: string) =>
  `${web} has a writable mount at ${target}, over programs or settings of the system; make ${at} read-only or remove it`;
const settings = (target: string, at: string) =>
  `advisory: ${web} has a writable mount at ${target}, over settings; make ${at} read-only or remove it`;
const named = (containerPath: unknown, rest: object = {}) =>
  container({ volumes: [{ volumeName: "data", containerPath, ...rest }] });
const reported = (target: string): Invalid => ({
  given: named(target),
  says: [over(target.replace(/(?<=.)\/$/, ""), "volumes[0]")],
  cured: null,
});
const rows = (...paths: string[]): Table["invalid"] =>
  Object.fromEntries(paths.map((path) => [`a volume at ${path}`, reported(path)]));
const inPod = (volume: object, mount: object, image = "example") =>
  pod({
    containers: [{ name: "web", image, volumeMounts: [{ name: "v", ...mount }] }],
    volumes: [{ name: "v", ...volume }],
  });

testRule(noWritableSystemPaths, {
  valid: {
    "no mounts": container({ volumes: null, mounts: null, tmpfs: null }),
    "mounts of data": container({
      volumes: ["/data", "/var/lib/mysql", "/run/app", "/tmp", "/opt/app", "/home/app"].map((containerPath) => ({
        containerPath,
      })),
    }),
    "names that only begin alike": container({
      tmpfs: {
        "/binaries": "",
        "/library": "",
        "/usr/local/share": "",
        "/usr/share/app": "",
        "/etcd": "",
        "/boots": "",
      },
    }),
    "directories of data of one program": container({
      tmpfs: {
        "/usr/lib/unifi/data": "",
        "/usr/lib/unifi/logs": "",
        "/usr/lib/unifi/run": "",
        "/usr/lib/seerr/config": "",
        "/etc/nginx/tmp": "",
        "/etc/linkding/data": "",
      },
    }),
    "certificates that a client of ACME renews": container({
      volumes: ["/etc/letsencrypt", "/etc/traefik/acme.json", "/etc/traefik/acme-dns.json"].map((containerPath) => ({
        containerPath,
      })),
    }),
    "a read-only volume over programs": named("/usr/local/bin", { readOnly: true }),
    "a read-only tmpfs over settings": container({ tmpfs: { "/etc": "ro,size=1m" } }),
    "a secret true": named("/usr/bin", { readOnly: secret(true) }),
    "a target that is no path": named("etc"),
    "a read-only volume at a place that is not known": {
      given: named(unknown, { readOnly: true }),
      config: { onUnknown: "mandatory" },
    },
    "a mount of data of which it is not known whether it is read-only": {
      given: named("/data", { readOnly: unknown }),
      config: { onUnknown: "mandatory" },
    },
    "settings that a known image writes": container({ image: "nginx:1.27", tmpfs: { "/etc/nginx/conf.d": "size=1m" } }),
    "settings that an image of one's own writes": {
      given: container({ image: "registry.example/jvm", tmpfs: { "/etc/jvm/conf.d": "size=1m" } }),
      config: {
        images: [
          {
            name: "jvm",
            repositories: ["registry.example/jvm"],
            category: "runtime",
            paths: [{ path: "/etc/jvm", kind: "ephemeral", required: "always", why: "x", size: "1Mi" }],
          },
        ],
      },
    },
    "settings that an image from a mirror writes": {
      given: container({ image: "mirror.example/nginx", tmpfs: { "/etc/nginx/conf.d": "size=1m" } }),
      config: { mirrors: ["mirror.example"] },
    },
    "a configuration of Kubernetes": inPod({ configMap: { name: "app" } }, { mountPath: "/etc/app" }),
    "a secret of Kubernetes over programs": inPod({ secret: { secretName: "app" } }, { mountPath: "/usr/local/bin" }),
    "a read-only claim": inPod(
      { persistentVolumeClaim: { claimName: "c" } },
      { mountPath: "/usr/lib", readOnly: true },
    ),
    "a claim that says it is read-only": inPod(
      { persistentVolumeClaim: { claimName: "c", readOnly: true } },
      { mountPath: "/usr/lib", readOnly: false },
    ),
    "a read-only mount of a claim of which it is not known": inPod(
      { persistentVolumeClaim: { claimName: "c", readOnly: unknown } },
      { mountPath: "/usr/lib", readOnly: true },
    ),
    "a configuration of Kubernetes at a place that is not known": {
      given: inPod({ configMap: { name: "app" } }, { mountPath: unknown }),
      config: { onUnknown: "mandatory" },
    },
    "a mount without a path": inPod({ emptyDir: {} }, { mountPath: "" }),
    "a service with data": service({ mounts: [{ type: "volume", source: "data", target: "/data" }] }),
  },
  invalid: {
    ...rows("/", "/usr", "/usr/local", "/etc", "/etc/"),
    ...rows("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/boot", "/boot/grub", "/lib/modules"),
    ...rows("/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/lib/python3/dist-packages"),
    ...rows("/usr/local/bin", "/usr/local/sbin", "/usr/local/lib", "/usr/local/lib64", "/usr/local/bin/app"),
    ...rows("/usr/lib/data", "/usr/lib/config", "/usr/lib/app/modules/config", "/usr/local/lib/app/plugins"),
    "a directory of settings beside those of data": {
      given: container({ tmpfs: { "/etc/nginx/conf.d": "", "/etc/cache": "" } }),
      says: [
        `${settings("/etc/cache", 'tmpfs["/etc/cache"]')}; it also has a writable mount at /etc/nginx/conf.d, over settings; make tmpfs["/etc/nginx/conf.d"] read-only or remove it`,
      ],
      cured: null,
    },
    "dots in the target": { given: named("/usr/share/../bin"), says: [over("/usr/bin", "volumes[0]")], cured: null },
    "a flag of false": {
      given: named("/usr/bin", { readOnly: false }),
      says: [over("/usr/bin", "volumes[0]")],
      cured: null,
    },
    "a flag of a wrong type": {
      given: named("/usr/bin", { readOnly: "yes" }),
      says: [over("/usr/bin", "volumes[0]")],
      cured: null,
    },
    "an anonymous volume, whose flag the provider forgets": {
      given: container({ volumes: [{ containerPath: "/usr/bin", readOnly: true }] }),
      says: [over("/usr/bin", "volumes[0]")],
      cured: null,
    },
    "a secret target, of which only directories of every system are shown": {
      given: container({
        volumes: ["/usr/bin", "/usr/local/lib/hunter1", "/boot/hunter2", "/etc/hunter3", "/etc"].map((path) => ({
          containerPath: secret(path),
        })),
      }),
      says: [
        over("/usr/bin", "volumes[0]"),
        over("/usr/local/lib/...", "volumes[1]"),
        over("/boot/...", "volumes[2]"),
        settings("/etc/...", "volumes[3]"),
        over("/etc", "volumes[4]"),
      ],
      cured: null,
    },
    "lines of its own in a target": {
      given: named("/usr/bin/x\n    - [mandatory] fake"),
      says: [over("/usr/bin/...", "volumes[0]")],
      cured: null,
    },
    "targets in a secret map, whose names are not shown": {
      given: container({ tmpfs: secret({ "/usr/sbin": "size=1m", "/etc/hunter3": "size=1m" }) }),
      says: [settings("/etc/...", "tmpfs"), over("/usr/sbin", "tmpfs")],
      cured: null,
    },
    "a pod with a secret among its containers, which providers take for all of them": {
      given: pod({
        containers: secret([{ name: "web", image: "example", volumeMounts: [{ name: "v", mountPath: "/usr/lib/x" }] }]),
        volumes: [{ name: "v", emptyDir: {} }],
      }),
      says: [over("/usr/lib/...", "spec.containers[0].volumeMounts[0]")],
      cured: null,
    },
    "an unknown flag": {
      given: named("/usr/bin", { readOnly: unknown }),
      says: [`advisory: ${web} cannot be judged until volumes[0].readOnly is known`],
      cured: null,
    },
    "an unknown target": {
      given: named(unknown),
      says: [`advisory: ${web} cannot be judged until volumes[0].containerPath is known`],
      cured: null,
    },
    "a path of the host over programs": {
      given: container({ mounts: [{ type: "bind", source: "/opt/bin", target: "/usr/local/bin" }] }),
      says: [over("/usr/local/bin", "mounts[0]")],
      cured: null,
    },
    "a tmpfs over programs": {
      given: container({ tmpfs: { "/usr/sbin": "size=1m" } }),
      says: [over("/usr/sbin", 'tmpfs["/usr/sbin"]')],
      cured: null,
    },
    "a tmpfs over programs whose last word is that it is writable": {
      given: container({ tmpfs: { "/usr/sbin": "ro,size=1m,rw" } }),
      says: [over("/usr/sbin", 'tmpfs["/usr/sbin"]')],
      cured: null,
    },
    "settings of an image nobody knows": {
      given: container({ tmpfs: { "/etc/app": "size=1m" } }),
      says: [settings("/etc/app", 'tmpfs["/etc/app"]')],
      cured: null,
    },
    "settings that the known image does not write": {
      given: container({ image: "nginx:1.27", tmpfs: { "/etc/ssl": "size=1m" } }),
      says: [settings("/etc/ssl", 'tmpfs["/etc/ssl"]')],
      cured: null,
    },
    "all settings of a known image": {
      given: container({ image: "nginx:1.27", tmpfs: { "/etc": "size=1m" } }),
      says: [over("/etc", 'tmpfs["/etc"]')],
      cured: null,
    },
    "settings of an image that is not known yet": {
      given: container({ image: unknown, tmpfs: { "/etc/nginx/conf.d": "size=1m" } }),
      says: [`advisory: ${web} cannot be judged until image is known`],
      cured: null,
    },
    "a mount of a service": {
      given: service({ mounts: [{ type: "volume", source: "tools", target: "/usr/local/bin" }] }),
      says: [
        'service "web" has a writable mount at /usr/local/bin, over programs or settings of the system; ' +
          "make taskSpec.containerSpec.mounts[0] read-only or remove it",
      ],
      cured: null,
    },
    "an emptyDir in a pod": {
      given: inPod({ emptyDir: {} }, { mountPath: "/usr/local/bin" }),
      says: [over("/usr/local/bin", "spec.containers[0].volumeMounts[0]")],
      cured: null,
    },
    "a relative path in a pod, which the kubelet takes to start at the root": {
      given: inPod({ emptyDir: {} }, { mountPath: "usr/../usr/bin/" }),
      says: [over("/usr/bin", "spec.containers[0].volumeMounts[0]")],
      cured: null,
    },
    "a claim of which it is not known whether it is read-only": {
      given: inPod({ persistentVolumeClaim: { claimName: "c", readOnly: unknown } }, { mountPath: "/usr/lib" }),
      says: [`advisory: ${web} cannot be judged until spec.volumes[0].persistentVolumeClaim.readOnly is known`],
      cured: null,
    },
    "settings in a pod": {
      given: inPod({ emptyDir: { medium: "Memory" } }, { mountPath: "/etc/app" }),
      says: [settings("/etc/app", "spec.containers[0].volumeMounts[0]")],
      cured: null,
    },
  },
});
