/** What became of a file. */
export interface Outcome {
  /** The typed error's class, or `"accepted"`. */
  readonly result: string;
  /** What the parser did that it must not; `undefined` where it did nothing of the kind. */
  readonly fault: string | undefined;
  readonly milliseconds: number;
  /** Bytes allocated beyond the honest size. */
  readonly excessBytes: number;
}

/** The longest that a file may take. */
export const maximumMilliseconds = 1000;

/**
 * The most that may be allocated for a file: 2 × its honest size and 16 MiB.
 *
 * The honest size is what a truthful file of that content needs: its own bytes, or, where it is
 * compressed or in a terse notation, those of the arrays that its content makes. A mutated file is
 * held against the seed that it was made from, so that one that only claims to hold more gets no
 * more.
 */
export function allowedBytes(honestBytes: number): number {
  return 2 * honestBytes + 2 ** 24;
}
