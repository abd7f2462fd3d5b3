import assert from "node:assert/strict";
import { gadgetRecorded, isGadget } from "../../cli/gadget";

const k8s = { node: "n", namespace: "shop", podName: "web-1", containerName: "web" };
const runtime = { runtimeName: "containerd", containerName: "web", containerImageName: "registry.example/web:1" };
const event = (fname: string, flags: string, rest: object = {}) =>
  JSON.stringify({ k8s, runtime, timestamp: "t", fd: 3, error: "", mode: "----------", fname, flags, ...rest });
const text = (...events: string[]) => `${events.join("\n")}\n`;

describe("what Inspektor Gadget has recorded", () => {
  it("trace_open gives the directories of files opened for writing, and of those that a read-only root refused", () => {
    const events = text(
      event("/run/web.pid", "O_WRONLY|O_CREAT"),
      event("/var/cache/web/a", "O_RDWR|O_CREAT", { error: "EROFS", fd: 0 }),
      event("/var/none/a", "O_RDWR", { error: "ENOENT", fd: 0 }),
      event("/etc/passwd", "O_RDONLY|O_CLOEXEC"),
      event("/proc/self/oom_score_adj", "O_RDWR"),
      event("relative", "O_RDWR|O_CREAT"),
    );
    assert.equal(isGadget(events), true);
    assert.deepEqual(gadgetRecorded(events, "e.json"), [
      {
        container: "shop/web-1/web",
        image: "registry.example/web:1",
        directories: { "/run": ["web.pid"], "/var/cache/web": ["a"] },
      },
    ]);
  });

  it("trace_open tells containers apart, in the newer and the older names of the format, with and without Kubernetes", () => {
    const older = { namespace: "shop", pod: "db-0", container: "db" };
    const events = text(
      event("/run/a", "O_WRONLY", { k8s: older, runtime: {} }),
      event("/run/b", "O_WRONLY", { k8s: undefined, runtime: { containerName: "solo" } }),
      event("/run/c", "O_WRONLY", { k8s: undefined, runtime: undefined }),
    );
    assert.deepEqual(
      gadgetRecorded(events, "e.json").map(({ container, image, directories }) => [container, image, directories]),
      [
        ["shop/db-0/db", undefined, { "/run": ["a"] }],
        ["solo", undefined, { "/run": ["b"] }],
        ["the host", undefined, { "/run": ["c"] }],
      ],
    );
  });

  it("a line that is no event of trace_open is refused by its number", () => {
    for (const line of ["WARN[0000] no runtime", "null", "{}", "[1]"]) {
      assert.throws(() => gadgetRecorded(text(event("/run/a", "O_WRONLY"), line), "e.json"), {
        message: "e.json, line 2, is no event of trace_open; write one with kubectl gadget run trace_open -o json.",
      });
    }
    assert.equal(isGadget('{"kind": "ApplicationProfile"}'), false);
  });
});
