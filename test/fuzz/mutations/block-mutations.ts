import { type Draws } from "../draws.js";
import { type Mutation } from "./mutation.js";
import { replacePart } from "./replace-part.js";

const nothing = new Uint8Array(0);

/** Mutations that cut, repeat and move parts of a file. */
export const blockMutations: readonly Mutation[] = [
  function truncate(file, draws) {
    return file.slice(0, draws.below(file.length + 1));
  },
  function cutStart(file, draws) {
    return file.slice(drawLength(draws));
  },
  function extend(file, draws) {
    const length = drawLength(draws);
    const tail = draws.oneIn(2) ? draws.bytes(length) : new Uint8Array(length);
    return replacePart(file, file.length, file.length, tail);
  },
  function insert(file, draws) {
    const place = draws.below(file.length + 1);
    return replacePart(file, place, place, draws.bytes(drawLength(draws)));
  },
  function remove(file, draws) {
    const { start, end } = drawPart(file, draws);
    return replacePart(file, start, end, nothing);
  },
  function fill(file, draws) {
    const { start, end } = drawPart(file, draws);
    const part = new Uint8Array(end - start).fill(draws.pick([0, 0x20, 0x30, 0xff]));
    return replacePart(file, start, end, part);
  },
  function repeat(file, draws) {
    const { start, end } = drawPart(file, draws);
    const place = draws.oneIn(2) ? end : draws.below(file.length + 1);
    return replacePart(file, place, place, file.subarray(start, end));
  },
  function overwrite(file, draws) {
    const { start, end } = drawPart(file, draws);
    const place = draws.below(file.length - (end - start) + 1);
    return replacePart(file, place, place + end - start, file.subarray(start, end));
  },
  function swap(file, draws) {
    const middle = draws.below(file.length + 1);
    const head = file.subarray(0, middle);
    const first = drawPart(head, draws);
    const second = drawPart(file.subarray(middle), draws);
    const [start, end] = [second.start + middle, second.end + middle];
    const moved = replacePart(file, start, end, head.subarray(first.start, first.end));
    return replacePart(moved, first.start, first.end, file.subarray(start, end));
  },
  function splice(file, draws, others) {
    const other = draws.pick(others);
    const start = draws.below(other.length + 1);
    return replacePart(file, draws.below(file.length + 1), file.length, other.subarray(start));
  },
];

function drawPart(file: Uint8Array, draws: Draws): { start: number; end: number } {
  const start = draws.below(file.length + 1);
  return { start, end: Math.min(start + drawLength(draws), file.length) };
}

/** Mostly the width of a field, sometimes that of a record or a block. */
function drawLength(draws: Draws): number {
  return draws.oneIn(4) ? 1 + draws.below(200) : draws.pick([1, 2, 4, 8, 16]);
}
