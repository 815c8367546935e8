import type { Reduction } from "../losses/index.js";
import type { StepLoss } from "./training-step.js";

/** Sums over the batches of an epoch so far. */
export interface EpochLossSums {
  readonly data: number;
  readonly penalty: number;
  readonly rows: number;
}

/**
 * The loss of an epoch from those of its batches, so that it is that of the whole data set: means
 * weighted by their rows, sums added up; to either comes the row-weighted mean of the penalties.
 */
export class EpochLoss {
  readonly #reduction: Reduction;
  #data = 0;
  #penalty = 0;
  #rows = 0;

  constructor(reduction: Reduction) {
    this.#reduction = reduction;
  }

  /** Adds a batch of `rows` rows. */
  add({ data, penalty }: StepLoss, rows: number): void {
    this.#data += this.#reduction === "sum" ? data : data * rows;
    this.#penalty += penalty * rows;
    this.#rows += rows;
  }

  /** What it has added up, for {@link restore}. */
  get sums(): EpochLossSums {
    return { data: this.#data, penalty: this.#penalty, rows: this.#rows };
  }

  /** Goes on from sums of another. */
  restore({ data, penalty, rows }: EpochLossSums): void {
    this.#data = data;
    this.#penalty = penalty;
    this.#rows = rows;
  }

  /** The loss so far; NaN before the first batch. */
  get value(): number {
    const data = this.#reduction === "sum" ? this.#data : this.#data / this.#rows;
    return data + this.#penalty / this.#rows;
  }
}
