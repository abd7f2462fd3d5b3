import assert from "node:assert/strict";
import { Argument } from "../../../components/argument";
import { cronLine } from "../../../components/kubernetes/cron-line";

const at = new Argument('HardenedCronJob "backup"').property("schedule");
const refusal = (text: string) => {
  try {
    cronLine(at, text);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace('HardenedCronJob "backup": `schedule` ', "");
  }
};
const out = (field: string, range: string, part: string) =>
  `must have a ${field} ${range}, or a range, list or step of them, not "${part}".`;
const notation = (text: string) => `must be in the notation of cron, such as "0 3 * * *", not "${text}".`;

// Tried with ParseStandard of robfig/cron 3.0.1.
describe("a cron line", () => {
  for (const line of [
    "0 3 * * *",
    "*/15 0-6,12 1,15 jan-MAR Sun-sat",
    "5/10 ? * * ?",
    "0  3 * *   1",
    "59 23 31 12 6",
    "0 0 * * 1,",
    "@hourly",
    "@every 1h30m",
    "@every 1.5h",
  ]) {
    it(`a cron line that Kubernetes accepts is taken: ${line}`, () => assert.equal(refusal(line), undefined));
  }

  const refused: Record<string, string> = {
    "every day": notation("every day"),
    "0 3 * *": notation("0 3 * *"),
    "0 0 3 * * *": notation("0 0 3 * * *"),
    "@dayly": notation("@dayly"),
    "@every": notation("@every"),
    "@every day": notation("@every day"),
    "60 3 * * *": out("minute", "from 0 to 59", "60"),
    "0 24 * * *": out("hour", "from 0 to 23", "24"),
    "0 3 0 * *": out("day of the month", "from 1 to 31", "0"),
    "0 3 * 13 *": out("month", "from 1 to 12", "13"),
    "0 3 * * 7": out("day of the week", "from 0 to 6", "7"),
    "0 3 * * mon-sun": out("day of the week", "from 0 to 6", "mon-sun"),
    "*/0 3 * * *": out("minute", "from 0 to 59", "*/0"),
    "0 3 1-2-3 * *": out("day of the month", "from 1 to 31", "1-2-3"),
    "0 3 * monday *": out("month", "from 1 to 12", "monday"),
    "TZ=UTC 0 3 * * *": "must not have a time zone: use `timeZone`.",
  };
  for (const [line, says] of Object.entries(refused)) {
    it(`a cron line that Kubernetes refuses is refused before: ${line}`, () => assert.equal(refusal(line), says));
  }
});
