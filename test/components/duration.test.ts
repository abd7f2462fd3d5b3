import assert from "node:assert/strict";
import fc from "fast-check";
import { Argument } from "../../components/argument";
import { duration } from "../../components/duration";

const spell = (text: string) => duration(new Argument("test").property("interval"), text);

describe("duration", () => {
  const spellings: Record<string, string> = {
    "30s": "30s",
    "90s": "1m30s",
    "1m": "1m0s",
    "1h": "1h0m0s",
    "1h1ms": "1h0m0.001s",
    "61m": "1h1m0s",
    "500ms": "500ms",
    "1500ms": "1.5s",
    "1m30s500ms": "1m30.5s",
    "0s": "0s",
  };
  for (const [text, go] of Object.entries(spellings)) {
    it(`the duration ${text} is ${go} to Docker`, () => assert.equal(spell(text), go));
  }

  it("a string that is no duration is refused", () => {
    for (const text of ["", "30", "s", "1.5s", "-1s", "1s1m", "1d", "30 s"]) {
      assert.throws(() => spell(text), {
        message: `test: \`interval\` must be a duration such as "30s", "500ms" or "1m30s", not "${text}".`,
      });
    }
  });

  it("a duration keeps the sum of its parts", () => {
    const part = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(part, part, part, fc.integer({ min: 0, max: 9999 }), (h, m, s, ms) => {
        const go = spell(`${h}h${m}m${s}s${ms}ms`) as string;
        const match = /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:([\d.]+)s)?(?:(\d+)ms)?$/.exec(go);
        assert(match, go);
        const [hours, minutes, seconds, millis] = match.slice(1).map((value) => Number(value ?? 0)) as [
          number,
          number,
          number,
          number,
        ];
        const total = Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis);
        assert.equal(total, ((h * 60 + m) * 60 + s) * 1000 + ms);
        assert(minutes < 60 && seconds < 60, go);
      }),
    );
  });
});
