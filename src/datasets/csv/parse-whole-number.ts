import { zero } from "./csv-bytes.js";

/**
 * The whole number from 0 to 255 that `bytes` hold from `start` up to `end`, as digits alone.
 *
 * @returns NaN when they hold anything else.
 */
export function parseWholeNumber(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return Number.NaN;
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = (bytes[index] as number) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
    if (value > 255) return Number.NaN;
  }
  return value;
}
