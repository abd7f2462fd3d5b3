import { type AddressInfo, connect, createServer, type NetConnectOpts, type Server, type Socket } from "node:net";

/** A port on 127.0.0.1 that leads to a server, until it is cut: to whoever uses it, the server is gone. */
export class Gate {
  readonly #open = new Set<Socket>();
  readonly #target: NetConnectOpts;
  #server: Server | undefined;
  #port = 0;
  /** Cuts the connection instead of passing on what contains this text. */
  cutAt: string | undefined;

  private constructor(target: NetConnectOpts) {
    this.#target = target;
  }

  static async to(target: NetConnectOpts): Promise<Gate> {
    const gate = new Gate(target);
    await gate.restore();
    return gate;
  }

  get port(): number {
    return this.#port;
  }

  /** Opens it, on the same port as before. */
  async restore(): Promise<void> {
    const server = createServer((client) => this.#pass(client));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  cut(): void {
    this.#server?.close();
    this.#server = undefined;
    for (const socket of this.#open) socket.destroy();
  }

  #pass(client: Socket): void {
    const server = connect(this.#target);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#open.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        this.#open.delete(one);
        other.destroy();
      });
    }
    client.on("data", (chunk) => {
      if (this.cutAt !== undefined && chunk.includes(this.cutAt)) this.cut();
      else server.write(chunk);
    });
    server.on("data", (chunk) => client.write(chunk));
  }
}
