import { budgets, type Results } from "./budgets";
import { plot } from "./plot";
import { page } from "./table";

export type Files = Readonly<Record<"bench.json" | "bench.md" | "bench-light.svg" | "bench-dark.svg", string>>;

/** The files of the bench in `docs`, by name, made from the numbers of one run. */
export function files(results: Results): Files {
  const all = budgets(results);
  return {
    "bench.json": `${JSON.stringify({ ...results, budgets: all }, null, 2)}\n`,
    "bench.md": page(results, all),
    "bench-light.svg": plot(results, "light"),
    "bench-dark.svg": plot(results, "dark"),
  };
}

const notYet = "Not measured when these numbers were recorded.";

/** The numbers in the text of `bench.json`. */
export function read(text: string): Results {
  const { budgets, ...results } = JSON.parse(text);
  return { ...results, typical: results.typical ?? notYet, typicalPreview: results.typicalPreview ?? notYet };
}
