import * as docker from "@pulumi/docker";
import * as kubernetes from "@pulumi/kubernetes";

// One container for each rule, with a read-only root that something else undoes or makes useless.
const tools = new docker.Volume("tools", { name: "tools" });
const bounded = { logOpts: { "max-size": "10m" } };

new docker.Container("paths", { ...bounded, image: "wordpress:6.8-apache", readOnly: true });

new docker.Container("agent", {
  ...bounded,
  image: "registry.example.com/agent:2",
  readOnly: true,
  volumes: [{ hostPath: "/var/run/docker.sock", containerPath: "/var/run/docker.sock", readOnly: true }],
});

new docker.Container("backup", {
  ...bounded,
  image: "registry.example.com/backup:1",
  readOnly: true,
  volumes: [{ hostPath: "/etc", containerPath: "/host/etc" }],
});

new docker.Container("programs", {
  ...bounded,
  image: "registry.example.com/programs:1",
  readOnly: true,
  volumes: [{ volumeName: tools.name, containerPath: "/usr/local/bin" }],
});

new docker.Container("memory", {
  ...bounded,
  image: "registry.example.com/memory:1",
  readOnly: true,
  tmpfs: { "/scratch": "exec" },
});

new docker.Container("queue", {
  ...bounded,
  image: "rabbitmq:4.1",
  readOnly: true,
  tmpfs: { "/var/lib/rabbitmq": "size=1g,uid=999,gid=999" },
});

new docker.Container("silent", { image: "registry.example.com/silent:1", readOnly: true, logDriver: "none" });

new docker.Container("uploaded", {
  ...bounded,
  image: "registry.example.com/uploaded:1",
  readOnly: true,
  uploads: [{ file: "/etc/app.conf", content: "mode = strict" }],
});

new docker.Container("reader", {
  ...bounded,
  image: "registry.example.com/reader:1",
  readOnly: true,
  volumes: [{ volumeName: tools.name, containerPath: "/srv/tools" }],
});

const settings = new docker.Volume("settings", {
  name: "settings",
  driverOpts: { type: "none", o: "bind", device: "/etc" },
});

new docker.Container("editor", {
  ...bounded,
  image: "registry.example.com/editor:1",
  readOnly: true,
  volumes: [{ volumeName: settings.name, containerPath: "/settings" }],
});

new kubernetes.helm.v3.Release("release", { chart: "./chart" });
