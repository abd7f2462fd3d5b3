// Random tests draw the same values in every run, so that a change alone decides its result; FUZZ_SEED=random, or a number,
// draws others. A failure names its seed.
import fc from "fast-check";

const { FUZZ_SEED = "20" } = process.env;
if (FUZZ_SEED !== "random") fc.configureGlobal({ seed: Number(FUZZ_SEED) });
