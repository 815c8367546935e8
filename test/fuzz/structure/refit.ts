import { crc32, inflateRawSync } from "node:zlib";

/** What deflate data inflate to, or nothing where they are damaged or inflate to more than 1 MiB. */
export function inflated(deflated: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(deflated, { maxOutputLength: 2 ** 20 });
  } catch {
    return new Uint8Array(0);
  }
}

/** CRC-32 as gzip and zip have it, by another program than the one that is tested. */
export function checksum(content: Uint8Array): number {
  return crc32(content);
}
