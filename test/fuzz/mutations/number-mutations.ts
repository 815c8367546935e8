import { type Draws } from "../draws.js";
import { edgeIntegers, edgeNumberTexts } from "./edge-numbers.js";
import { type Mutation } from "./mutation.js";
import { replacePart } from "./replace-part.js";

/** Mutations that take bytes for numbers, binary or decimal, and put others in their place. */
export const numberMutations: readonly Mutation[] = [
  function setInteger(file, draws) {
    const width = draws.pick([1, 2, 4, 8]);
    const part = integerBytes(drawInteger(file, draws), width, draws.oneIn(2));
    const place = draws.below(Math.max(file.length - width, 0) + 1);
    return replacePart(file, place, Math.min(place + width, file.length), part);
  },
  function setAlignedInteger(file, draws) {
    const width = draws.pick([2, 4, 8]);
    const part = integerBytes(drawInteger(file, draws), width, draws.oneIn(2));
    const place = 2 * draws.below(Math.floor(file.length / 2) + 1);
    return replacePart(file, place, Math.min(place + width, file.length), part);
  },
  function setDecimal(file, draws) {
    const start = findDigit(file, draws.below(file.length + 1));
    let end = start;
    while (isDigit(file[end])) end++;
    return replacePart(file, start, end, new TextEncoder().encode(draws.pick(edgeNumberTexts)));
  },
];

/** The lowest bytes of a whole number, in either order. */
function integerBytes(value: bigint, width: number, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, value), littleEndian);
  return littleEndian ? bytes.subarray(0, width) : bytes.subarray(8 - width);
}

/** An edge, or a number near one or near the file's own length. */
function drawInteger(file: Uint8Array, draws: Draws): bigint {
  const base = draws.oneIn(4) ? BigInt(file.length) : draws.pick(edgeIntegers);
  return draws.oneIn(3) ? base + BigInt(draws.below(33) - 16) : base;
}

/** The next digit from `start` on, or the file's end. */
function findDigit(file: Uint8Array, start: number): number {
  let place = start;
  while (place < file.length && !isDigit(file[place])) place++;
  return place;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
