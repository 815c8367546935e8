import { deflateRawSync } from "node:zlib";

/** Deflate data that begin with `start` and go on with 64 MiB of zeros, in 64 KiB. */
export function deflatedBomb(start: Uint8Array): Uint8Array {
  zeros ??= deflateRawSync(new Uint8Array(2 ** 26));
  const { length } = start;
  // A stored block that isn't the last one.
  const block = [0, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255];
  return Uint8Array.from(Buffer.concat([Uint8Array.from(block), start, zeros]));
}

let zeros: Uint8Array | undefined;
