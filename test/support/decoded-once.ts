import { decodeOnce } from "../../policies/sdk/decode-once";
import { decoder } from "../../policies/sdk/keep-messages";

/** Has a question decoded once for all policies in the tests of this suite, as the process of the pack has it. */
export function decodedOnce(): void {
  const sdk = decoder();
  let own: unknown;
  before(() => {
    own = sdk.deserializeProperties;
    decodeOnce(sdk);
  });
  after(() => {
    sdk.deserializeProperties = own;
  });
}
