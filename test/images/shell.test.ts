// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a shell reads it.
import assert from "node:assert/strict";
import { programOf } from "../../policies/images/program";
import type { Process, Variable, Words } from "../../policies/model/container";

const image = { entrypoint: ["run.sh"], programs: ["server"] };
const environment: Readonly<Record<string, string>> = { DATA: "/srv/data", OPTIONS: "--a=1 --b=2" };
const unset: Variable = { set: false, value: undefined };

function started(...words: string[]) {
  const variable = (name: string): Variable =>
    Object.hasOwn(environment, name) ? { set: true, value: environment[name] } : unset;
  const process: Process = {
    entrypoint: words,
    arguments: undefined,
    tells: () => true,
    own: { entrypoint: true, arguments: false },
    user: { declared: false, uid: undefined, gid: undefined },
    directory: { declared: false, path: undefined },
    needWords: () => assert.fail("the program is told without asking for more words"),
    variable,
    named: variable,
    variables: () => Object.keys(environment),
  };
  return programOf(process, image);
}

const scripts: Readonly<Record<string, readonly [script: string, words: Words | undefined, ...more: string[]]>> = {
  "the output of a command in a word": [
    "exec /bin/server start --join=$(hostname -f),b --path /d",
    ["/bin/server", "start", "--join=$(hostname -f),b", "--path", "/d"],
  ],
  "the output of a command in backquotes": ["server `hostname -f` -x", ["server", "$`hostname -f`", "-x"]],
  "the output of a command in quotes": ['server "a $(echo "b c") d"', ["server", 'a $(echo "b c") d']],
  "arithmetic and the parameters of the shell": ["server $((1 + 2)) $$ $?", ["server", "$((1 + 2))", "$$", "$?"]],
  "a variable of the container": ['server --d=$DATA "${DATA}/x"', ["server", "--d=/srv/data", "/srv/data/x"]],
  "a variable that holds several words": ['server $OPTIONS "$OPTIONS"', ["server", "--a=1", "--b=2", "--a=1 --b=2"]],
  "a variable that the container does not set": ["server $PGDATA", ["server", "$PGDATA"]],
  "a default": ["server ${X:-/data} ${DATA:-/data}", ["server", "/data", "/srv/data"]],
  "a default that names another variable": ["server ${X:-$Y/data}", ["server", "${X:-$Y/data}"]],
  "a default that is set": ["server ${X:=/data} $X", ["server", "/data", "/data"]],
  "a part of a variable": ["server ${DATA%/*}", ["server", "${DATA%/*}"]],
  "the directory of the user": ["server ~/data", ["server", "$HOME/data"]],
  "a program that a default names": ["exec ${BIN:-/opt/server} -x", ["/opt/server", "-x"]],
  "a program that only the running container knows": ["exec $BIN -x", undefined],
  "a variable that the script sets": ["D=/top; server --d=$D", ["server", "--d=/top"]],
  "a variable that the script sets for one command": ["D=/top true; server --d=$D", ["server", "--d=$D"]],
  "a variable that a branch sets": ["if true; then D=/a; fi; server $D", ["server", "$D"]],
  "a variable that is set behind &&": ["test -n x && D=/a; server $D", ["server", "$D"]],
  "variables that braces behind && set": ["true && { D=/a; E=/b; }; server $D $E", ["server", "$D", "$E"]],
  "a variable that a subshell sets": ["D=/a; (D=/b); server $D", ["server", "/a"]],
  "a variable that a loop sets": ["for D in /a /b; do :; done; server $D", ["server", "$D"]],
  "a variable that is read": ["read -r D; server $D", ["server", "$D"]],
  "variables that another file sets": [". /env.sh; server $DATA", ["server", "$DATA"]],
  "a function, in which the caller decides the variables": ["run() { server $DATA; }; run", ["server", "$DATA"]],
  "all words behind the script": ['exec "$@"', ["server", "-x"], "sh", "server", "-x"],
  "the name of the script and all words": ['exec "$0" "$@"', ["server", "-x"], "server", "-x"],
  "the words one by one": ["server $1 $2$3", ["server", "-x", "y"], "sh", "-x", "y"],
  "words behind others": ['set -- server "$@"; exec "$@"', ["server", "-x"], "sh", "-x"],
  "words of which the first is taken": ['shift; exec "$@"', ["server"], "sh", "skipped", "server"],
  "an array": [
    'args=(-x "a b" # more\n $DATA)\nargs+=(-y)\nexec server "${args[@]}"',
    ["server", "-x", "a b", "/srv/data", "-y"],
  ],
  "an array that a branch extends": [
    'args=(-x); if true; then args+=(-y); fi; server "${args[@]}"',
    ["server", "${args[@]}"],
  ],
  "a here-document that names the program": ["cat > /c <<EOF\nserver --no\nEOF\nserver --yes", ["server", "--yes"]],
  "an indented here-document": ["cat <<-'EOF'\n\tserver $(\n\tEOF\nserver --yes", ["server", "--yes"]],
  redirections: ["server -x > /dev/null 2>&1 < /in &", ["server", "-x"]],
  "lines that are continued": ["server \\\n  -x \\\n  -y", ["server", "-x", "-y"]],
  "the program's name as a pattern": ["case $1 in server) echo a;; *) true;; esac", undefined],
  "the program behind a pattern": ["case $1 in a|server) server -x;; esac", ["server", "-x"]],
  "a condition that names the program": ["[[ -f /x && $1 == server ]] || server -x", ["server", "-x"]],
  "a shell in the shell": ["bash -c 'exec server -x'", ["server", "-x"]],
  "quotes that do not end": ["server 'x", ["server", "x"]],
  "quotes with escapes": ["server $'a\\tb'", ["server", "a\tb"]],
  "braces, of which not every shell makes several words": [
    'server {\\"a\\":1,b} /d{1,2}',
    ["server", '{"a":1,b}', "/d{1,2}"],
  ],
  "the directory of the user in a variable": ["D=~/x; server $D", ["server", "$D"]],
  "a variable that names one beside it": ["A=/a B=$A/b; server $B", ["server", "/a/b"]],
  "a variable that one of several processes sets": ["D=/a; D=/b | true; server $D", ["server", "$D"]],
  "a variable that is set in the background": ["D=/a; D=/b & server $D", ["server", "/a"]],
  "a variable in arithmetic with the name of the program": ["((server < 3)) || server -x", ["server", "-x"]],
  "an expression with the name of the program": ["[[ $1 =~ ^(server)$ ]] || server -x", ["server", "-x"]],
  "a trap that names the program": ["trap 'server -s' TERM; server -x & wait", ["server", "-x"]],
  "two here-documents of one line": ["cat <<A <<B; true\nserver\nA\nserver\nB\nserver -x", ["server", "-x"]],
};

describe("the script of a shell", () => {
  for (const [name, [script, words, ...more]] of Object.entries(scripts)) {
    it(`a script with ${name} starts ${words === undefined ? "another program" : "the image's program"}`, () => {
      assert.deepEqual(started("/bin/bash", "-ec", script, ...more)?.arguments, words);
    });
  }

  const options: Readonly<Record<string, readonly [words: readonly string[], told: boolean]>> = {
    "an option that has a name": [["-o", "pipefail", "-c", "server"], true],
    "an option that has a name in one word with -c": [["-ceuo", "pipefail", "server"], true],
    "a file and its own -c": [["/start.sh", "-c", "server"], false],
  };
  for (const [name, [words, told]] of Object.entries(options)) {
    it(`a shell with ${name} ${told ? "runs" : "does not run"} the text behind -c`, () => {
      assert.equal(started("bash", ...words) !== undefined, told);
    });
  }

  const wrappers: Readonly<Record<string, readonly string[]>> = {
    timeout: ["timeout", "-s", "KILL", "30"],
    nice: ["nice", "-n", "10"],
    "s6-setuidgid": ["s6-setuidgid", "app"],
    "setpriv with values of their own": ["setpriv", "--reuid", "999", "--clear-groups"],
    "docker-init": ["/sbin/docker-init", "--"],
    "catatonit and tini": ["catatonit", "--", "/sbin/tini", "-p", "SIGTERM", "--"],
    runuser: ["runuser", "-u", "app", "--"],
    "env that takes a variable away": ["env", "-u", "DATA"],
  };
  for (const [name, words] of Object.entries(wrappers)) {
    it(`a container that starts the program by ${name} starts the image's program`, () => {
      assert.deepEqual(started(...words, "server", "-x")?.arguments, ["server", "-x"]);
    });
  }

  it("a container that starts a script by su starts the image's program", () => {
    assert.deepEqual(started("su", "-s", "/bin/sh", "app", "-c", "exec server -x")?.arguments, ["server", "-x"]);
  });

  const variables: Readonly<Record<string, readonly [script: string, told: Variable | undefined]>> = {
    "a variable that is exported": ["export D=/d; server", { set: true, value: "/d" }],
    "a variable that is set for the program": ["D=/d exec server", { set: true, value: "/d" }],
    "a variable that env sets": ["exec env D=/d server", { set: true, value: "/d" }],
    "a variable that is set and that only the image may export": ["D=/d; server", { set: undefined, value: undefined }],
    "a variable of the container that is set anew": ["DATA=/d; server", undefined],
    "a variable of a subshell, which is gone behind it": ["(export D=/d); server", undefined],
    "a variable that is exported later": ["D=/d; export D; server", { set: true, value: "/d" }],
    "a variable that is taken away": ["unset D; server", unset],
    "a variable whose value only the running container knows": [
      'export D="/d/$(hostname)"; server',
      { set: true, value: undefined },
    ],
  };
  for (const [name, [script, told]] of Object.entries(variables)) {
    it(`the program has ${name}`, () => {
      const { environment: found } = started("sh", "-c", script) ?? {};
      assert.deepEqual(found?.get("D"), told);
      if (script.includes("DATA")) assert.deepEqual(found?.get("DATA"), { set: true, value: "/d" });
    });
  }

  it("a script of thousands of variables is read in a moment", () => {
    const script = Array.from({ length: 4000 }, (_, index) => `V${index}=1; (W=2; client $V${index})`).join("\n");
    const start = process.cpuUsage();
    assert.deepEqual(started("sh", "-c", `${script}\nD=/d server $V7`)?.arguments, ["server", "1"]);
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 4_000_000, `${user + system} microseconds`);
  });

  it("a script that is longer than Linux takes a word starts another program", () => {
    const comment = (length: number) => `#${"x".repeat(length)}\nserver`;
    assert.ok(started("sh", "-c", comment(100_000)));
    assert.equal(started("sh", "-c", comment(131_072)), undefined);
  });

  const endless = [
    ...[
      '"$(',
      "$(",
      "$((",
      "((",
      "(",
      "{ ",
      "${a:-",
      '"${a:-',
      "`",
      "\\`",
      '"',
      "'",
      "<<E ",
      "cat <<E\n",
      "if a; then ",
      "a && b || ",
    ],
    ...[
      "case x in a) ",
      "f() { ",
      "a | ",
      "a & ",
      ";;",
      "then ",
      "done; ",
      "\0",
      "\\",
      "$",
      "[a",
      "@(a|",
      "{a,",
      "<(",
      "> ",
      "[[ ",
      "a[",
      "! ",
    ],
    ...[
      "set -- a $X\n",
      'set -- "$@" a\n',
      "a+=(x)\n",
      "cd a\n",
      "A=1; . /x; ",
      "export A=$B\n",
      "for x in a; do ",
      "coproc ",
      "\ud800",
    ],
  ];
  for (const part of endless) {
    it(`a script of ${JSON.stringify(part)} without end is read in a moment`, () => {
      const start = process.cpuUsage();
      started("sh", "-c", part.repeat(4000));
      started("sh", "-c", `exec server ${part.repeat(4000)}`);
      const { user, system } = process.cpuUsage(start);
      assert.ok(user + system < 5_000_000, `${user + system} microseconds`);
    });
  }

  const directories: Readonly<Record<string, readonly [script: string, told: string | null | undefined]>> = {
    "in a directory that the script changes to": ["cd /app && exec ./server", "/app"],
    "below the directory of the container": ["cd app; exec ./server", "app"],
    "in the directory of the container": ["(cd /tmp && ls); server", undefined],
    "where only the running container knows": ["cd $HOME; server", null],
    "in a directory that a step may not have reached": ["ls && cd /app; server", null],
    "in a directory that env names": ["exec env -C /app server", "/app"],
  };
  for (const [name, [script, told]] of Object.entries(directories)) {
    it(`the program runs ${name}`, () => {
      const program = started("sh", "-c", script);
      assert.ok(program);
      assert.equal(program.directory, told);
    });
  }
});
