import assert from "node:assert/strict";
import { connect } from "node:net";
import { type DiscoverOptions, discover } from "../../../cli/discover";
import type { Discovery } from "../../../cli/discovery";
import { engineAt } from "../../../cli/engine/connect";
import { imageFacts } from "../../../cli/engine/image";
import { Session } from "../../../cli/engine/session";
import type { Mount } from "../../../cli/engine/spec";
import { waitUntilReady } from "../../../cli/learn/ready";
import { type Target, targetOf, type Workload } from "../../../cli/learn/workload";
import { eventually } from "./container";
import type { Engine } from "./engine";
import { BASE, ensureImage, type ImageName } from "./images";

/** An image from packages of Debian, PyPI or Go, and what its users do with it. */
export interface Make {
  readonly image: ImageName;
  readonly from: "Debian" | "Go" | "PyPI";
  readonly port: number;
  /** Throws unless it works. `url` has no slash at its end. */
  readonly use: (url: string, port: number, target: Target) => Promise<void>;
}

/** Sends text to a port; gives the answers until they match. */
function talk(port: number, question: string, until: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(question));
    socket.setTimeout(4000, () => socket.destroy(new Error(`no ${until} in ${answer}`)));
    socket.on("data", (data) => {
      answer += data;
      if (!until.test(answer)) return;
      resolve();
      socket.destroy();
    });
    socket.once("error", reject).once("close", () => reject(new Error(`no ${until} in ${answer}`)));
  });
}

async function ask(url: string, expected: RegExp, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5000) });
  assert.match(`${response.status} ${await response.text()}`, expected);
  return response;
}

const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({ method: "POST", body, headers });
const stream = JSON.stringify({ name: "a", subjects: ["a"], storage: "file" });

export const MAKES: readonly Make[] = [
  {
    image: "beanstalkd",
    from: "Debian",
    port: 11300,
    use: (_, port) => talk(port, "put 0 0 9 1\r\na\r\n", /^INSERTED /),
  },
  {
    image: "lighttpd",
    from: "Debian",
    port: 80,
    use: async (url) => {
      await ask(url, /^200 page/);
    },
  },
  {
    image: "httpd",
    from: "Debian",
    port: 80,
    use: async (url) => {
      await ask(url, /^200 It works!/);
    },
  },
  {
    image: "mosquitto",
    from: "Debian",
    port: 1883,
    use: async (_, __, { container }) => {
      const { code, output } = await container.exec(["mosquitto_pub", "-r", "-t", "a", "-m", "b"]);
      assert.equal(code, 0, output);
    },
  },
  {
    image: "prometheus",
    from: "Debian",
    port: 9090,
    use: async (url) => {
      await ask(`${url}/api/v1/query?query=1`, /^200 /);
    },
  },
  {
    image: "registry",
    from: "Debian",
    port: 5000,
    use: async (url) => {
      const { headers } = await ask(`${url}/v2/a/blobs/uploads/`, /^202 /, { method: "POST" });
      const to = new URL(headers.get("location") as string);
      to.searchParams.set("digest", "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
      await ask(`${url}${to.pathname}${to.search}`, /^201 /, { method: "PUT", body: "a" });
    },
  },
  {
    image: "etcd",
    from: "Debian",
    port: 2379,
    use: async (url) => {
      await ask(`${url}/v3/kv/put`, /^200 /, post('{"key":"YQ==","value":"YQ=="}'));
    },
  },
  {
    image: "influxdb",
    from: "Debian",
    port: 8086,
    use: async (url) => {
      await ask(`${url}/query?q=CREATE+DATABASE+a`, /^200 /, { method: "POST" });
      await ask(`${url}/write?db=a`, /^204 /, post("m v=1"));
    },
  },
  {
    image: "zookeeper",
    from: "Debian",
    port: 2181,
    use: (_, port) => talk(port, "ruok", /^imok/),
  },
  {
    image: "squid",
    from: "Debian",
    port: 3128,
    use: (_, port) => talk(port, "GET http://127.0.0.1:1/ HTTP/1.0\r\n\r\n", /^HTTP\/1\.1 503 /),
  },
  {
    image: "caddy",
    from: "Go",
    port: 80,
    use: async (url) => {
      await ask(url, /^200 page/);
    },
  },
  {
    image: "nats",
    from: "Go",
    port: 4222,
    use: (_, port) =>
      talk(
        port,
        `CONNECT {}\r\nSUB r 1\r\nPUB $JS.API.STREAM.CREATE.a r ${stream.length}\r\n${stream}\r\n`,
        /MSG r 1 .*"name":"a"/s,
      ),
  },
  {
    image: "jupyter",
    from: "PyPI",
    port: 8888,
    use: async (url) => {
      await ask(`${url}/api/status`, /^200 /);
    },
  },
];

function workloadOf({ port, use }: Make): Workload {
  return async (target) => {
    const outside = target.ports[port] as number;
    try {
      await eventually(() => use(`http://127.0.0.1:${outside}`, outside, target), 10);
      return { code: 0, output: "" };
    } catch (error) {
      return { code: 1, output: (error as Error).message };
    }
  };
}

const run = (make: Make, image: string) => ({ image, hostname: "h1", ports: [make.port] });
const readiness = ({ port }: Make) => ({ kind: "tcp", ports: [port] }) as const;

export async function discoveredMake(engine: Engine, make: Make): Promise<Discovery> {
  const image = await ensureImage(engine.docker, make.image);
  const options: DiscoverOptions = {
    run: run(make, image),
    readiness: readiness(make),
    workload: workloadOf(make),
    // For images without a shell.
    probeImage: BASE,
  };
  return discover(await engineAt(engine.host), options);
}

/**
 * The ground truth, by ablation: of all paths that were seen written, and `others`, those without which alone it does not start or
 * its workload fails. Of two mounts inside of each other the outer one serves for both, so the inner one is then not missed.
 */
export async function neededPaths(
  engine: Engine,
  make: Make,
  { paths, dropped }: Discovery,
  others: readonly string[],
): Promise<string[]> {
  const known = new Map(paths.map((path) => [path.path, path]));
  const all = [...new Set([...paths, ...dropped].map(({ path }) => path).concat(others))].sort();
  const session = new Session(await engineAt(engine.host));
  try {
    const facts = await imageFacts(session.engine, (await ensureImage(engine.docker, make.image)) as string);
    const mount = (path: string): Mount => {
      const found = known.get(path);
      if (found === undefined || found.kind === "volume") return { path, how: "volume" };
      const { uid, gid, mode, exec } = found;
      return { path, how: exec ? "memory with exec" : "memory", uid, gid, mode };
    };
    const works = async (given: readonly string[]) => {
      const hidden = facts.volumes.filter((path) => !given.includes(path));
      const names = await Promise.all(hidden.map(() => session.volume()));
      const withheld = hidden.map((path, at): Mount => ({ path, how: "read-only volume", name: names[at] as string }));
      const spec = { ...run(make, facts.reference), readOnly: true, mounts: [...given.map(mount), ...withheld] };
      const container = await session.create(spec, [...new Set([...facts.ports, make.port])]);
      try {
        await container.start();
        const ready = await waitUntilReady(container, readiness(make), session.engine.host, 20);
        return ready.ready && (await workloadOf(make)(await targetOf(container))).code === 0;
      } finally {
        await container.remove();
      }
    };
    assert.ok(await works(all), `${make.image} does not work with all of ${all.join(", ")}`);
    const needed: string[] = [];
    for (const path of all) if (!(await works(all.filter((other) => other !== path)))) needed.push(path);
    return needed;
  } finally {
    await session.close();
  }
}
