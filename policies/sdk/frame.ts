// A message as gRPC sends it: whether it is compressed, in one byte, and its length, in four; then the message itself.

/** Bytes before a message. */
export const PREFIX = 5;

/** The length of the message whose prefix `frame` begins with. */
export const lengthIn = (frame: Buffer): number => frame.readUInt32BE(1);

/** Whether the message whose prefix `frame` begins with is as it was, not compressed. */
export const isPlain = (frame: Buffer): boolean => frame[0] === 0;

/** Writes the prefix of a message that is not compressed into the first bytes of `frame`. */
export function writePrefix(frame: Buffer, length: number): Buffer {
  frame[0] = 0;
  frame.writeUInt32BE(length, 1);
  return frame;
}

export function framed(message: Uint8Array): Buffer {
  const frame = writePrefix(Buffer.allocUnsafe(PREFIX + message.length), message.length);
  frame.set(message, PREFIX);
  return frame;
}
