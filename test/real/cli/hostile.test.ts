import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { DiscoverOptions } from "../../../cli/discover";
import { discover } from "../../../cli/discover";
import type { Discovery } from "../../../cli/discovery";
import { connect, engineAt } from "../../../cli/engine/connect";
import type { RunOptions } from "../../../cli/engine/spec";
import type { Readiness } from "../../../cli/learn/ready";
import { workloadFrom } from "../../../cli/learn/workload";
import { table } from "../../../cli/output/table";
import { leftOn, spawnDiscover } from "../../support/real/discoveries";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";
import { inTurns } from "../../support/real/turns";

const AT_ONCE = 4;

describe("discover, on images that do their worst", () => {
  let engine: Engine;
  let image: string;

  before(async function () {
    engine = await engineFor(this);
    image = await ensureImage(engine.docker, "memcached");
    for (const [one, work] of inTurns(cases, AT_ONCE, ({ run }) => run())) works.set(one, work);
  });

  /** Ready is a script that has come to its last loop, however slow the machine is. */
  const looping: Readiness = { kind: "exec", command: ["sh", "-c", "grep -qsx sleep /proc/[0-9]*/comm"] };

  /** Runs a script of the shell as the image's program. */
  const script = async (text: string, rest: Partial<DiscoverOptions> = {}, run: Partial<RunOptions> = {}) =>
    discover(await engineAt(engine.host), {
      run: { image, user: "0", command: ["sh", "-c", text], ...run },
      readiness: looping,
      ...rest,
    });
  /** A discovery, and what it has to find. All of these run before and beside their tests, for they wait more than they work. */
  interface Case {
    readonly run: () => Promise<Discovery>;
    readonly check: (work: Promise<Discovery>) => Promise<void>;
  }
  const cases: Case[] = [];
  const works = new Map<Case, Promise<Discovery>>();
  const test = (title: string, run: Case["run"], check: Case["check"]) => {
    const one = { run, check };
    cases.push(one);
    it(title, () => check(works.get(one) as Promise<Discovery>));
  };
  type Rest = [rest?: Partial<DiscoverOptions>, run?: Partial<RunOptions>];
  const on = (title: string, text: string, check: (found: Discovery) => void, ...rest: Rest) =>
    test(
      title,
      () => script(text, ...rest),
      async (work) => check(await work),
    );

  const needs = ({ paths, dropped }: Discovery) => [
    ...paths.map(({ path, need }) => [path, need]),
    ...dropped.map(({ path }) => [path, "not needed"]),
  ];

  on(
    "discover quotes a program that prints escape codes in plain text, on one line",
    `printf '\\033]0;owned\\007\\033[31mred\\n'; echo x 2>/dev/null >/srv/a || { printf '\\033[2Jgone: Read-only file system\\r\\n' >&2; exit 1; }; trap 'exit 0' TERM; while :; do sleep 0.1; done`,
    (found) => {
      assert.deepEqual(needs(found), [["/srv", "to start"]]);
      assert.equal(found.paths[0]?.error, "gone: Read-only file system");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
      assert.doesNotMatch(table(found), /[\u0000-\u0009\u000b-\u001f\u007f]/);
    },
  );

  on(
    "discover kills a program that ignores SIGTERM, and does not wait for it again",
    `trap '' TERM; echo x >/srv/a || exit 1; while :; do sleep 0.1; done`,
    (found) => {
      assert.deepEqual(needs(found), [["/srv", "to start"]]);
      assert.ok(found.seconds < 60, `${found.seconds} s`);
    },
  );

  on(
    "discover ends a program that forks without end at its limit, and goes on",
    `trap 'exit 0' TERM; (while :; do sleep 100 & done) 2>/dev/null & while :; do sleep 0.1 || :; done`,
    (found) => {
      assert.deepEqual(needs(found), []);
      assert.equal(found.proven, true);
    },
    // No command can be started beside it.
    { readiness: { kind: "up", seconds: 0.4 } },
    { pids: 64 },
  );

  on(
    "discover bounds a program that fills its memory mounts by the container's memory",
    `trap 'exit 0' TERM; dd if=/dev/zero of=/srv/big bs=1M count=200 2>/dev/null || exit 3; while :; do sleep 0.1; done`,
    (found) => {
      // Killed in memory, and content with a volume.
      assert.deepEqual(
        found.paths.map(({ path, kind }) => [path, kind]),
        [["/srv", "volume"]],
      );
    },
    {},
    { memory: 64 << 20 },
  );

  on(
    "discover takes a program that ends with 0 for a job, and learns from its layer",
    "mkdir -p /srv/out && echo x >/srv/out/a && cp /etc/hostname /tmp/t && rm /tmp/t",
    (found) => {
      assert.deepEqual(needs(found), [
        ["/srv", "to start"],
        ["/tmp", "to start"],
      ]);
      assert.equal(found.by, "its layer after the end");
      assert.equal(found.readiness, "ended with 0");
    },
  );

  on(
    "discover keeps a path that only the workload writes, and leaves out a path that nothing needs",
    `touch /opt/noise 2>/dev/null; trap 'exit 0' TERM; while :; do sleep 0.1; done`,
    (found) => {
      assert.deepEqual(needs(found), [
        ["/srv", "by the workload"],
        ["/opt", "not needed"],
      ]);
    },
    { workload: workloadFrom("exec:echo x >/srv/a", 20) },
  );

  on(
    "discover keeps every written path if there is no workload",
    `touch /opt/noise 2>/dev/null; trap 'exit 0' TERM; while :; do sleep 0.1; done`,
    (found) => {
      assert.deepEqual(needs(found), [["/opt", "written"]]);
    },
  );

  on(
    "discover finds a directory that the program only checks",
    `[ -w /var/opt ] || exit 9; trap 'exit 0' TERM; while :; do sleep 0.1; done`,
    (found) => {
      assert.deepEqual(needs(found), [["/var/opt", "to start"]]);
      assert.deepEqual(found.notes, ["Found by search, not seen written: /var/opt."]);
    },
  );

  on(
    "discover finds a directory from which programs are started",
    `cp /bin/true /srv/t && /srv/t || exit 4; trap 'exit 0' TERM; while :; do sleep 0.1; done`,
    (found) => {
      assert.deepEqual(
        found.paths.map(({ path, kind, exec }) => [path, kind, exec]),
        [["/srv", "memory", true]],
      );
    },
  );

  on(
    "discover finds a directory whose files of the image are needed",
    `grep -q root /etc/passwd || exit 5; echo x >>/etc/passwd || exit 6; trap 'exit 0' TERM; while :; do sleep 0.1; done`,
    (found) => {
      assert.deepEqual(
        found.paths.map(({ path, kind, content }) => [path, kind, content]),
        [["/etc", "volume", true]],
      );
    },
  );

  on(
    "discover says that a program fails for another reason than its paths",
    `grep -q ' / [^ ]* ro,' /proc/mounts && { echo 'I want my root'; exit 7; }; trap 'exit 0' TERM; while :; do sleep 0.1; done`,
    (found) => {
      assert.equal(found.proven, false);
      assert.equal(
        found.reason,
        "It works with a writable root, and not read-only with every directory writable (ended with 7): paths are not the cause.",
      );
      assert.equal(found.log, "I want my root");
    },
  );

  const refusals: [title: string, text: string, rest: Partial<DiscoverOptions>, says: RegExp][] = [
    [
      "a program that ends while it is writable",
      "echo needs a database >&2; exit 3",
      {},
      /ended with 3, without read-only too\. It said: "needs a database"\. Give it what it needs, such as --env or a database beside it\.$/,
    ],
    [
      "a program that is never ready",
      "trap 'exit 0' TERM; while :; do sleep 0.1; done",
      { readiness: { kind: "exec", command: ["false"] }, timeout: 2 },
      /was not ready within 2 s, without read-only too\. It said nothing\. Say when it is ready with --ready, or give it longer with --timeout; waited for: a command\.$/,
    ],
    [
      "a workload that fails while it is writable",
      "trap 'exit 0' TERM; while :; do sleep 0.1; done",
      { workload: workloadFrom("echo no such page; exit 22", 20) },
      /^The workload fails without read-only too: it ended with 22, saying: no such page\. Mend it first\.$/,
    ],
  ];
  for (const [title, text, rest, says] of refusals) {
    const refused = (work: Promise<Discovery>) =>
      assert.rejects(work, (error: Error) => {
        assert.equal(error.name, "Failure");
        assert.match(error.message, says);
        return true;
      });
    test(`discover refuses ${title}, in one sentence`, () => script(text, rest), refused);
  }

  it("discover leaves no container, network or volume of any of these", async () => {
    await Promise.allSettled(works.values());
    assert.deepEqual(await leftOn(engine), []);
  });

  it("discover refuses an image that does not exist", async () => {
    await assert.rejects(
      discover(await engineAt(engine.host), { run: { image: "localhost:1/none:1" } }),
      (error: Error) => {
        assert.match(
          error.message,
          /^There is no image localhost:1\/none:1 here, and it cannot be pulled \(.+\); build it, or correct the name\.$/,
        );
        return true;
      },
    );
  });

  it("discover connects to the engine of DOCKER_HOST", async () => {
    assert.equal((await connect({ DOCKER_HOST: engine.host })).name, "Docker");
  });

  for (const moment of ["runs it writable", "restarts it writable", "read-only with every candidate"]) {
    it(`discover leaves nothing when it is interrupted after it says "${moment}"`, async () => {
      const text = "trap 'exit 0' TERM; echo x >/srv/a; while :; do sleep 0.1; done";
      const child = spawnDiscover(engine, image, "--ready", "up:1", "--user", "0", "--", "sh", "-c", text);
      await child.says(moment);
      child.kill("SIGINT");
      const { code, stderr } = await child.ended;
      assert.equal(code, 130, stderr);
      assert.match(stderr, /SIGINT: removes what it created; wait a moment\n/);
      assert.deepEqual(await leftOn(engine), []);
    });
  }

  it("discover removes the remains of a killed discovery, and nothing of a running one", async () => {
    const child = spawnDiscover(engine, image, "--ready", "up:1", "--", "sh", "-c", "sleep 100");
    while ((await leftOn(engine)).length < 3) await sleep(100);
    const running = await leftOn(engine);
    await script("trap 'exit 0' TERM; while :; do sleep 0.1; done");
    const still = await leftOn(engine);
    assert.ok(
      running.slice(0, 1).every((id) => still.includes(id)),
      "it is still there",
    );
    child.kill("SIGKILL");
    await child.ended;
    assert.notDeepEqual(await leftOn(engine), []);
    await script("trap 'exit 0' TERM; while :; do sleep 0.1; done");
    assert.deepEqual(await leftOn(engine), []);
  });
});
