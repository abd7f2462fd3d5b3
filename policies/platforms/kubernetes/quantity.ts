const binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];

/**
 * The bytes of a quantity of Kubernetes, rounded up as Kubernetes does: `64M` is 64,000,000, `64m` is one; undefined if it is none.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantity(value: unknown): number | undefined {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return undefined;
  const [, number = "", suffix = ""] =
    /^(\+?(?:\d+\.?\d*|\.\d+))([KMGTPE]i|[numkMGTPE]?|[eE][+-]?\d+)$/.exec(text) ?? [];
  if (number === "") return undefined;
  return Math.ceil(Number(number) * factor(suffix));
}

function factor(suffix: string): number {
  if (/\d$/.test(suffix)) return 10 ** Number(suffix.slice(1));
  const power = binary.indexOf(suffix);
  return power < 0 ? 1000 ** (decimal.indexOf(suffix) - decimal.indexOf("")) : 1024 ** (power + 1);
}
