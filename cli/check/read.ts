import { closeSync, openSync, readSync } from "node:fs";
import { Failure, unreadable } from "../failure";

/** Bytes of one file, as the pack takes them of a chart that it renders. */
const largest = 10 * 2 ** 20;

/** The name of standard input in messages and reports. */
export const stdinName = "stdin";

/**
 * The text of a file, or of standard input for `-`. Both end at the same bound, so that an endless one ends too.
 *
 * @throws Failure
 */
export async function textOf(file: string, stdin: AsyncIterable<Uint8Array | string>): Promise<string> {
  return decoded(file === "-" ? await piped(stdin) : bytesOf(file), file === "-" ? stdinName : file);
}

/** The text of a file that another one names; undefined where it cannot be read. */
export function neighbour(file: string): string | undefined {
  try {
    return decoded(bytesOf(file), file);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

async function piped(stdin: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk as Uint8Array));
    size += chunk.length;
    if (size > largest) throw tooLarge(stdinName);
  }
  return Buffer.concat(chunks);
}

function bytesOf(file: string): Buffer {
  let handle: number | undefined;
  try {
    handle = openSync(file, "r");
    const chunks: Buffer[] = [];
    let size = 0;
    // Not by the size of the file: a pipe, as of `<(helm template …)`, has none.
    for (;;) {
      const chunk = Buffer.allocUnsafe(1 << 16);
      const length = readSync(handle, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
      size += length;
      if (size > largest) throw tooLarge(file);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === "EISDIR")
      throw new Failure(`${file} is a directory; name the files in it: ${file.replace(/\/$/, "")}/*.yaml.`);
    throw unreadable(file, error as NodeJS.ErrnoException);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

const tooLarge = (name: string) =>
  new Failure(`${name} has more than ${largest / 2 ** 20} MB; split it into several files.`);

/** Text of UTF-8, or of UTF-16 with its mark, which PowerShell writes. */
function decoded(bytes: Buffer, name: string): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Failure(`${name} is no text in UTF-8; name a file of YAML or JSON.`);
  }
}
