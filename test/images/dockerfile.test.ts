// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so.
import assert from "node:assert/strict";
import { readDockerfile } from "../../policies/images/dockerfile";

const lines = (...all: string[]) => `${all.join("\n")}\n`;

// moby/buildkit 73ed6825c4b7569379ef89df0aedcdbe64473d31: frontend/dockerfile/dockerfile2llb/convert.go,
// frontend/dockerfile/shell/lex.go.
describe("a Dockerfile as BuildKit reads it", () => {
  const starts: Record<string, readonly [text: string, starts: object]> = {
    "an ENTRYPOINT of a later stage resets the CMD of its base": [
      lines("FROM web:1 AS base", 'CMD ["serve"]', "FROM base", 'ENTRYPOINT ["/entry"]'),
      { entrypoint: ["/entry"] },
    ],
    "an ENTRYPOINT keeps the CMD of its own stage": [
      lines("FROM web:1", 'CMD ["serve"]', 'ENTRYPOINT ["/entry"]'),
      { entrypoint: ["/entry"], command: ["serve"] },
    ],
    "an ENTRYPOINT and a CMD of a later stage replace those of its base": [
      lines("FROM web:1 AS base", 'CMD ["serve"]', "FROM base", 'CMD ["own"]', 'ENTRYPOINT ["/entry"]'),
      { entrypoint: ["/entry"], command: ["own"] },
    ],
    "a CMD of a later stage keeps the ENTRYPOINT of its base": [
      lines("FROM web:1 AS base", 'ENTRYPOINT ["/entry"]', "FROM base", 'CMD ["own"]'),
      { entrypoint: ["/entry"], command: ["own"] },
    ],
    "a CMD in the shell's form is run by SHELL": [
      lines("FROM web:1", 'SHELL ["/bin/bash", "-ec"]', "CMD exec serve --all"),
      { command: ["/bin/bash", "-ec", "exec serve --all"] },
    ],
  };
  for (const [name, [text, expected]] of Object.entries(starts)) {
    it(name, () => assert.deepEqual(readDockerfile(text).starts, expected));
  }

  const froms: Record<string, readonly [text: string, args: Record<string, string | undefined>, from: string]> = {
    "a default stands for an argument that is not set": [lines("FROM web:${TAG:-15}"), {}, "web:15"],
    "a default stands for an empty argument after a colon": [lines("ARG TAG=", "FROM web:${TAG:-15}"), {}, "web:15"],
    "an empty argument counts without the colon": [lines("ARG TAG=", "FROM web${TAG-:15}"), {}, "web"],
    "a build argument comes before the default": [lines("ARG TAG", "FROM web:${TAG:-15}"), { TAG: "16" }, "web:16"],
    "a default may be a variable": [lines("ARG OLD=14", "FROM web:${TAG:-${OLD}}"), {}, "web:14"],
    "an alternative stands for an argument that is set": [
      lines("ARG DEBUG=1", "FROM web:1${DEBUG:+-debug}"),
      {},
      "web:1-debug",
    ],
    "an alternative is left out for an empty argument": [
      lines("ARG DEBUG=", "FROM web:1${DEBUG:+-debug}"),
      {},
      "web:1",
    ],
    "an alternative stands for an empty argument without the colon": [
      lines("ARG DEBUG=", "FROM web:1${DEBUG+-debug}"),
      {},
      "web:1-debug",
    ],
    "a required argument counts": [lines("ARG TAG=15", "FROM web:${TAG:?is missing}"), {}, "web:15"],
    "an argument of unknown value leaves its default unused": [
      lines("ARG TAG", "FROM web:${TAG:-15}"),
      { TAG: undefined },
      "web:${TAG:-15}",
    ],
    "an argument that BuildKit sets itself is not known": [lines("FROM web-$TARGETARCH"), {}, "web-$TARGETARCH"],
    "a quoted base image is meant without the quotes": [lines("ARG TAG=15", 'FROM "web:$TAG"'), {}, "web:15"],
    "a stage that comes later is no base": [
      lines("FROM web:1 AS one", "FROM late AS two", "FROM other:1 AS late", "FROM two"),
      {},
      "late",
    ],
    "the stage of a name that comes last counts": [lines("FROM a:1 AS x", "FROM b:1 AS x", "FROM x"), {}, "b:1"],
  };
  for (const [name, [text, args, from]] of Object.entries(froms)) {
    it(name, () => assert.equal(readDockerfile(text, { args: new Map(Object.entries(args)) }).from, from));
  }

  it("an argument before the first FROM counts in a stage that declares it again", () => {
    const text = (again: string) => lines("ARG DATA=/data", "FROM web:1", again, "VOLUME ${DATA:-/other}");
    assert.deepEqual(readDockerfile(text("ARG DATA")).volumes, ["/data"]);
    assert.deepEqual(readDockerfile(text("ARG DATA=/own")).volumes, ["/own"]);
  });

  it("a variable that only the base image may set is not known", () => {
    const { volumes, environment } = readDockerfile(lines("FROM web:1", "VOLUME $DATA", "ENV AT=$DATA"));
    assert.deepEqual([volumes, environment], [["$DATA"], { AT: undefined }]);
  });

  it("an argument that is declared and never set takes its default", () => {
    assert.equal(readDockerfile(lines("FROM web:1", "ARG UID", "USER ${UID:-1000}")).user, "1000");
  });

  it("an escaped or single-quoted variable is a text", () => {
    const { environment } = readDockerfile(lines("FROM web:1", "ENV A=\\$B C='$B'"));
    assert.deepEqual(environment, { A: "$B", C: "$B" });
  });

  it("a base image is followed through stages, arguments and their defaults", () => {
    const text = "ARG TAG=15\nARG NAME=postgres\nFROM $NAME:$TAG AS base\nFROM golang:1 AS build\nFROM base\n";
    assert.equal(readDockerfile(text).from, "postgres:15");
    assert.equal(readDockerfile(text, { args: new Map([["TAG", "16"]]) }).from, "postgres:16");
  });

  it("words of a heredoc are no instructions", () => {
    const { user, volumes } = readDockerfile(
      "FROM web:1\nRUN <<EOF\nUSER 5\nVOLUME /no\nEOF\nUSER 7:8\nVOLUME /data\n",
    );
    assert.deepEqual([user, volumes], ["7:8", ["/data"]]);
  });
});
