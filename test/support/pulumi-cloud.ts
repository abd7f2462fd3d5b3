// A stand-in for Pulumi Cloud, for publishing a pack.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A published pack: the description that the CLI sent, and the archive (a gzipped tar). */
export interface Published {
  readonly description: { name: string; versionTag: string; policies: Record<string, unknown>[] };
  readonly archive: Buffer;
  readonly completed: boolean;
}

/**
 * A server on loopback with the part of Pulumi Cloud's HTTP API that `pulumi policy publish` and `pulumi policy
 * validate-config` call. Keeps the uploads.
 */
export class PulumiCloud {
  readonly #server: Server;
  #description: Published["description"] | undefined;
  #archive: Buffer | undefined;
  #completed = false;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const answer = this.#answer(`${request.method} ${request.url}`, await body(request));
      response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(answer ?? { code: 404, message: "not found" }));
    });
  }

  static async start(): Promise<PulumiCloud> {
    const cloud = new PulumiCloud();
    await new Promise<void>((resolve) => cloud.#server.listen(0, "127.0.0.1", resolve));
    return cloud;
  }

  /** Environment variables that direct the CLI to this server. */
  get env(): Record<string, string> {
    return { PULUMI_BACKEND_URL: this.url, PULUMI_ACCESS_TOKEN: `pul-${"0".repeat(40)}` };
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get published(): Published | undefined {
    const [description, archive] = [this.#description, this.#archive];
    return description && archive && { description, archive, completed: this.#completed };
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #answer(call: string, sent: Buffer): object | undefined {
    if (call === "GET /api/user") {
      const organizations = [{ githubLogin: "acme", name: "acme" }];
      return { githubLogin: "acme", name: "acme", organizations, tokenInfo: null };
    }
    if (call.startsWith("GET /api/capabilities")) return { capabilities: [] };
    if (call === "POST /api/orgs/acme/policypacks") {
      this.#description = JSON.parse(sent.toString());
      return { version: 1, uploadURI: `${this.url}/upload`, requiredHeaders: {} };
    }
    if (call === "PUT /upload") {
      this.#archive = sent;
      return {};
    }
    if (/^POST \/api\/orgs\/acme\/policypacks\/[^/]+\/versions\/[^/]+\/complete$/.test(call)) {
      this.#completed = true;
      return {};
    }
    const description = this.#completed ? this.#description : undefined;
    if (call === `GET /api/orgs/acme/policypacks/${description?.name}/versions/${description?.versionTag}/schema`) {
      const schemas = description?.policies.map((policy) => [policy.name, policy.configSchema]) ?? [];
      return { configSchema: Object.fromEntries(schemas) };
    }
    return undefined;
  }
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
