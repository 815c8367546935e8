import type { Summary } from "./statistics.js";

/** What is to be known about a contestant or the machine, by name. */
export type Facts = Readonly<Record<string, string | number>>;

/** What a contestant did in a row. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  /** In the row's unit, scaled to all of the work; none where it was not measured. */
  readonly figure?: Summary;
  /** The share of the work that was done, from 0 to 1. */
  readonly share?: number;
  readonly facts?: Facts;
  readonly note?: string;
  /** Why there is no figure. */
  readonly reason?: string;
}

/** Two contestants measured in turns: how many times the base's figure the other's is. */
export interface Comparison {
  readonly base: string;
  readonly other: string;
  /** Of the ratios pair by pair. */
  readonly ratio: Summary;
  /** What the project wants the ratio to be at least. */
  readonly wanted?: number;
  /** What the project wants the ratio to be at most. */
  readonly wantedAtMost?: number;
}

export interface RowResult {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly entries: readonly Entry[];
  readonly comparisons: readonly Comparison[];
  /** The most that ndnet's figure is wanted to be. */
  readonly atMost?: number;
}

/** A kernel beside the machine's limit, measured in turns. */
export interface KernelResult {
  readonly kernel: string;
  readonly dtype: string;
  readonly threads: number;
  /** 10⁹ multiplications and additions a second. */
  readonly speed: Summary;
  /** The multiply-add loop's, without memory. */
  readonly limit: Summary;
  /** Of the shares pair by pair. */
  readonly share: Summary;
  readonly wanted?: number;
}

/** Everything that a run found out. */
export interface Results {
  readonly date: string;
  readonly machine: Facts;
  readonly data: string;
  readonly quick: boolean;
  readonly repetitions: number;
  readonly rows: readonly RowResult[];
  readonly kernels: readonly KernelResult[];
  /** Why kernels were not measured. */
  readonly kernelsReason?: string;
}
