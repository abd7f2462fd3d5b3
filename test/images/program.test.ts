import assert from "node:assert/strict";
import { programOf } from "../../policies/images/program";
import type { Process, Words } from "../../policies/model/container";

const postgres = { entrypoint: ["docker-entrypoint.sh"], programs: ["postgres"] };
const prometheus = { entrypoint: ["prometheus"] };
const nginx = { entrypoint: ["docker-entrypoint.sh"], programs: ["nginx"], ends: ["-v", "-V", "--list-*", "check"] };

function started(entrypoint: Words | undefined, words: Words | undefined, image: object = postgres) {
  const process: Process = {
    entrypoint,
    arguments: words,
    tells: () => true,
    own: { entrypoint: entrypoint !== undefined, arguments: words !== undefined },
    user: { declared: false, uid: undefined, gid: undefined },
    directory: { declared: false, path: undefined },
    needWords: () => assert.fail("the program is told without asking for more words"),
    variable: () => assert.fail("no variable tells the program"),
    named: (name) => (name === "DATA" ? { set: true, value: "/srv/data" } : { set: false, value: undefined }),
    variables: () => assert.fail("no variable tells the program"),
  };
  return programOf(process, image);
}

describe("the program that a container starts", () => {
  const own: Record<string, readonly [Words | undefined, Words | undefined, told: Words | undefined, image?: object]> =
    {
      "nothing but the image's words": [undefined, undefined, undefined],
      "options for the image's entrypoint": [undefined, ["-c", "fsync=off"], ["-c", "fsync=off"]],
      "the name of the program": [undefined, ["postgres", "-c", "fsync=off"], ["postgres", "-c", "fsync=off"]],
      "the entrypoint written out": [["docker-entrypoint.sh"], ["postgres"], ["postgres"]],
      "the entrypoint written out with its directory": [
        ["/usr/local/bin/docker-entrypoint.sh"],
        ["postgres"],
        ["postgres"],
      ],
      "the entrypoint written out without words": [["docker-entrypoint.sh"], undefined, []],
      "the entrypoint as the first word": [undefined, ["docker-entrypoint.sh", "postgres"], ["postgres"]],
      "tini before the entrypoint": [["tini", "--", "docker-entrypoint.sh"], ["postgres"], ["postgres"]],
      "tini with an option before the entrypoint": [
        ["/sbin/tini", "-g", "--", "docker-entrypoint.sh", "postgres"],
        undefined,
        ["postgres"],
      ],
      "dumb-init before the words": [["/usr/bin/dumb-init", "--"], ["docker-entrypoint.sh", "postgres"], ["postgres"]],
      "env with a variable before the entrypoint": [
        ["env", "LANG=C", "docker-entrypoint.sh", "postgres"],
        undefined,
        ["postgres"],
      ],
      "gosu with its user before the program": [
        ["gosu", "999", "postgres", "-D", "/d"],
        undefined,
        ["postgres", "-D", "/d"],
      ],
      "su-exec with its user before the program": [["su-exec", "999:999", "postgres"], undefined, ["postgres"]],
      "setpriv with an option before the program": [["setpriv", "--reuid=999", "postgres"], undefined, ["postgres"]],
      "a shell that executes the program": [["sh", "-c", "exec postgres -D /d"], undefined, ["postgres", "-D", "/d"]],
      "a shell whose script is in the words": [["sh", "-c"], ["exec docker-entrypoint.sh postgres"], ["postgres"]],
      "a shell that prepares a directory first": [
        ["bash", "-ec", "echo hi\nmkdir -p /d && exec docker-entrypoint.sh postgres"],
        undefined,
        ["postgres"],
      ],
      "a shell with an option behind -c": [["bash", "-ecx", "exec postgres"], undefined, ["postgres"]],
      "a shell that asks for the version first": [
        ["sh", "-c", "postgres --version && exec postgres -D /d"],
        undefined,
        ["postgres", "-D", "/d"],
      ],
      "a version as the value of an option": [undefined, ["--tag", "--version"], ["--tag", "--version"]],
      "a shell that quotes words and names a variable": [
        ["sh", "-c", "exec \"postgres\" '-D' $PGDATA"],
        undefined,
        ["postgres", "-D", "$PGDATA"],
      ],
      "an option that ends another program, and not this one": [undefined, ["postgres", "-v"], ["postgres", "-v"]],
      "a word behind the first that would end it there": [
        undefined,
        ["nginx", "-g", "check"],
        ["nginx", "-g", "check"],
        nginx,
      ],
      "a program that is the entrypoint": [["/bin/prometheus"], ["--a=b"], ["--a=b"], prometheus],
      "a script that is the entrypoint": [["/run.sh"], ["--a"], ["--a"], { entrypoint: ["run.sh"] }],
    };
  for (const [name, [entrypoint, words, told, image]] of Object.entries(own)) {
    it(`a container starts the image's program with ${name}`, () => {
      const program = started(entrypoint, words, image);
      assert.ok(program);
      assert.deepEqual(program.arguments, told);
    });
  }

  const other: Record<string, readonly [Words | undefined, Words | undefined, image?: object]> = {
    "a client as the entrypoint": [["psql"], ["-c", "select 1"]],
    "a client as the first word": [undefined, ["pg_dump", "-h", "db"]],
    "the entrypoint written out before a client": [["docker-entrypoint.sh"], ["pg_dump"]],
    "tini before a client": [["tini", "--", "pg_dump"], undefined],
    "a shell that dumps into a pipe": [["bash", "-c", "pg_dump -h db | gzip > /b/d.gz"], undefined],
    "a shell that waits for a server": [["sh", "-c", "until pg_isready -h db; do sleep 1; done"], undefined],
    "a shell that imports": [["sh", "-c"], ["mongoimport --db x /d.json"]],
    "a shell that only prints the program's name": [["sh", "-c", "echo postgres"], undefined],
    "a shell whose comment has the program's name": [["sh", "-c", "# postgres\nsleep 1"], undefined],
    "a shell with a file": [["bash", "/scripts/start.sh"], undefined],
    "a shell without words": [["sh"], undefined],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell would read it.
    "a script that no shell can read": [["sh", "-c", "echo '${a!b} "], undefined],
    "a word that is not known": [[undefined], ["postgres"]],
    "the question for the program's version": [undefined, ["postgres", "--version"]],
    "the question for the version alone": [undefined, ["--version"]],
    "the question for the options of the entrypoint written out": [
      ["docker-entrypoint.sh", "postgres", "--help"],
      undefined,
    ],
    "the word version for an entrypoint that takes commands": [undefined, ["version"], prometheus],
    "the question for the version as Java and Go spell it": [undefined, ["postgres", "-version"]],
    "the question for the options by a letter": [undefined, ["-h"], prometheus],
    "an option that ends this program": [undefined, ["nginx", "-g", "daemon off;", "-V"], nginx],
    "one of several options that end this program": [undefined, ["--list-modules"], nginx],
    "a command that ends this program": [["nginx", "check", "-c", "/x"], undefined, nginx],
    "an option that ends this program in a shell": [["sh", "-c", "nginx -v"], undefined, nginx],
  };
  for (const [name, [entrypoint, words, image]] of Object.entries(other)) {
    it(`a container starts another program than the image's with ${name}`, () => {
      assert.equal(started(entrypoint, words, image), undefined);
    });
  }

  const ways: Record<string, [entrypoint: string[] | undefined, words: string[] | undefined, bare: true | undefined]> =
    {
      "the image's own entrypoint": [undefined, ["postgres"], undefined],
      "the entrypoint written out": [["docker-entrypoint.sh"], ["postgres"], undefined],
      "a word of the entrypoint before the program": [["tini", "-g", "--", "postgres"], undefined, true],
      "a word of the entrypoint before the rest of it": [
        ["tini", "--", "docker-entrypoint.sh", "postgres"],
        undefined,
        undefined,
      ],
      "the program in place of the entrypoint": [["/usr/bin/postgres"], ["-D", "/d"], true],
      "a shell behind the entrypoint": [undefined, ["sh", "-c", "exec postgres"], true],
    };
  for (const [way, [entrypoint, words, bare]] of Object.entries(ways)) {
    it(`a container with ${way} ${bare ? "does without" : "runs"} the scripts of the entrypoint`, () => {
      assert.equal(
        started(entrypoint, words, { ...postgres, entrypoint: ["tini", ...postgres.entrypoint] })?.bare,
        bare,
      );
    });
  }

  it("a container may start the image's program if its words are unknown", () => {
    assert.deepEqual(started(undefined, [undefined]), { arguments: [undefined] });
  });
});
