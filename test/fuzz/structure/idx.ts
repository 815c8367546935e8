import { type Draws } from "../draws.js";
import { type Mutation } from "../mutations/mutation.js";
import { replacePart } from "../mutations/replace-part.js";
import { noise } from "./noise.js";

/** Mutations that write another IDX header, in front of the same bytes. */
export const idxMutations: readonly Mutation[] = [
  function anyHeader(file, draws) {
    const rank = draws.oneIn(20) ? 255 : draws.below(6);
    const lengths = Array.from({ length: rank }, () => drawLength(file.length, draws));
    return withHeader(file, draws.oneIn(4) ? draws.below(256) : drawType(draws), lengths);
  },
  function truthfulHeader(file, draws) {
    const rank = draws.below(5);
    const type = drawType(draws);
    const width = elementWidths.get(type) ?? 1;
    const elements = Math.floor((file.length - headerLengthOf(file)) / width);
    const lengths = Array.from({ length: rank }, (_, axis) => (axis === 0 ? elements : 1));
    return withHeader(file, type, lengths);
  },
];

/** Images of 40 KB that declare up to 33 MB. */
export const declareManyImages: Mutation = (_file, draws) =>
  withHeader(replacePart(noise, 0, 4, new Uint8Array(4)), 0x08, [
    20_000 + draws.below(22_000),
    28,
    28,
  ]);

const elementWidths: ReadonlyMap<number, number> = new Map([
  [0x08, 1],
  [0x09, 1],
  [0x0b, 2],
  [0x0c, 4],
  [0x0d, 4],
  [0x0e, 8],
]);

function drawType(draws: Draws): number {
  return draws.pick([...elementWidths.keys()]);
}

function drawLength(fileLength: number, draws: Draws): number {
  return draws.pick([0, 1, 2, 3, fileLength, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff]);
}

function withHeader(file: Uint8Array, type: number, lengths: readonly number[]): Uint8Array {
  const header = new Uint8Array(4 + 4 * lengths.length);
  header.set([0, 0, type, lengths.length]);
  const view = new DataView(header.buffer);
  lengths.forEach((length, axis) => view.setUint32(4 + 4 * axis, length));
  return replacePart(file, 0, headerLengthOf(file), header);
}

function headerLengthOf(file: Uint8Array): number {
  return Math.min(4 + 4 * (file[3] ?? 0), file.length);
}
