import type { Results } from "./budgets";

const themes = {
  light: { text: "#1f2328", faint: "#59636e", bar: "#0969da", other: "#8c959f" },
  dark: { text: "#f0f6fc", faint: "#9198a1", bar: "#4493f8", other: "#656c76" },
} as const;

export type Theme = keyof typeof themes;

const width = 720;
const row = 30;
const left = 190;
const span = 190;

/** Bars of start-up time and memory for each pack, as SVG. */
export function plot({ startUp }: Pick<Results, "startUp">, theme: Theme): string {
  const { text, faint, bar, other } = themes[theme];
  const packs = Object.entries(startUp);
  const charts = [
    { title: "ready after", at: left, show: (value: number) => `${Math.round(value * 1000)} ms`, key: "time" },
    { title: "memory", at: left + 275, show: (value: number) => `${Math.round(value / 2 ** 20)} MiB`, key: "memory" },
  ] as const;
  const height = 50 + packs.length * row;
  const y = (index: number) => 40 + index * row;
  const label = (x: number, at: number, content: string, fill: string, anchor = "start") =>
    `<text x="${x}" y="${at}" fill="${fill}" text-anchor="${anchor}">${content}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    "<title>Start-up time and memory of four packs</title>",
    ...packs.map(([name], index) => label(left - 12, y(index) + 14, name, text, "end")),
    ...charts.flatMap(({ title, at, show, key }) => {
      const most = Math.max(...packs.map(([, sample]) => sample[key]));
      return [
        label(at, 22, title, faint),
        ...packs.flatMap(([name, sample], index) => {
          const length = Math.max(1, Math.round((sample[key] / most) * span));
          const fill = name.startsWith("this pack") ? bar : other;
          return [
            `<rect x="${at}" y="${y(index)}" width="${length}" height="20" rx="2" fill="${fill}"/>`,
            label(at + length + 6, y(index) + 14, show(sample[key]), text),
          ];
        }),
      ];
    }),
    "</svg>",
    "",
  ].join("\n");
}
