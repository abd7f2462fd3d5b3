import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment } from "../../cli/commands/arguments";
import { Failure } from "../../cli/failure";
import { program } from "../../cli/program";

const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-cli-"));
after(() => rmSync(directory, { recursive: true }));

/** Exit code and outputs of a command; a Failure is what `main` prints. */
async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const out = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof out) => ({
    write: (text: string) => {
      out[name] += text;
    },
  });
  const env = { DOCKER_HOST: `unix://${directory}/none.sock` };
  try {
    const around = { stdout: stream("stdout"), stderr: stream("stderr"), env };
    return { code: await program(around, new AbortController().signal, args), ...out };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { code: 2, ...out, stderr: out.stderr + error.message };
  }
}

describe("the command line", () => {
  const file = join(directory, "file");
  before(() => writeFileSync(file, "a: ["));

  const refusals: [title: string, args: string[], stderr: RegExp][] = [
    ["an option that it does not have", ["discover", "a", "--nope"], /^error: unknown option '--nope'\n/],
    [
      "no image",
      ["discover"],
      /^Name an image to run, a running container to look at with --attach, or a pod with --pod; one of them\.$/,
    ],
    [
      "an image and a container",
      ["discover", "a", "--attach", "b"],
      /with --attach, or a pod with --pod; one of them\.$/,
    ],
    ["an image and a pod", ["discover", "a", "--pod", "b/c"], /with --attach, or a pod with --pod; one of them\.$/],
    [
      "a user of a pod by name",
      ["discover", "--pod", "b/c", "-u", "web"],
      /^A pod needs the number of a user: --user 1000\.$/,
    ],
    [
      "a time to look that is none",
      ["discover", "--attach", "b", "--for", "long"],
      /Give a time such as 90s or 10m\.\n$/,
    ],
    [
      "a name that no entry can have",
      ["discover", "a", "--name", "My App"],
      /Give lower-case letters and digits, with single dots or hyphens between them\.\n$/,
    ],
    ["a command that it does not have", ["discver", "a"], /unknown command 'discver'/],
    [
      "a readiness that it does not know, before it looks for an engine",
      ["discover", "a", "--ready", "soon"],
      /^--ready does not know "soon"; write http:PORT\/PATH, tcp:PORT, exec:COMMAND, up:SECONDS or ended\.$/,
    ],
    [
      "an engine that does not answer",
      ["discover", "a"],
      /^No container engine answers at unix:\/\/.*none\.sock \(.*ENOENT.*\); start Docker or Podman, or set DOCKER_HOST to its address\.$/,
    ],
    [
      "--write without --read",
      ["discover", "a", "--write", "x"],
      /^--write and --read belong together: what the one leaves, the other looks for\. Give both\.$/,
    ],
    [
      "an output that it does not know",
      ["discover", "a", "-o", "recipes=x"],
      /^--output does not know "recipes=x"; write KIND=FILE with one of table, recipe, config, typescript, yaml, docker, compose, kubernetes, json\.$/,
    ],
    [
      "an output that cannot be written, before anything runs",
      ["discover", "a", "-o", "recipe=/nowhere/at/all"],
      /^\/nowhere\/at\/all cannot be written \(ENOENT\); name another file\.$/,
    ],
    ["a directory as a file", ["discover", "a", "-o", `json=${directory}`], /cannot be written \(EISDIR\)/],
    [
      "no directory",
      ["discover", "a", "--output-directory", file],
      /cannot be written \(EEXIST\); name another file\.$/,
    ],
    [
      "an expectation that is not there",
      ["discover", "a", "--expect", "none.yaml"],
      /^none\.yaml cannot be read \(ENOENT\); correct the name\.$/,
    ],
    ["an expectation that is no recipe", ["discover", "a", "--expect", file], /is not YAML/],
    ["a port that is none", ["discover", "a", "-p", "x"], /argument 'x' is invalid\. Give a TCP port\.\n$/],
    [
      "a time that is none",
      ["discover", "a", "--timeout", "soon"],
      /argument 'soon' is invalid\. Give a number of seconds\.\n$/,
    ],
    ["a category that is none", ["discover", "a", "--category", "x"], /Allowed choices are application, cache, /],
  ];
  for (const [title, args, stderr] of refusals) {
    it(`the command line refuses ${title}, in one sentence`, async () => {
      const result = await run(...args);
      assert.match(result.stderr, stderr);
      assert.deepEqual([result.code, result.stdout], [2, ""]);
    });
  }

  for (const [title, args, start, command] of [
    ["an option that it does not have", ["check", "--nope"], "error: unknown option '--nope'", "check"],
    ["a command that it does not have", ["discver", "a"], "error: unknown command 'discver'", ""],
    ["no file", ["check"], "error: missing required argument 'file'", "check"],
    [
      "no output",
      ["report", "merge", "a.json"],
      "error: required option '-o, --output <file>' not specified",
      "report merge",
    ],
  ] as const) {
    it(`the command line names its help to who gives ${title}`, async () => {
      const { stderr, code } = await run(...args);
      const help = ["readonly-rootfs-cli", command, "--help"].filter(Boolean).join(" ");
      assert.equal(
        stderr,
        `${start}${title.startsWith("a command") ? "\n(Did you mean discover?)" : ""}\n${help} says what it takes.\n`,
      );
      assert.equal(code, 2);
    });
  }

  it("the command line says in its help what it is for, and no default that is empty", async () => {
    const { stdout } = await run("--help");
    assert.match(
      stdout.replace(/\s+/g, " "),
      /Finds out what container images write on a read-only root filesystem, judges documents that no Pulumi program declares, and reads the reports and configurations of the policy pack\. Options:/,
    );
    for (const command of ["discover", "check", "check-config"]) {
      const help = await run(command, "--help");
      assert.doesNotMatch(help.stdout, /default: \[\]/);
    }
    assert.match((await run("discover", "--help")).stdout, /how long to look: 90s, 10m, 1h \(default: 10m\)/);
  });

  it("the command line shows its help and its version", async () => {
    const { stdout, code } = await run("discover", "--help");
    assert.match(stdout, /^Usage: readonly-rootfs-cli discover \[options\] \[image\] \[command\.\.\.\]\n/);
    assert.match(
      stdout,
      /Exit codes: 0 proven, 1 not proven, 2 bad input .*, 3 changed against --expect, 130 interrupted\./,
    );
    assert.equal(code, 0);
    assert.match((await run("--version")).stdout, /^\d+\.\d+\.\d+\n$/);
  });
});

describe("the environment of a container", () => {
  it("--env takes the value given, or the caller's own for a name alone", () => {
    const files = [["f", "# comment\n\nA=1\r\nHOME\n"]] as const;
    assert.deepEqual(environment(["B=2=3", "PATH", "NONE"], files, { HOME: "/h", PATH: "/p" }), [
      "A=1",
      "HOME=/h",
      "B=2=3",
      "PATH=/p",
    ]);
  });

  it("--env refuses a variable without a name", () => {
    assert.throws(() => environment(["=x"], [], {}), {
      message: "A variable of the environment has no name; write NAME=value.",
    });
  });
});
