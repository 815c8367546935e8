import { ArgumentError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import type { EpochRecord, TrainingControl } from "./callback.js";
import type { CallbackValues } from "./callback-values.js";

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

/** What a {@link Monitor} remembers. */
type MonitorState = Readonly<Record<"best" | "monitor" | "mode", number | string | null>>;

/** Watches a metric for its best value. */
export class Monitor {
  /** The best value so far; `undefined` before the first. */
  best: number | undefined;
  readonly #options: MonitorOptions;
  readonly #where: string;

  /** @throws {ArgumentError} when the mode is neither, or the change is negative or no number. */
  constructor(options: MonitorOptions, where: string) {
    const { mode, minimumChange = 0 } = requireOptions(options, where) as {
      mode?: unknown;
      minimumChange?: number;
    };
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

  /**
   * Forgets what was before.
   *
   * @throws {ArgumentError} when training won't have the metric.
   */
  begin({ metricNames }: TrainingControl): void {
    this.best = undefined;
    const { monitor } = this.#options;
    if (monitor !== undefined && !metricNames.includes(monitor)) throw this.#unknown(metricNames);
  }

  getState(): MonitorState {
    const { monitor = null, mode = null } = this.#options;
    return { best: this.best ?? null, monitor, mode };
  }

  /** @throws {ArgumentError} when the state is that of another metric. */
  setState(values: CallbackValues): void {
    const { monitor = null, mode = null } = this.#options;
    const before = [values.optionalText("monitor"), values.optionalText("mode")];
    if (before[0] !== (monitor ?? undefined) || before[1] !== (mode ?? undefined)) {
      throw new ArgumentError({
        where: `fit, resume, ${this.#where}`,
        expected: `monitor ${before[0] ?? "by default"}, mode ${before[1] ?? "by default"}, as the training had`,
        received: `monitor ${monitor ?? "by default"}, mode ${mode ?? "by default"}`,
        fix: "Give fit the callbacks that the training had, in the same order.",
      });
    }
    this.best = values.optionalNumber("best");
  }

  /** The monitored value of an epoch. @throws {ArgumentError} when the record has none. */
  value({ metrics }: EpochRecord): number {
    const value = metrics[this.#nameIn(metrics)];
    if (value !== undefined) return value;
    throw this.#unknown(Object.keys(metrics));
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

  #unknown(names: readonly string[]): ArgumentError {
    return new ArgumentError({
      where: `${this.#where}, monitor`,
      expected: `one of ${names.join(", ")}`,
      received: this.#options.monitor ?? "none",
      fix: "Metrics of validation rows are there where fit is given the option validation; accuracy is where targets are classes.",
    });
  }

  #nameIn(metrics: EpochRecord["metrics"]): string {
    return this.#options.monitor ?? ("validationLoss" in metrics ? "validationLoss" : "loss");
  }

  #modeOf({ metrics }: EpochRecord): MonitorMode {
    if (this.#options.mode !== undefined) return this.#options.mode;
    return /loss|error/i.test(this.#nameIn(metrics)) ? "min" : "max";
  }
}
