import assert from "node:assert/strict";
import fc from "fast-check";
import { size as ofCommand } from "../../cli/commands/arguments";
import {
  HardenedContainer,
  HardenedDeployment,
  HardenedStatefulSet,
  HardenedTaskDefinition,
  type PodContainer,
} from "../../components/index";
import { configurationFaults } from "../../policies/configuration";
import { checked } from "../../policies/engine/config";
import { bytes, dockerSize, kubernetesSize, sizePattern } from "../../policies/model/size";
import { safeMemoryMounts } from "../../policies/rules/safe-memory-mounts";
import { read, schema } from "../../scripts/catalogue";
import { preview } from "../components/support";

type Size = [bytes: number, docker: string, kubernetes: string];

const sizes: Record<string, Size | "no size" | "less than a page"> = {
  "4096": [4096, "4k", "4Ki"],
  "1048576": [1048576, "1m", "1Mi"],
  "65537": [65537, "65537", "65537"],
  "4096b": [4096, "4k", "4Ki"],
  "4k": [4096, "4k", "4Ki"],
  "64m": [67108864, "64m", "64Mi"],
  "64mb": [67108864, "64m", "64Mi"],
  "2g": [2147483648, "2g", "2Gi"],
  "1t": [1099511627776, "1t", "1Ti"],
  "4Ki": [4096, "4k", "4Ki"],
  "64Mi": [67108864, "64m", "64Mi"],
  "064Mi": [67108864, "64m", "64Mi"],
  "1024Mi": [1073741824, "1g", "1Gi"],
  "1.5Gi": [1610612736, "1536m", "1536Mi"],
  "1000": "less than a page",
  "512b": "less than a page",
  "1k": "less than a page",
  "3.5Ki": "less than a page",
  "0": "no size",
  "0Mi": "no size",
  "": "no size",
  "1.0000001Ki": "no size",
  "9007199254740993": "no size",
  "64M": "no size",
  "64MB": "no size",
  "64MiB": "no size",
  "1G": "no size",
  "1K": "no size",
  "1KB": "no size",
  "64mi": "no size",
  "64ki": "no size",
  "10x": "no size",
  "-1Mi": "no size",
  "+1Mi": "no size",
  "1e6": "no size",
  "1 Mi": "no size",
  " 1Mi": "no size",
  "1Mi\n": "no size",
  ".5Gi": "no size",
  "5.Gi": "no size",
  "50%": "no size",
  Mi: "no size",
};

/** Whoever takes a size: returns the sentence that refuses it, or nothing. */
type Taker = (size: string) => string | undefined | Promise<string | undefined>;

const entry = (size: string) => ({
  name: "shop",
  repositories: ["registry.example/shop"],
  category: "application",
  paths: [{ path: "/srv/shop", kind: "ephemeral", required: "always", why: "Uploads", size }],
});
/** The faults of an entry for each size, in one configuration, because a schema is compiled for every one. */
const ofEntries = (texts: string[]) => {
  const images = texts.map((size, index) => ({ ...entry(size), repositories: [`registry.example/shop-${index}`] }));
  const faults = configurationFaults({ "read-only-root": { images } });
  return Object.fromEntries(
    texts.map((size, index) => [size, faults.find(({ path }) => String(path[2]) === String(index))?.text] as const),
  );
};
let entries: ReturnType<typeof ofEntries> | undefined;

async function refusedBy(make: () => unknown): Promise<string | undefined> {
  let says: string | undefined;
  await preview(() => {
    try {
      make();
    } catch (error) {
      says = (error as Error).message;
    }
  });
  return says;
}
const ofPod = (own: Partial<PodContainer>) =>
  refusedBy(() => new HardenedDeployment("web", { containers: [{ image: "app", memory: "4Ti", ...own }] }));

const takers: Record<string, Taker> = {
  "the option `size` of safe-memory-mounts": (given) => {
    const { size = {} } = safeMemoryMounts.options ?? {};
    return checked({ name: "safe-memory-mounts", options: { size } }, { size: given }).faults[0]?.says;
  },
  "an entry under the option `images`"(size) {
    const isWord = (text: string) => new RegExp(sizePattern).test(text);
    // What the schema refuses hides what comes after the schema.
    entries ??= {
      ...ofEntries(Object.keys(sizes).filter(isWord)),
      ...ofEntries(Object.keys(sizes).filter((text) => !isWord(text))),
    };
    return entries[size];
  },
  "a file of the catalogue"(size) {
    try {
      read("shop.yaml", JSON.stringify({ ...entry(size), known: "documented", evidence: "inferred", sources: ["a"] }));
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  },
  "`--memory` of the command line"(size) {
    try {
      ofCommand(size);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  },
  "`tmpfs` of a HardenedContainer": (size) =>
    refusedBy(
      () => new HardenedContainer("web", { image: "app", memory: "4Ti", writable: { "/tmp": { tmpfs: { size } } } }),
    ),
  "`volume` of a HardenedContainer": (size) =>
    refusedBy(() => new HardenedContainer("web", { image: "app", writable: { "/data": { volume: { size } } } })),
  "`tmpfs` of a pod": (size) => ofPod({ writable: { "/tmp": { tmpfs: { size } } } }),
  "`scratch` of a pod": (size) => ofPod({ writable: { "/tmp": { scratch: { size } } } }),
  "`memory` of a pod": (size) => ofPod({ memory: size }),
  "`memoryRequest` of a pod": (size) => ofPod({ memoryRequest: size }),
  "`volume` of a HardenedStatefulSet": (size) =>
    refusedBy(() => {
      const writable = { "/data": { volume: { size } } };
      new HardenedStatefulSet("db", { containers: [{ image: "app", ports: [{ internal: 80 }], writable }] });
    }),
  "`tmpfs` of a HardenedTaskDefinition": (size) =>
    refusedBy(() => {
      const containers = [{ image: "app", memory: "4Ti", writable: { "/tmp": { tmpfs: { size } } } }];
      new HardenedTaskDefinition("web", { launchType: "EC2", memory: "4Ti", containers });
    }),
};
const words = {
  "no size": /is no size; write it in binary units, as 64Mi|must be a size in binary units such as "64Mi"/,
  "less than a page": /is less than 4Ki, a page of memory|must be at least "4Ki", a page of memory/,
};

describe("a size", () => {
  for (const [text, expected] of Object.entries(sizes)) {
    it(`a size ${JSON.stringify(text)} is ${typeof expected === "string" ? expected : `${expected[0]} bytes`}`, () => {
      if (expected === "no size") return assert.equal(bytes(text), undefined);
      const count = bytes(text) ?? 0;
      if (expected === "less than a page") return assert(count > 0 && count < 4096);
      assert.deepEqual([count, dockerSize(count), kubernetesSize(count)], expected);
    });
  }

  for (const [who, refuses] of Object.entries(takers)) {
    it(`a size is accepted and refused by ${who} as by all others`, async () => {
      for (const [text, expected] of Object.entries(sizes)) {
        const says = await refuses(text);
        if (typeof expected === "string") assert.match(says ?? "", words[expected], text);
        else assert.equal(says, undefined, text);
      }
    });
  }

  it("a size in the schema of the catalogue has the words that are parsed", () => {
    assert.equal(schema.definitions.path.properties.size.pattern, sizePattern);
  });

  it("a size means the same in every spelling", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (count) => {
        assert.equal(bytes(dockerSize(count)), count);
        assert.equal(bytes(kubernetesSize(count)), count);
        assert.equal(bytes(String(count)), count);
      }),
      { numRuns: 1000 },
    );
  });
});
