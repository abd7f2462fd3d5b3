import assert from "node:assert/strict";
import { eventually } from "../../../tools/eventually";

/** The smallest PNG: one transparent pixel. */
export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==",
  "base64",
);

const USER = "admin";
const PASSWORD = "a long pass phrase 4 tests";

/** A visitor and author of a WordPress site over HTTP, with cookies as in a browser. */
export class WordPressClient {
  private readonly cookies = new Map<string, string>();
  private nonce = "";

  /** `base` without a slash at the end. */
  constructor(readonly base: string) {}

  /** Waits until the site answers with a page, so that server and database are ready. */
  async ready(): Promise<void> {
    await eventually(async () => {
      // A connection from before the server listens may hang until the client's time limit.
      const { status } = await fetch(`${this.base}/wp-login.php`, {
        redirect: "manual",
        signal: AbortSignal.timeout(2000),
      });
      assert.ok(status < 400, `${this.base}/wp-login.php answers ${status}`);
    });
  }

  /** The page, after redirects. */
  async page(path: string): Promise<{ status: number; text: string }> {
    const response = await this.request(path);
    return { status: response.status, text: await response.text() };
  }

  async title(path = "/"): Promise<string> {
    const { status, text } = await this.page(path);
    assert.equal(status, 200, text.slice(0, 500));
    return /<title>([^<]*)<\/title>/.exec(text)?.[1]?.trim() ?? "";
  }

  /** Goes through the installer's form. */
  async install(title: string): Promise<void> {
    const form = { weblog_title: title, user_name: USER, admin_password: PASSWORD, admin_password2: PASSWORD };
    const body = new URLSearchParams({ ...form, pw_weak: "on", admin_email: "admin@example.com", blog_public: "0" });
    const response = await this.request("/wp-admin/install.php?step=2", { method: "POST", body });
    const text = await response.text();
    assert.match(text, /<h1>Success!<\/h1>/);
  }

  async login(): Promise<void> {
    this.cookies.set("wordpress_test_cookie", "WP%20Cookie%20check");
    const body = new URLSearchParams({
      log: USER,
      pwd: PASSWORD,
      testcookie: "1",
      redirect_to: `${this.base}/wp-admin/`,
    });
    const response = await this.request("/wp-login.php", { method: "POST", body });
    assert.ok((await response.text()).includes("wp-admin-bar-my-account"), "the log-in did not lead to the dashboard");
    this.nonce = (await this.page("/wp-admin/admin-ajax.php?action=rest-nonce")).text;
    assert.match(this.nonce, /^[0-9a-f]{10}$/);
  }

  /** Publishes a post; resolves to its path. */
  async post(title: string, content: string): Promise<string> {
    const { status, answer } = await this.api<{ link: string }>(
      "posts",
      JSON.stringify({ title, content, status: "publish" }),
    );
    assert.equal(status, 201, JSON.stringify(answer));
    return answer.link.slice(this.base.length);
  }

  /** Uploads a picture to the media library; resolves to the status, and the path of the file or the reason of the refusal. */
  async upload(name: string): Promise<{ status: number; path?: string; message?: string }> {
    const form = new FormData();
    form.set("file", new Blob([PICTURE], { type: "image/png" }), name);
    const { status, answer } = await this.api<{ source_url?: string; message?: string }>("media", form);
    const { source_url: url, message } = answer;
    return {
      status,
      ...(url === undefined ? {} : { path: url.slice(this.base.length) }),
      ...(message === undefined ? {} : { message }),
    };
  }

  /** The bytes of a file. */
  async file(path: string): Promise<Buffer> {
    const response = await this.request(path);
    assert.equal(response.status, 200);
    return Buffer.from(await response.arrayBuffer());
  }

  private async api<T>(collection: string, body: string | FormData): Promise<{ status: number; answer: T }> {
    const headers: Record<string, string> = { "X-WP-Nonce": this.nonce };
    if (typeof body === "string") headers["Content-Type"] = "application/json";
    const response = await this.request(`/index.php?rest_route=/wp/v2/${collection}`, {
      method: "POST",
      headers,
      body,
    });
    return { status: response.status, answer: (await response.json()) as T };
  }

  private async request(path: string, init: RequestInit = {}): Promise<Response> {
    let url = path.startsWith("/") ? this.base + path : path;
    let next = init;
    for (let hop = 0; hop < 10; hop++) {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = { ...next.headers, Cookie: cookie };
      const response = await fetch(url, { ...next, headers, redirect: "manual", signal: AbortSignal.timeout(30_000) });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ""] = line.split(";");
        const at = pair.indexOf("=");
        this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const location = response.headers.get("location");
      if (location === null || response.status < 300 || response.status > 399) return response;
      await response.arrayBuffer();
      url = new URL(location, url).href;
      next = {};
    }
    throw new Error(`${this.base}${path}: more than ten redirects`);
  }
}
