import * as docker from "@pulumi/docker";

/** Settings that every component has, and that are easily forgotten by hand. */
export const confined = {
  readOnly: true,
  capabilities: { drops: ["ALL"] },
  securityOpts: ["no-new-privileges:true"],
  memory: 1024,
  logDriver: "local",
};

/** The same strategies in the words of `docker run`. */
export function asDockerRunHasIt() {
  const app = { ...confined, image: "registry.example.com/app:1.4", user: "1000:1000" };

  // --tmpfs /run/app/cache:rw,noexec,nosuid,size=2g
  new docker.Container("cache", {
    ...app,
    memory: 3072,
    tmpfs: { "/run/app/cache": "rw,noexec,nosuid,size=2g" },
  });

  // -v /opt/app/data:/run/app/data
  new docker.Container("shared", {
    ...app,
    volumes: [{ hostPath: "/opt/app/data", containerPath: "/run/app/data" }],
  });

  // docker volume create --driver convoy --opt o=size=20GB media; -v media:/var/lib/app/media
  const media = new docker.Volume("media", { driver: "convoy", driverOpts: { o: "size=20GB" } });
  new docker.Container("media", {
    ...app,
    volumes: [{ volumeName: media.name, containerPath: "/var/lib/app/media" }],
  });

  // --log-driver syslog --log-opt syslog-address=udp://logs.example.com:514
  new docker.Container("stateless", {
    ...app,
    logDriver: "syslog",
    logOpts: { "syslog-address": "udp://logs.example.com:514" },
  });
}
