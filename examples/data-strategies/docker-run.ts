import * as docker from "@pulumi/docker";

/** The same strategies in the words of `docker run`, with what the program leaves open for the pack to say. */
export function asDockerRunHasIt() {
  const image = "registry.example.com/app:1.4";

  // --tmpfs /run/app/cache:rw,noexec,nosuid,size=2g
  new docker.Container("cache", {
    image,
    readOnly: true,
    tmpfs: { "/run/app/cache": "rw,noexec,nosuid,size=2g" },
  });

  // -v /opt/app/data:/run/app/data
  new docker.Container("shared", {
    image,
    readOnly: true,
    volumes: [{ hostPath: "/opt/app/data", containerPath: "/run/app/data" }],
  });

  // docker volume create --driver convoy --opt o=size=20GB media; -v media:/var/lib/app/media
  const media = new docker.Volume("media", { driver: "convoy", driverOpts: { o: "size=20GB" } });
  new docker.Container("media", {
    image,
    readOnly: true,
    volumes: [{ volumeName: media.name, containerPath: "/var/lib/app/media" }],
  });

  // --log-driver syslog --log-opt syslog-address=udp://logs.example.com:514
  new docker.Container("stateless", {
    image,
    readOnly: true,
    logDriver: "syslog",
    logOpts: { "syslog-address": "udp://logs.example.com:514" },
  });
}
