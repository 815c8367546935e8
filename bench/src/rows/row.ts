import type { Contestant } from "../peers/contestant.js";
import type { Facts } from "../results.js";

/** What rows need to know of the run. */
export interface RunContext {
  readonly dataDirectory: string;
  /** Whether to measure on a tenth of everything, to see that it works. */
  readonly quick: boolean;
}

/** A contestant that is ready to do a row's work again and again. */
export interface Runner {
  readonly facts: Facts;
  /** The share of the work that it does, from 0 to 1; figures are scaled to all of it. */
  readonly share: number;
  /**
   * One repetition, in the row's unit, scaled to all of the work.
   *
   * @param leastMilliseconds Work that takes less is done again and again for so long; the figure is
   * then a mean.
   */
  run(leastMilliseconds: number): Promise<number>;
  stop(): void;
}

/** A figure that the project wants to reach: `base` is at least `ratio` times as good as `other`. */
export interface Floor {
  readonly base: "ndnet" | "ndnet-float64";
  readonly other: string;
  readonly ratio: number;
}

/** What the project wants `other` to cost at most: its figure is at most `ratio` times that of `ndnet`. */
export interface Ceiling {
  readonly other: string;
  readonly ratio: number;
}

/** One line of the table: a piece of work that everyone does. */
export interface Row {
  /** For the command line. */
  readonly id: string;
  readonly title: string;
  readonly unit: "ms" | "µs" | "MB";
  readonly floors: readonly Floor[];
  readonly ceilings?: readonly Ceiling[];
  /** The most that ndnet may take, in the row's unit. */
  readonly atMost?: number;
  /** The most repetitions that it needs. */
  readonly repetitions?: number;
  /** Times the repetitions of other rows, where a small difference is looked for. Default: 1. */
  readonly repetitionsFactor?: number;
  /** Why a contestant has no figure here; `undefined` where it has one. */
  objection(contestant: Contestant): string | undefined;
  /** Whether it is left out without a word. Default: contestants with something beside the work are. */
  omits?(contestant: Contestant): boolean;
  start(contestant: Contestant, context: RunContext): Promise<Runner>;
}
