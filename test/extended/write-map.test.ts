import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { html } from "../../policies/reports/html";
import type { Report } from "../../policies/reports/report";
import { sample, urn } from "../reports/sample";
import { skip } from "../support/requirements";

const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

const open: Report = sample();
const about = {
  urn: urn("web"),
  project: "shop",
  stack: "prod",
  type: "docker:index/container:Container",
  name: "web",
};
const closed = { urn: urn("db"), project: "shop", stack: "prod", type: "docker:index/container:Container", name: "db" };
const memory = { owner: "999:999", size: 1024 ** 2, exec: false, source: undefined } as const;
const report: Report = {
  ...open,
  containers: [
    {
      ...closed,
      label: 'container "db"',
      image: "mysql:8.4",
      root: "read-only",
      mounts: [{ ...memory, target: "/run/mysqld", kind: "memory", purpose: ["Sockets"] }],
    },
    { ...about, label: 'container "web"', image: "nginx:1.27", root: "writable", mounts: [] },
  ],
};

describe("the write map in a browser", () => {
  let directory: string;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];
  const requests: string[] = [];
  before(async function () {
    if (program === undefined) return skip(this, "Chromium is missing; `apt-get install chromium` gets it");
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-map-"));
    writeFileSync(join(directory, "map.html"), html(report));
    browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
    page = await browser.newPage();
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`file://${join(directory, "map.html")}`);
  });
  after(async () => {
    await browser?.close();
    if (directory !== undefined) rmSync(directory, { recursive: true });
  });

  const shown = () => page.locator("article:visible h2").allTextContents();

  it("the write map loads nothing and stops on no error", () => {
    assert.deepEqual(requests, [`file://${join(directory, "map.html")}`]);
    assert.deepEqual(errors, []);
  });

  it("the write map shows what blocks first, and each hole with owner, size and purpose", async () => {
    assert.deepEqual(await shown(), ["web", "The stack", "db"]);
    const cells = await page
      .getByRole("table", { name: 'Mounts of container "db"' })
      .getByRole("row")
      .nth(1)
      .allInnerTexts();
    assert.deepEqual(cells[0]?.split("\t"), ["/run/mysqld", "memory", "", "999:999", "1 MiB", "Sockets"]);
  });

  it("a finding of the write map opens what its cure writes, by keyboard", async () => {
    const summary = page.getByText("what the cure writes");
    await summary.focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await page.locator("details[open] pre").allInnerTexts(), ["- readOnly: false\n+ readOnly: true"]);
  });

  it("the filters of the write map leave what fits, and tell its number", async () => {
    await page.getByLabel("Rule").selectOption("confined-process");
    assert.deepEqual(await shown(), ["web"]);
    assert.equal(await page.getByRole("status").textContent(), "1 resource");
    assert.equal(await page.locator(".findings > li:visible").count(), 1);
    await page.getByLabel("Rule").selectOption("");
    await page.getByLabel("Resource, container or image").fill("MYSQL");
    assert.deepEqual(await shown(), ["db"]);
    await page.getByLabel("Resource, container or image").fill("");
    await page.getByLabel("only what blocks").check();
    assert.deepEqual(await page.locator(".findings > li:visible a").allTextContents(), ["read-only-root"]);
    await page.getByLabel("only what blocks").uncheck();
    await page.getByLabel("Severity").selectOption("medium");
    assert.deepEqual(await page.locator(".findings > li:visible a").allTextContents(), ["confined-process"]);
    await page.getByLabel("Severity").selectOption("");
    assert.equal((await shown()).length, 3);
  });

  for (const media of ["screen", "print"] as const) {
    for (const colorScheme of ["light", "dark"] as const) {
      it(`the write map has every text in sufficient contrast, on ${media} in the scheme ${colorScheme}`, async () => {
        await page.emulateMedia({ media, colorScheme });
        const texts = await page.evaluate<{ text: string; colours: [ink: string, paper: string] }[]>(coloursOfTexts);
        assert.ok(texts.length > 30, `${texts.length} texts`);
        for (const { text, colours } of texts) {
          const [ink = 0, paper = 0] = colours.map((one) =>
            luminance((one.match(/\d+/g) ?? []).slice(0, 3).map(Number)),
          );
          const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
          // WCAG 2, level AA.
          assert.ok(contrast >= 4.5, `${text}: ${contrast.toFixed(1)}`);
        }
        await page.emulateMedia({ media: "screen" });
      });
    }
  }

  it("the write map prints findings without the filters", async () => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("form").isVisible(), false);
    assert.equal(await page.getByText('container "web" has a writable root filesystem').isVisible(), true);
    await page.emulateMedia({ media: "screen" });
  });
});

/** Colours of each text and of what is behind it. As text, because the tests' own compiler knows no documents. */
const coloursOfTexts = `
[...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((one) => !["SCRIPT", "OPTION"].includes(one.tagName))
  .map((one) => {
    let behind = one;
    while (behind !== document.documentElement && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
    return { text: one.textContent.trim(), colours: [getComputedStyle(one).color, getComputedStyle(behind).backgroundColor] };
  })
`;

/** The relative luminance of WCAG 2. */
function luminance(channels: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
