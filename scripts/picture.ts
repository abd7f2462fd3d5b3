/** Makes the README's picture of the write map from the demo's: `npm run demo && npm run picture`. Needs Chromium. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const root = join(__dirname, "..");
const map = join(root, "write-map.html");

async function main(): Promise<void> {
  if (!existsSync(map)) throw new Error("there is no write-map.html; `npm run demo` makes it");
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

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
