import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import { policies } from "../../policies/library";
import { confinedProcess } from "../../policies/rules/confined-process";
import { noWritableSystemPaths } from "../../policies/rules/no-writable-system-paths";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze, type TestResource } from "../../policies/testing";
import { container, deployment } from "../support/resources";

const lines = async (rule: Parameters<typeof policy>[0], given: TestResource) =>
  (await analyze([policy(rule)], given)).violations.map(({ message }) => message.split("\n").slice(1).join("\n"));

const named = (names: readonly string[]) => names.map((name) => ({ name }));
const lacks =
  "runs without seccomp, lets processes gain privileges, keeps the default capabilities and has no memory limit";
const mends = (at: string) =>
  `set ${at}.securityContext.seccompProfile.type to RuntimeDefault; set ${at}.securityContext.allowPrivilegeEscalation to false; ` +
  `add ALL to ${at}.securityContext.capabilities.drop, and what the program needs to capabilities.add; set ${at}.resources.limits.memory`;

describe("advice about several containers of one resource", () => {
  it("advice that is the same for several containers is one line with their names, one for each list of the pod", async () => {
    const spec = { initContainers: named(["setup"]), containers: named(["web", "log", "proxy"]) };
    assert.deepEqual(await lines(confinedProcess, deployment(spec)), [
      `init container "setup" ${lacks}; ${mends("spec.template.spec.initContainers[0]")}`,
      `each of containers "web", "log" and "proxy" ${lacks}; ${mends("spec.template.spec.containers[0-2]")}`,
    ]);
  });

  it("advice about several containers names their indices", async () => {
    const limits = { limits: { memory: "64Mi" } };
    const other = { name: "log", resources: limits };
    const spec = { containers: [{ name: "web" }, other, { name: "proxy" }, { name: "cache" }] };
    const [alike, alone] = await lines(confinedProcess, deployment(spec));
    assert.equal(
      alike,
      `each of containers "web", "proxy" and "cache" ${lacks}; ${mends("spec.template.spec.containers[0,2-3]")}`,
    );
    assert.match(alone ?? "", /^container "log" runs without seccomp, /);
  });

  it("advice about a hundred containers names twenty, and counts the others", async () => {
    const [line, ...rest] = await lines(
      confinedProcess,
      deployment({ containers: named(Array.from({ length: 100 }, (_, index) => `c${index}`)) }),
    );
    assert.deepEqual(rest, []);
    assert.match(
      line ?? "",
      /^each of containers "c0", "c1", .*"c19" and 80 more runs without seccomp, .*containers\[0-99\]/,
    );
  });

  it("findings that block are not gathered: each writable root has a line of its own", async () => {
    assert.equal((await lines(readOnlyRoot, deployment({ containers: named(["web", "log"]) }))).length, 2);
  });
});

describe("several pieces of advice about one container", () => {
  const mounts = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ volumeName: `v${index}`, containerPath: `/etc/web/${index}` }));

  it("several pieces of advice about one container are one line", async () => {
    assert.deepEqual(await lines(noWritableSystemPaths, container({ volumes: mounts(2) })), [
      'container "web" has a writable mount at /etc/web/0, over settings; make volumes[0] read-only or remove it; ' +
        "it also has a writable mount at /etc/web/1, over settings; make volumes[1] read-only or remove it",
    ]);
  });

  it("the line with advice about one container has twenty pieces, and counts the others", async () => {
    const [line = "", ...rest] = await lines(noWritableSystemPaths, container({ volumes: mounts(1000) }));
    assert.deepEqual(rest, []);
    assert.equal(line.split("; it also ").length, 20);
    assert.match(line, /; and 980 more of this kind$/);
  });
});

describe("a plain stack of seven containers", () => {
  const data = (name: string, containerPath: string) => ({ volumes: [{ volumeName: name, containerPath }] });
  const config = (hostPath: string, containerPath: string) => ({ hostPath, containerPath });
  const stack: Readonly<Record<string, object>> = {
    web: {
      image: "nginx:1.27",
      volumes: [config("/srv/nginx.conf", "/etc/nginx/nginx.conf"), config("/srv/certs", "/etc/nginx/certs")],
    },
    wordpress: { image: "wordpress:6.8-apache" },
    database: { image: "mariadb:11", ...data("db", "/var/lib/mysql") },
    cache: { image: "redis:7" },
    search: { image: "zookeeper" },
    metrics: { image: "prom/prometheus:v2.53.0", volumes: [config("/srv/prom.yml", "/etc/prometheus/prometheus.yml")] },
    graphs: { image: "grafana/grafana:11.0.0", ...data("graphs", "/var/lib/grafana") },
  };

  it("a plain stack of seven containers gets at most one line for each container and rule", async () => {
    const all = policies();
    for (const [name, props] of Object.entries(stack)) {
      const { violations } = await analyze(all, { ...container(props), name });
      const rules = violations.map(({ policy: rule }) => rule);
      assert.deepEqual(rules, [...new Set(rules)], name);
    }
  });
});
