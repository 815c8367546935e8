import { type Outcome } from "./outcome.js";

/** A file that a parser did wrong with. */
export interface Failure {
  readonly index: number;
  readonly fault: string;
}

/** An extreme and the file that it comes from. */
export interface Extreme {
  readonly value: number;
  readonly index: number;
}

/** What became of many files. */
export interface Tally {
  readonly files: number;
  /** How many files had each result: `"accepted"`, or the class of an error. */
  readonly results: Readonly<Record<string, number>>;
  readonly slowestMilliseconds: Extreme;
  readonly largestExcessBytes: Extreme;
  readonly failures: readonly Failure[];
}

export const emptyTally: Tally = {
  files: 0,
  results: {},
  slowestMilliseconds: { value: 0, index: 0 },
  largestExcessBytes: { value: 0, index: 0 },
  failures: [],
};

/** The tally of one file. */
export function tallyOf(index: number, outcome: Outcome): Tally {
  const { result, fault, milliseconds, excessBytes } = outcome;
  return {
    files: 1,
    results: { [result]: 1 },
    slowestMilliseconds: { value: milliseconds, index },
    largestExcessBytes: { value: excessBytes, index },
    failures: fault === undefined ? [] : [{ index, fault }],
  };
}

/** The tally of a file whose parser had to be stopped. */
export function tallyOfStopped(index: number, fault: string): Tally {
  return { ...emptyTally, files: 1, results: { stopped: 1 }, failures: [{ index, fault }] };
}

/** The tally of the files of both. */
export function addTallies(left: Tally, right: Tally): Tally {
  const results = { ...left.results };
  for (const [result, count] of Object.entries(right.results)) {
    results[result] = (results[result] ?? 0) + count;
  }
  return {
    files: left.files + right.files,
    results,
    slowestMilliseconds: greater(left.slowestMilliseconds, right.slowestMilliseconds),
    largestExcessBytes: greater(left.largestExcessBytes, right.largestExcessBytes),
    failures: [...left.failures, ...right.failures],
  };
}

function greater(left: Extreme, right: Extreme): Extreme {
  return right.value > left.value ? right : left;
}
