import { Agent, request } from "node:https";

export interface Answer<T = KubernetesObject> {
  status: number;
  /** The object, or a Status with the reason of the failure. */
  body: T & { message?: string; reason?: string };
  /** The warnings of the server. */
  warnings: string[];
}

/** Any object of the API, as JSON. */
export interface KubernetesObject {
  apiVersion?: string;
  kind?: string;
  metadata: { name?: string; namespace?: string; [key: string]: unknown };
  // biome-ignore lint/suspicious/noExplicitAny: every kind has fields of its own
  [key: string]: any;
}

const PATCH = "application/strategic-merge-patch+json";

/** A client of an API server on loopback. A refusal is an answer, not an exception. */
export class KubernetesClient {
  private readonly agent: Agent;

  constructor(
    private readonly port: number,
    private readonly token: string,
    certificate: string,
  ) {
    this.agent = new Agent({ keepAlive: true, ca: certificate, maxSockets: 8 });
  }

  request<T = KubernetesObject>(method: string, path: string, body?: object): Promise<Answer<T>> {
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers = {
      // Node.js does not set this header for every method.
      "content-length": Buffer.byteLength(text),
      authorization: `Bearer ${this.token}`,
      "content-type": method === "PATCH" ? PATCH : "application/json",
    };
    return new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port: this.port, agent: this.agent, timeout: 30_000 };
      const sent = request({ ...options, method, path, headers }, (response) => {
        let answer = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          answer += chunk;
        });
        response.on("error", reject).on("end", () => {
          const json = /json/.test(response.headers["content-type"] ?? "");
          const warnings = ([] as string[]).concat(response.headers.warning ?? []).flatMap(warningTexts);
          resolve({
            status: response.statusCode ?? 0,
            body: json ? JSON.parse(answer) : { message: answer },
            warnings,
          });
        });
      });
      sent.on("timeout", () => sent.destroy(new Error(`${method} ${path}: no answer within 30 s`)));
      sent.on("error", reject).end(text);
    });
  }

  /** Creates an object; with `dryRun` the server checks it like a creation and does not store it. */
  create(object: KubernetesObject, { dryRun = false } = {}): Promise<Answer> {
    return this.request("POST", collection(object) + (dryRun ? "?dryRun=All" : ""), object);
  }

  /** @throws Error with the server's reason if the object is not created. */
  async created(object: KubernetesObject): Promise<KubernetesObject> {
    const { status, body } = await this.create(object);
    if (status !== 201) throw new Error(`${object.kind} ${object.metadata.name} was not created: ${body.message}`);
    return body;
  }

  /** The objects of a collection, such as `/apis/apps/v1/namespaces/shop/deployments`. */
  async list(path: string): Promise<KubernetesObject[]> {
    const { status, body } = await this.request<{ items: KubernetesObject[] }>("GET", path);
    if (status !== 200) throw new Error(`${path}: ${status} ${body.message}`);
    return body.items;
  }

  close(): void {
    this.agent.destroy();
  }
}

/** The path of an object's collection, e.g. `/apis/apps/v1/namespaces/shop/deployments`. */
export function collection({ apiVersion = "v1", kind = "", metadata }: KubernetesObject): string {
  const group = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const plural = kind.toLowerCase().replace(/y$/, "ie");
  const scope = metadata.namespace === undefined ? "" : `/namespaces/${metadata.namespace}`;
  return `${group}${scope}/${plural}s`;
}

/** The path of an object. */
export function objectPath(object: KubernetesObject): string {
  return `${collection(object)}/${object.metadata.name}`;
}

/** `299 - "text", 299 - "text"`: each a quoted string. */
function warningTexts(header: string): string[] {
  return [...header.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text.replace(/\\(.)/g, "$1"));
}
