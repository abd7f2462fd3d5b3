/**
 * Makes the README's picture of the write map from the demo's: `npm run demo && npm run picture`. Needs Chromium. With `--check` it
 * fails if the map has changed since the picture was made, and needs none.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { runMain } from "./main";

const root = join(__dirname, "..");
const map = join(root, "write-map.html");
const made = join(root, "docs/write-map.sha256");

/** A digest of all that the page shows but its date and the ends that Pulumi gives to names: `data-f9e93ef`. */
export function digestOf(page: string): string {
  const lasting = page.replace(/<time [^>]*>[^<]*<\/time>/, "").replace(/-[0-9a-f]{7}\b/g, "");
  return createHash("sha256").update(lasting).digest("hex");
}

async function draw(): Promise<void> {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ viewport: { width: 1000, height: 1120 }, colorScheme });
      await page.goto(`file://${map}`);
      // One resource that is open and one that is closed, side by side as the page has them.
      await page.getByRole("searchbox").fill("mysql");
      await page.screenshot({ path: join(root, `docs/write-map-${colorScheme}.png`) });
    }
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  if (!existsSync(map)) throw new Error("there is no write-map.html; `npm run demo` makes it");
  const digest = digestOf(readFileSync(map, "utf8"));
  if (process.argv[2] === "--check") {
    if (readFileSync(made, "utf8").trim() === digest) return;
    throw new Error(
      "docs/write-map-*.png show an older write map than the demo's: `npm run demo && npm run picture` makes them anew",
    );
  }
  await draw();
  writeFileSync(made, `${digest}\n`);
}

if (require.main === module) {
  runMain(main);
}
