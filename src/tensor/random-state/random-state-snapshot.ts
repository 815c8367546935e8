import { ArgumentError } from "../../errors/index.js";
import { describeValue } from "./describe-value.js";
import { STATE_WORDS } from "./mersenne-twister.js";
import { isWord } from "./seed-twister.js";

/**
 * Where a `RandomState` stands, as plain data that survives JSON unchanged.
 *
 * The parts are those of NumPy's `get_state()`: its keys, `pos`, `has_gauss` and
 * `cached_gaussian`.
 */
export interface RandomStateSnapshot {
  /** The 624 words of the Mersenne Twister, whole numbers from 0 to 2^32 − 1. */
  readonly words: readonly number[];
  /** Index of the next word, 0 to 624; 624 when all are used up. */
  readonly position: number;
  /** Whether the next normal number is already made. */
  readonly hasGauss: boolean;
  /** That number; 0 where there is none. */
  readonly cachedGauss: number;
}

/**
 * Checks every part of a snapshot that may come from a file.
 *
 * Words that make the generator give zeros for ever are refused too: its state is the highest bit
 * of the first word and all bits of the others, and must not be all zeros.
 *
 * @throws {ArgumentError} naming the part that is wrong.
 */
export function requireSnapshot(snapshot: unknown): asserts snapshot is RandomStateSnapshot {
  if (typeof snapshot !== "object" || snapshot === null || Array.isArray(snapshot)) {
    throw invalid("", "an object as getState returns it", snapshot);
  }
  const { words, position, hasGauss, cachedGauss } = snapshot as Record<string, unknown>;
  if (!Array.isArray(words)) throw invalid(", words", "an array of 624 numbers", words);
  if (words.length !== STATE_WORDS) {
    throw invalid(", words.length", "624", words.length);
  }
  const wrong = words.findIndex((word) => !isWord(word));
  if (wrong >= 0) {
    throw invalid(`, words[${wrong}]`, "a whole number from 0 to 4294967295", words[wrong]);
  }
  if (words.every((word, index) => (index === 0 ? word < 2 ** 31 : word === 0))) {
    throw invalid(", words", "words that are not all zero", 0);
  }
  if (!isWord(position) || position > STATE_WORDS) {
    throw invalid(", position", "a whole number from 0 to 624", position);
  }
  if (typeof hasGauss !== "boolean") throw invalid(", hasGauss", "true or false", hasGauss);
  if (typeof cachedGauss !== "number" || !Number.isFinite(cachedGauss)) {
    throw invalid(", cachedGauss", "a finite number", cachedGauss);
  }
}

function invalid(part: string, expected: string, received: unknown): ArgumentError {
  return new ArgumentError({
    where: `RandomState.setState, state${part}`,
    expected,
    received: describeValue(received),
    fix: "Pass what getState returned, unchanged.",
  });
}
