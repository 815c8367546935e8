import type { Command } from "../processes/child-process.js";
import type { CallbackSet, DType, Work } from "../work.js";

/** One way of doing the work: a library with its settings. */
export interface Contestant {
  /** For the command line: `numpy-float32`. */
  readonly id: string;
  /** For people: `NumPy float32`. */
  readonly name: string;
  /** Library, for the command line: `numpy` stands for all its settings. */
  readonly family: string;
  readonly dtype: DType;
  readonly threads?: number;
  readonly backend?: string;
  readonly callbacks?: CallbackSet;
  readonly augments?: true;
  /** A process that answers requests. */
  readonly worker: Command;
  /** A program that trains one batch as soon as it can and says so; none where that isn't measured. */
  readonly firstBatch?: Command;
  /** Why it can't run at all here; `undefined` where it can. */
  missing(): string | undefined;
  /** Why it can't do this work; `undefined` where it can. */
  objection(work: Work): string | undefined;
  /** What the reader must know about its figures. */
  readonly note?: string;
  /**
   * Operations a second that it does at least, roughly. Where a repetition would take long by that,
   * it runs on a share of the rows. Without it, it always runs on all rows.
   */
  readonly roughSpeed?: number;
  /** The same for work with convolutions. Default: `roughSpeed`. */
  readonly roughConvolutionSpeed?: number;
}

/** Whether it takes part where a row doesn't ask for anything beside the work. */
export function isPlain({ callbacks, augments }: Contestant): boolean {
  return callbacks === undefined && augments === undefined;
}

/** What all contestants that can do everything have in common. */
export const ableContestant = {
  missing: (): undefined => undefined,
  objection: (): undefined => undefined,
};
