import { type ChildProcess, spawn } from "node:child_process";

/** What a server in front of a directory does besides serving its files. */
export interface FileServerOptions {
  /** `user:password` without which it refuses. */
  readonly credentials?: string;
  /** Paths of a key and its certificate, for HTTPS. */
  readonly tls?: { readonly key: string; readonly certificate: string };
  /** Media types by path; any other file is bytes. */
  readonly types?: Readonly<Record<string, string>>;
}

// In a process of its own: while helm runs, the process of the tests answers nobody.
const program = `
const [directory, options] = process.argv.slice(1);
const { credentials, tls, types = {} } = JSON.parse(options);
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const answer = (request, response) => {
  const given = Buffer.from((request.headers.authorization ?? "").replace("Basic ", ""), "base64").toString();
  if (credentials !== undefined && given !== credentials) {
    response.writeHead(401, { "www-authenticate": "Basic realm=charts" }).end();
    return;
  }
  const path = decodeURIComponent(request.url.split("?")[0]);
  let file;
  try {
    file = readFileSync(join(directory, path));
  } catch {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": types[path] ?? "application/octet-stream", "content-length": file.length });
  response.end(request.method === "HEAD" ? undefined : file);
};
const server = tls === undefined
  ? require("node:http").createServer(answer)
  : require("node:https").createServer({ key: readFileSync(tls.key), cert: readFileSync(tls.certificate) }, answer);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

/** A server on loopback for the files of a directory. */
export class FileServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(directory: string, options: FileServerOptions = {}): Promise<FileServer> {
    const child = spawn(process.execPath, ["-e", program, directory, JSON.stringify(options)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.once("data", (data) => resolve(Number(data)));
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    });
    return new FileServer(child, port);
  }

  stop(): void {
    this.child.kill();
  }
}
