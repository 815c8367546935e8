/**
 * CRC-32 of `bytes`, as gzip and zip use it (reflected polynomial `0xEDB88320`).
 *
 * @param previous The CRC of the bytes before these, to go on from. Default: 0, the CRC of nothing.
 * @returns A whole number from 0 to 2³² − 1.
 */
export function crc32(bytes: Uint8Array, previous = 0): number {
  let register = ~previous;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] as number;
    register = (table[(register ^ byte) & 0xff] as number) ^ (register >>> 8);
  }
  return ~register >>> 0;
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder;
});
