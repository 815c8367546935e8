import { Draws } from "../draws.js";
import { type Target } from "../target.js";
import { mutateBytes } from "./mutate-bytes.js";

/** A mutated file, and how much memory its content may honestly take. */
export interface FuzzFile {
  readonly bytes: Uint8Array;
  /** The greater of the file's own length and of what the seed it was made from stands for. */
  readonly honestBytes: number;
}

/** A file to start from. */
export interface Seed {
  readonly bytes: Uint8Array;
  /** The greater of its length and of what is read from it. */
  readonly honestBytes: number;
}

/** A target's files to start from. */
export interface Seeds {
  readonly small: readonly Seed[];
  readonly large: readonly Seed[];
}

/** File number `index` of a target: the same for the same seed, whatever was made before. */
export function makeFile(target: Target, seeds: Seeds, seed: number, index: number): FuzzFile {
  const draws = new Draws(fileSeed(target.name, seed, index));
  const family = seeds.large.length > 0 && draws.oneIn(1000) ? seeds.large : seeds.small;
  const { bytes, honestBytes } = draws.pick(family);
  const others = family.map((other) => other.bytes);
  const mutations = target.mutations ?? [];
  const isStructured = mutations.length > 0 && !draws.oneIn(3);
  let mutated = isStructured ? draws.pick(mutations)(bytes, draws, others) : bytes;
  if (!isStructured || draws.oneIn(8)) mutated = mutateBytes(mutated, draws, others);
  return { bytes: mutated, honestBytes: Math.max(honestBytes, mutated.length) };
}

/** 32 bits of all three, each of which changes about half of them (FNV-1a, then murmur3's end). */
function fileSeed(name: string, seed: number, index: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${name}/${seed}/${index}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
