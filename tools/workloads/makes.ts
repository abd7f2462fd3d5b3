import assert from "node:assert/strict";
import { connect } from "node:net";
import type { ImageName } from "./references";
import type { Running } from "./running";

/** An image from packages of one registry, and what its users do with it. */
export interface Make {
  readonly image: ImageName;
  readonly from: "Debian" | "Go" | "Maven" | "PyPI" | "npm";
  readonly port: number;
  /** Throws unless it works. `url` has no slash at its end. */
  readonly use: (url: string, port: number, container: Running) => Promise<void>;
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
      await ask(url, /^200 .*It works!/s);
    },
  },
  {
    image: "mosquitto",
    from: "Debian",
    port: 1883,
    use: async (_, __, container) => {
      const { code, output } = await container.run(["mosquitto_pub", "-r", "-t", "a", "-m", "b"]);
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
    use: (_, port) => talk(port, "srvr", /^Zookeeper version: /),
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
      await ask(url, /^200 /);
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
  {
    image: "node-red",
    from: "npm",
    port: 1880,
    use: async (url) => {
      await ask(`${url}/flows`, /^204 /, post("[]", { "content-type": "application/json" }));
    },
  },
  {
    image: "jetty",
    from: "Maven",
    port: 8080,
    use: async (url) => {
      await ask(url, /^200 page/);
    },
  },
  {
    image: "zipkin",
    from: "Maven",
    port: 9411,
    use: async (url) => {
      const span = { traceId: "000000000000000a", id: "000000000000000a", name: "a", timestamp: Date.now() * 1000 };
      const sent = post(JSON.stringify([span]), { "content-type": "application/json" });
      await ask(`${url}/api/v2/spans`, /^202 /, sent);
      await ask(`${url}/api/v2/trace/000000000000000a`, /^200 /);
    },
  },
];
