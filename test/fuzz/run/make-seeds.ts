import { type Seed, type Seeds } from "../mutations/make-file.js";
import { type Target } from "../target.js";
import { hideNode } from "./hide-node.js";

/**
 * A target's seeds with their honest sizes, which reading them tells. What a process compiles and
 * keeps at the first use of a parser is there afterwards, and is not counted to a file.
 */
export async function makeSeeds(target: Target): Promise<Seeds> {
  const made = madeSeeds.get(target);
  if (made !== undefined) return made;
  const seeds = {
    small: await measured(target, target.seeds()),
    large: await measured(target, target.largeSeeds?.() ?? []),
  };
  madeSeeds.set(target, seeds);
  return seeds;
}

const madeSeeds = new WeakMap<Target, Seeds>();

async function measured(target: Target, files: readonly Uint8Array[]): Promise<Seed[]> {
  const seeds: Seed[] = [];
  for (const bytes of files) {
    const showNode = hideNode(target);
    const content = await target.parse(bytes.slice());
    showNode();
    seeds.push({ bytes, honestBytes: Math.max(bytes.length, contentBytes(content)) });
  }
  return seeds;
}

/** Bytes of all typed arrays in a value, at any depth. */
function contentBytes(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 0;
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.reduce((sum: number, part) => sum + contentBytes(part), 0);
}
