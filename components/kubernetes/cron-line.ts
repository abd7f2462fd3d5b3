import type * as pulumi from "@pulumi/pulumi";
import { type Argument, shown } from "../argument";

interface Field {
  name: string;
  least: number;
  most: number;
  /** Names of its values, from `least` on. */
  names?: readonly string[];
}

const fields: readonly Field[] = [
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day of the month", least: 1, most: 31 },
  {
    name: "month",
    least: 1,
    most: 12,
    names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  },
  { name: "day of the week", least: 0, most: 6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

const named = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every (\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+)$/;

/**
 * A schedule that Kubernetes accepts: five fields of cron, or a name such as "@daily".
 *
 * Source: https://github.com/robfig/cron/blob/v3.0.1/parser.go, which Kubernetes uses.
 */
export function cronLine(at: Argument, schedule: pulumi.Input<string>): pulumi.Input<string> {
  return at.checked(at.line(schedule), (text) => {
    if (named.test(text)) return text;
    if (/^(CRON_)?TZ=/.test(text)) throw at.refuse("must not have a time zone: use `timeZone`.");
    const parts = text.split(/\s+/).filter(Boolean);
    if (text.startsWith("@") || parts.length !== fields.length) {
      throw at.refuse(`must be in the notation of cron, such as "0 3 * * *", not ${shown(text)}.`);
    }
    for (const [index, field] of fields.entries()) {
      const part = parts[index] as string;
      const wrong = part
        .split(",")
        .filter(Boolean)
        .some((range) => !isRange(range.toLowerCase(), field));
      if (!wrong) continue;
      throw at.refuse(
        `must have a ${field.name} from ${field.least} to ${field.most}, or a range, list or step of them, not ${shown(part)}.`,
      );
    }
    return text;
  });
}

function isRange(text: string, field: Field): boolean {
  const [, first, last, step] = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(text) ?? [];
  if (first === undefined || (step !== undefined && Number(step) === 0)) return false;
  if (first === "*" || first === "?") return last === undefined;
  const [from, to] = [numberOf(first, field), numberOf(last ?? first, field)];
  return from >= field.least && to <= field.most && from <= to;
}

function numberOf(word: string, { least, names = [] }: Field): number {
  const index = names.indexOf(word);
  if (index !== -1) return least + index;
  return /^\d+$/.test(word) ? Number(word) : Number.NaN;
}
