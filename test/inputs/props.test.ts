import assert from "node:assert/strict";
import { Props } from "../../policies/inputs/props";
import { remediate, secret, unknown } from "../../policies/testing";

/** The inputs after an edit, made on the proxies that a remediation is handed. */
async function edited(props: object, edit: (props: Props) => void): Promise<object | undefined> {
  const remediateResource = ({ props }: { props: object }) => {
    edit(new Props(props));
    return props;
  };
  const policy = { name: "edit", description: "Edits.", validateResource: () => {}, remediateResource };
  const { props: after } = await remediate([policy], { type: "test:index:Test", props }, { level: "remediate" });
  return after;
}

describe("Props", () => {
  it("Props reads a value that has just been written, also in places read before", () => {
    const props = new Props({ spec: { tags: ["a"] } });
    assert.equal(props.read(["spec", "limits", "memory"]), undefined);
    props.write(["spec", "limits", "memory"], 1);
    assert.equal(props.read(["spec", "limits", "memory"]), 1);
    props.write(["spec", "limits", "memory"], 2);
    assert.equal(props.read(["spec", "limits", "memory"]), 2);

    assert.deepEqual(props.elements(["spec", "tags"]), [["spec", "tags", 0]]);
    props.append(["spec", "tags"], "b");
    assert.equal(props.read(["spec", "tags", 1]), "b");
    props.remove(["spec", "tags"], 0);
    assert.equal(props.read(["spec", "tags", 0]), "b");
    assert.equal(props.read(["spec", "tags", 1]), undefined);
  });
  it("Props keeps keys with dots apart from paths, and from indices of lists", () => {
    const props = new Props({ "a.b": 1, a: { b: 2 }, list: ["zero"] });
    assert.equal(props.read(["a.b"]), 1);
    assert.equal(props.read(["a", "b"]), 2);
    assert.equal(props.read(["list", 0]), "zero");
  });
  it("Props takes objects, lists and unknown values for branches, and no plain value", async () => {
    const found: string[][] = [];
    const spec = { map: {}, list: [], later: unknown, hidden: secret({ a: 1 }), text: "a", flag: false, none: null };
    await edited({ spec, text: "a" }, (props) => {
      for (const path of ["spec", "text", "absent"]) found.push(props.branches([path]).sort());
    });
    assert.deepEqual(found, [["hidden", "later", "list", "map"], [], []]);
  });
  it("Props removes an element from a list, and leaves secrets and unknown values as they are", async () => {
    assert.deepEqual(await edited({ list: ["a", unknown, secret("b"), "c"] }, (props) => props.remove(["list"], 0)), {
      list: [unknown, secret("b"), "c"],
    });
    assert.deepEqual(await edited({ list: [secret("a"), "b"] }, (props) => props.remove(["list"], 0)), { list: ["b"] });
  });
  it("Props keeps an overwritten secret secret", async () => {
    assert.deepEqual(await edited({ spec: { flag: secret(false) } }, (props) => props.write(["spec", "flag"], true)), {
      spec: { flag: secret(true) },
    });
  });
  it("Props records each unknown value once", async () => {
    let outside: unknown;
    await edited({ a: unknown, b: { c: unknown } }, (props) => {
      props.quietly(() => props.read(["a"]));
      for (let times = 0; times < 2; times++) props.read(["b", "c", "d"]);
      outside = props.inputs.unknown();
    });
    assert.deepEqual(outside, [["b", "c"]]);
  });
  it("Props caches a result until the next edit, and records its unknown values at each call", async () => {
    const seen: unknown[] = [];
    let looks = 0;
    await edited({ a: 1, b: unknown }, (props) => {
      const sum = props.cached(() => {
        looks++;
        return [props.read(["a"]), props.read(["b"])];
      });
      for (let times = 0; times < 2; times++) seen.push(props.collectUnknown(sum));
      props.write(["a"], 2);
      seen.push(props.collectUnknown(sum));
    });
    assert.deepEqual(seen, [
      { result: [1, undefined], unknown: [["b"]] },
      { result: [1, undefined], unknown: [["b"]] },
      { result: [2, undefined], unknown: [["b"]] },
    ]);
    assert.equal(looks, 2);
  });
});
