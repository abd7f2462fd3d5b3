import assert from "node:assert/strict";
import { recorded } from "../../cli/recorded";

const profile = (name: string, opens: object[]) =>
  JSON.stringify({
    apiVersion: "spdx.softwarecomposition.kubescape.io/v1beta1",
    kind: "ApplicationProfile",
    metadata: { name: `deployment-${name}`, namespace: "shop" },
    spec: { architectures: ["amd64"], containers: [{ name, imageTag: `registry.example/${name}:1`, opens }] },
  });
const open = (path: string, ...flags: string[]) => ({ path, flags });

describe("what kubescape has recorded", () => {
  it("a kubescape profile gives the directories of files opened for writing, without those of the kernel", () => {
    const opens = [
      open("/run/web.pid", "O_CREAT", "O_WRONLY"),
      open("/var/log/web/access.log", "O_APPEND", "O_WRONLY"),
      open("/var/log/web/error.log", "O_APPEND", "O_WRONLY"),
      open("/etc/passwd", "O_RDONLY", "O_CLOEXEC"),
      open("/proc/self/oom_score_adj", "O_RDWR"),
      open("/dev/null", "O_RDWR"),
      open("relative", "O_RDWR"),
    ];
    assert.deepEqual(recorded(profile("web", opens), "p.yaml"), [
      {
        container: "web",
        image: "registry.example/web:1",
        directories: { "/run": ["web.pid"], "/var/log/web": ["access.log", "error.log"] },
      },
    ]);
  });

  it("a kubescape profile gives a directory up to the mark for names that differ", () => {
    const opens = [open("/var/www/*", "O_RDWR"), open("/tmp/⋯/upload", "O_CREAT"), open("/srv/<dynamic>/x", "O_RDWR")];
    assert.deepEqual(recorded(profile("web", opens), "p.yaml")[0]?.directories, {
      "/srv": ["<dynamic>/x"],
      "/tmp": ["⋯/upload"],
      "/var/www": ["*"],
    });
  });

  it("kubescape profiles are read from several documents, from a list and from init containers", () => {
    const list = `{"kind": "List", "items": [${profile("a", [])}, ${profile("b", [])}]}`;
    const init = '{"kind": "ApplicationProfile", "spec": {"initContainers": [{"name": "fill"}]}}';
    const names = recorded(`${list}\n---\n${init}\n`, "p.yaml").map(({ container }) => container);
    assert.deepEqual(names, ["a", "b", "fill"]);
  });

  it("a file without a kubescape profile is refused", () => {
    assert.throws(() => recorded("a: [", "p.yaml"), /^Failure: p\.yaml is not YAML \(.+\); mend it\.$/);
    for (const text of ["", "kind: Pod"]) {
      assert.throws(() => recorded(text, "p.yaml"), {
        message: "p.yaml has no ApplicationProfile; write one with kubectl get applicationprofiles -o yaml.",
      });
    }
  });
});
