import { type Mutation } from "./mutation.js";

const edgeBytes = [0, 1, 0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x30, 0x39, 0x7f, 0x80, 0xfe, 0xff];

/** Mutations that change single bytes and keep the file's length. */
export const byteMutations: readonly Mutation[] = [
  function flipBit(file, draws) {
    const changed = file.slice();
    const place = draws.below(Math.max(file.length, 1));
    changed[place] = (changed[place] ?? 0) ^ (1 << draws.below(8));
    return changed;
  },
  function setByte(file, draws) {
    const changed = file.slice();
    changed[draws.below(Math.max(file.length, 1))] = draws.oneIn(2)
      ? draws.pick(edgeBytes)
      : draws.below(256);
    return changed;
  },
  function addToByte(file, draws) {
    const changed = file.slice();
    const place = draws.below(Math.max(file.length, 1));
    changed[place] = (changed[place] ?? 0) + draws.pick([-16, -2, -1, 1, 2, 16]);
    return changed;
  },
];
