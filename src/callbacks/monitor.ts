import { ArgumentError } from "../errors/index.js";
import type { EpochRecord } from "./callback.js";

/** Whether less or more of a metric is better. */
export type MonitorMode = "min" | "max";

/** Options of callbacks that watch a metric. */
export interface MonitorOptions {
  /**
   * Name of a metric in the epoch's record. Default: `"validationLoss"` where training validates, else
   * `"loss"`.
   */
  readonly monitor?: string;
  /** Default: `"min"` for names with "loss" or "error" in them, else `"max"`. */
  readonly mode?: MonitorMode;
  /** What a value must be better by to count as better. Default: 0. */
  readonly minimumChange?: number;
}

/** Watches a metric for its best value. */
export class Monitor {
  /** The best value so far; `undefined` before the first. */
  best: number | undefined;
  readonly #options: MonitorOptions;
  readonly #where: string;

  /** @throws {ArgumentError} when the mode is neither, or the change is negative or no number. */
  constructor(options: MonitorOptions, where: string) {
    const { mode, minimumChange = 0 } = options as { mode?: unknown; minimumChange?: number };
    if (mode !== undefined && mode !== "min" && mode !== "max") {
      throw new ArgumentError({
        where: `${where}, mode`,
        expected: '"min" or "max"',
        received: typeof mode === "string" ? JSON.stringify(mode) : typeof mode,
      });
    }
    if (!(minimumChange >= 0)) {
      throw new ArgumentError({
        where: `${where}, minimumChange`,
        expected: "a number of at least 0",
        received: String(minimumChange),
      });
    }
    this.#options = options;
    this.#where = where;
  }

  /** The monitored value of an epoch. @throws {ArgumentError} when the record has none. */
  value({ metrics }: EpochRecord): number {
    const value = metrics[this.#nameIn(metrics)];
    if (value !== undefined) return value;
    throw new ArgumentError({
      where: `${this.#where}, monitor`,
      expected: `one of ${Object.keys(metrics).join(", ")}`,
      received: this.#options.monitor ?? "none",
      fix: "Metrics of validation rows are there where fit is given the option validation.",
    });
  }

  /** Takes note of an epoch's value; gives whether it is the best so far. NaN never is. */
  improves(record: EpochRecord): boolean {
    const value = this.value(record);
    const { minimumChange = 0 } = this.#options;
    const gain =
      this.best === undefined
        ? Infinity
        : this.#modeOf(record) === "min"
          ? this.best - value
          : value - this.best;
    if (Number.isNaN(value) || !(gain > minimumChange)) return false;
    this.best = value;
    return true;
  }

  #nameIn(metrics: EpochRecord["metrics"]): string {
    return this.#options.monitor ?? ("validationLoss" in metrics ? "validationLoss" : "loss");
  }

  #modeOf({ metrics }: EpochRecord): MonitorMode {
    if (this.#options.mode !== undefined) return this.#options.mode;
    return /loss|error/i.test(this.#nameIn(metrics)) ? "min" : "max";
  }
}
