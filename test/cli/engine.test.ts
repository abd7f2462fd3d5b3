import assert from "node:assert/strict";
import { plain } from "../../cli/engine/container";
import { dockerOptions } from "../../cli/engine/docker";
import { nameOfImage, registryDigest } from "../../cli/engine/image";
import { podmanSpec } from "../../cli/engine/podman";
import { bindTargets, type Mount, type RunSpec } from "../../cli/engine/spec";
import { Failure } from "../../cli/failure";
import { readinessFrom, usualReadiness } from "../../cli/learn/ready";

const mounts: Mount[] = [
  { path: "/run", how: "memory", uid: 1, gid: 2, mode: "0755" },
  { path: "/lib", how: "memory with exec" },
  { path: "/data", how: "volume" },
  { path: "/old", how: "read-only volume" },
  { path: "/kept", how: "named volume", name: "kept" },
];
const spec: RunSpec = {
  image: "web",
  env: ["A=1=2"],
  user: "33",
  binds: ["/site:/srv:ro", "named:/var"],
  memory: 1000,
  pids: 10,
  readOnly: true,
  mounts,
};
const labels = { label: "x" };

describe("a container for a proof", () => {
  it("a proof asks Docker for a container with a read-only root and its mounts", () => {
    const { HostConfig = {}, ...rest } = dockerOptions(spec, [80], "net", "127.0.0.1", labels);
    assert.deepEqual(
      [HostConfig.ReadonlyRootfs, HostConfig.Binds, HostConfig.Memory, HostConfig.MemorySwap, HostConfig.PidsLimit],
      [true, ["/site:/srv:ro", "named:/var"], 1000, 1000, 10],
    );
    assert.deepEqual(HostConfig.Tmpfs, {
      "/run": "rw,noexec,nosuid,nodev,uid=1,gid=2,mode=0755",
      "/lib": "rw,exec,nosuid,nodev",
    });
    assert.deepEqual(
      HostConfig.Mounts?.map(({ Target, Source, ReadOnly, VolumeOptions }) => [
        Target,
        Source,
        ReadOnly,
        VolumeOptions?.Labels,
      ]),
      [
        ["/data", "", false, labels],
        ["/old", "", true, labels],
        ["/kept", "kept", false, labels],
      ],
    );
    assert.deepEqual(HostConfig.PortBindings, { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "" }] });
    assert.deepEqual([rest.User, rest.Env, rest.Labels], ["33", ["A=1=2"], labels]);
  });

  it("a proof publishes no port of a container without a network", () => {
    assert.deepEqual(dockerOptions(spec, [80], "none", "127.0.0.1", labels).HostConfig?.PortBindings, {});
  });

  it("a proof asks Podman's own API for a container whose read-only root leaves nothing writable", () => {
    const body = podmanSpec(spec, [80], "net", labels);
    assert.equal(body.read_only_filesystem, true);
    assert.deepEqual(body.env, { A: "1=2" });
    assert.deepEqual(body.mounts, [
      {
        type: "tmpfs",
        source: "tmpfs",
        destination: "/run",
        options: ["rw", "noexec", "nosuid", "nodev", "uid=1", "gid=2", "mode=0755", "notmpcopyup"],
      },
      {
        type: "tmpfs",
        source: "tmpfs",
        destination: "/lib",
        options: ["rw", "exec", "nosuid", "nodev", "notmpcopyup"],
      },
      { type: "bind", source: "/site", destination: "/srv", options: ["rbind", "ro"] },
    ]);
    assert.deepEqual(body.volumes, [
      { Dest: "/data", Options: [] },
      { Dest: "/old", Options: ["ro"] },
      { Name: "kept", Dest: "/kept", Options: [] },
      { Name: "named", Dest: "/var", Options: [] },
    ]);
    assert.deepEqual(body.portmappings, [{ container_port: 80, host_ip: "127.0.0.1", host_port: 0 }]);
  });

  it("the targets of a container's own mounts are read from its binds", () => {
    assert.deepEqual(bindTargets(["/a:/b/:ro", "v:/c", "/anonymous"]), ["/b", "/c", "/anonymous"]);
  });
});

describe("the digest of an image", () => {
  const here = "registry.example/shop@sha256:1";

  it("the digest of an image is that of its own registry, else of another one", () => {
    assert.equal(registryDigest(["nginx@sha256:2", here], "registry.example/shop:1"), "sha256:1");
    assert.equal(registryDigest([here, "nginx@sha256:2"], "docker.io/library/nginx"), "sha256:2");
    assert.equal(registryDigest([here], "web"), "sha256:1");
  });

  it("a local image has no digest, whatever the engine calls it", () => {
    assert.equal(registryDigest([], "shop:1"), undefined);
    assert.equal(registryDigest(["localhost/shop@sha256:1"], "localhost/shop:1"), undefined);
  });
});

describe("the name of an image", () => {
  const image = { Id: "sha256:abcdef0123", RepoTags: ["shop:1.4", "abc:latest"] };

  it("the name of an image that was given by its id is its first tag, if it has one", () => {
    for (const given of ["abcd", "sha256:abcdef0123"]) assert.equal(nameOfImage(given, image), "shop:1.4");
    assert.equal(nameOfImage("abcd", { ...image, RepoTags: [] }), "abcd");
  });

  it("the name of an image is otherwise the given one", () => {
    for (const given of ["shop:1.4", "abc", "registry.example/shop@sha256:abc"]) {
      assert.equal(nameOfImage(given, image), given);
    }
  });
});

describe("the log of an engine", () => {
  const frame = (text: string, stream = 1) => {
    const header = Buffer.alloc(8);
    header[0] = stream;
    header.writeUInt32BE(Buffer.byteLength(text), 4);
    return Buffer.concat([header, Buffer.from(text)]);
  };

  it("the log of an engine is the text of its frames, from both outputs", () => {
    assert.equal(plain(Buffer.concat([frame("a\n"), frame("ü\n", 2)])), "a\nü\n");
  });

  it("the log of an engine is plain text if the container has a terminal", () =>
    assert.equal(plain(Buffer.from("plain text")), "plain text"));
});

describe("when a container is ready", () => {
  it("--ready takes http, tcp, exec, up and ended", () => {
    assert.deepEqual(["http:80", "http:8080/a?b", "tcp:5432", "exec:a b", "up:3", "ended"].map(readinessFrom), [
      { kind: "http", port: 80, path: "/" },
      { kind: "http", port: 8080, path: "/a?b" },
      { kind: "tcp", ports: [5432] },
      { kind: "exec", command: ["sh", "-c", "a b"] },
      { kind: "up", seconds: 3 },
      { kind: "ended" },
    ]);
  });

  for (const text of ["", "http:", "http:x/", "tcp:a", "exec:", "up:", "ended:1", "ready"]) {
    it(`--ready refuses "${text}"`, () => assert.throws(() => readinessFrom(text), Failure));
  }

  it("readiness comes from the image's health check, its ports or ten seconds if --ready is absent", () => {
    const image = { reference: "a", id: "", user: "", volumes: [], ports: [80, 443], healthcheck: false };
    assert.deepEqual(usualReadiness(image), { kind: "tcp", ports: [80, 443] });
    assert.deepEqual(usualReadiness({ ...image, healthcheck: true }), { kind: "health" });
    assert.deepEqual(usualReadiness({ ...image, ports: [] }), { kind: "up", seconds: 10 });
  });
});
