import assert from "node:assert/strict";
import { readDockerfile } from "../../policies/images/dockerfile";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { secret, type TestResource, unknown } from "../../policies/testing";
import { container, nativeTask, pod, service } from "../support/resources";
import { saysAbout } from "../support/rule-table";

/** An image that keeps spools in ./spool of its working directory, or where --spool says. */
const image = (facts: object, path: object = {}) => ({
  name: "app",
  repositories: ["registry.example/app"],
  entrypoint: ["app"],
  category: "application",
  paths: [
    {
      path: "/srv/spool",
      kind: "ephemeral",
      required: "always",
      moved: [{ arg: "--spool" }, { env: "SPOOL" }, { arg: "--log", file: true }],
      why: "it spools.",
      size: "1Mi",
      ...path,
    },
  ],
  ...facts,
});
const known = image({ workdir: "/srv" });
const follows = image({ workdir: "/srv" }, { relative: true });
const closed = image({});

const docker = (rest: object = {}) => container({ image: "registry.example/app", readOnly: true, ...rest });
const kubernetes = (rest: object = {}) =>
  pod({
    containers: [
      { name: "web", image: "registry.example/app", securityContext: { readOnlyRootFilesystem: true }, ...rest },
    ],
  });
const swarm = (rest: object) => service({ image: "registry.example/app", readOnly: true, ...rest });
const ecs = (rest: object) =>
  nativeTask({ name: "web", image: "registry.example/app", readonlyRootFilesystem: true, ...rest });
const script = (text: string, rest: object = {}) => docker({ entrypoints: ["sh", "-c", text], ...rest });

const table: Record<string, readonly [entry: object, given: TestResource, place: string | undefined]> = {
  "a relative argument": [known, docker({ command: ["--spool=data"] }), "/srv/data"],
  "a relative argument with a dot": [known, docker({ command: ["--spool", "./data/"] }), "/srv/data"],
  "a relative argument of a directory above": [known, docker({ command: ["--spool", "../data"] }), "/data"],
  "the working directory itself": [known, docker({ command: ["--spool", "."] }), "/srv"],
  "the file of a relative argument": [known, docker({ command: ["--log", "log/app.log"] }), "/srv/log"],
  "a relative variable": [known, docker({ envs: ["SPOOL=data"] }), "directory that SPOOL names"],
  "a value that is no path": [known, docker({ command: ["--spool=s3:data"] }), undefined],
  "a word that switches something off": [known, docker({ command: ["--spool=off"] }), undefined],
  "a relative argument of an image without a known directory": [
    closed,
    docker({ command: ["--spool=./data"] }),
    undefined,
  ],
  "a container's working directory": [known, docker({ command: ["--spool=data"], workingDir: "/app/" }), "/app/data"],
  "a pod's working directory": [known, kubernetes({ args: ["--spool=data"], workingDir: "/app" }), "/app/data"],
  "a service's directory": [known, swarm({ args: ["--spool=data"], dir: "/app" }), "/app/data"],
  "a task's working directory": [known, ecs({ command: ["--spool=data"], workingDirectory: "/app" }), "/app/data"],
  "a container's directory, of an image without a known one": [
    closed,
    docker({ command: ["--spool=./data"], workingDir: "/app" }),
    "/app/data",
  ],
  "a word that may be no path, of an image without a known directory": [
    closed,
    docker({ command: ["--spool=data"], workingDir: "/app" }),
    undefined,
  ],
  "a working directory that is empty": [known, docker({ command: ["--spool=data"], workingDir: "" }), "/srv/data"],
  "a secret working directory": [known, docker({ command: ["--spool=data"], workingDir: secret("/app") }), undefined],
  "a script that changes the directory": [known, script("cd /app && exec app --spool=data"), "/app/data"],
  "a script that changes to a directory below": [known, script("cd app; exec app --spool=data"), "/srv/app/data"],
  "a script that may change the directory": [known, script("cd $HOME; exec app --spool=data"), undefined],
  "a usual place that stays": [known, docker({ workingDir: "/app" }), "/srv/spool"],
  "a usual place in the image's directory": [follows, docker(), "/srv/spool"],
  "a usual place in another directory": [follows, docker({ workingDir: "/app" }), "/app/spool"],
  "a usual place in the directory of a script": [follows, script("cd /; app"), "/spool"],
};

describe("the working directory of a container", () => {
  for (const [name, [entry, given, place]] of Object.entries(table)) {
    const outcome = place === undefined ? "asks for no path with" : `asks for ${place} with`;
    it(`the working directory ${outcome} ${name}`, async () => {
      const says = await saysAbout(writablePathsDeclared, given, { images: [entry] });
      const [asked] = says.map((text) => /which needs a writable (.*) \(it spools\)/.exec(text)?.[1]);
      assert.equal(asked, place, says.join("\n"));
      assert.equal(says.length, place === undefined ? 0 : 1);
    });
  }

  it("a working directory that is not known yet leaves a relative path open", async () => {
    const given = docker({ command: ["--spool=data"], workingDir: unknown });
    assert.deepEqual(await saysAbout(writablePathsDeclared, given, { images: [known] }), [
      'advisory: container "web" cannot be judged until workingDir is known',
    ]);
    const absolute = docker({ command: ["--spool=/data"], workingDir: unknown, tmpfs: { "/data": "" } });
    assert.deepEqual(await saysAbout(writablePathsDeclared, absolute, { images: [known] }), []);
  });

  const dockerfiles: Record<string, readonly [lines: string[], directory: string | null | undefined]> = {
    "no WORKDIR": [[], undefined],
    "a WORKDIR": [["WORKDIR /app/"], "/app"],
    "a WORKDIR below another": [["WORKDIR /app", "WORKDIR data"], "/app/data"],
    "a WORKDIR with a variable": [["ENV HOME=/srv", "WORKDIR $HOME/app"], "/srv/app"],
    "a WORKDIR below that of its base": [["WORKDIR data"], null],
    "a WORKDIR of a variable that the base may set": [["WORKDIR $HOME"], null],
  };
  for (const [name, [lines, directory]] of Object.entries(dockerfiles)) {
    it(`a Dockerfile with ${name} tells its working directory`, () => {
      assert.equal(readDockerfile(["FROM web:1", ...lines].join("\n")).directory, directory);
    });
  }
});
