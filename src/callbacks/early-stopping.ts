import { requireNonNegativeInteger, wrap } from "../tensor/index.js";
import type { Callback, CallbackState, EpochRecord, TrainingControl } from "./callback.js";
import { CallbackValues } from "./callback-values.js";
import { copyOf, learnedIn } from "./learned-values.js";
import { Monitor, type MonitorOptions } from "./monitor.js";

/** Options of {@link EarlyStopping}. */
export interface EarlyStoppingOptions extends MonitorOptions {
  /** Epochs in a row without a better value that end training; 0 is as 1. Default: 5. */
  readonly patience?: number;
  /** Whether the model has its best weights in the end, however often they were passed. Default: `true`. */
  readonly restoreBest?: boolean;
}

/**
 * Ends training when a metric has stopped getting better, and puts the best weights back.
 *
 * They are put back when training ends by itself too, but not when it was aborted or has failed.
 *
 * Source: Prechelt, "Early stopping — but when?", in "Neural networks: tricks of the trade", 1998.
 */
export class EarlyStopping implements Callback {
  readonly name = "EarlyStopping";
  readonly changesModel = false;
  readonly #monitor: Monitor;
  readonly #patience: number;
  readonly #restoreBest: boolean;
  #bestEpoch = 0;
  #waited = 0;
  #bestValues: Float64Array[] = [];

  /** @throws {ArgumentError} when an option makes no sense. */
  constructor(options: EarlyStoppingOptions = {}) {
    this.#monitor = new Monitor(options, "EarlyStopping");
    const { patience = 5, restoreBest = true } = options;
    requireNonNegativeInteger(patience, "EarlyStopping, patience");
    this.#patience = patience;
    this.#restoreBest = restoreBest;
  }

  /** The best value so far; `undefined` before the first epoch. */
  get best(): number | undefined {
    return this.#monitor.best;
  }

  /** The epoch that gave it; 0 before the first. */
  get bestEpoch(): number {
    return this.#bestEpoch;
  }

  onTrainBegin(training: TrainingControl): void {
    this.#monitor.begin(training);
    this.#bestEpoch = 0;
    this.#waited = 0;
    this.#bestValues = [];
  }

  onEpochEnd(record: EpochRecord, training: TrainingControl): void {
    if (this.#monitor.improves(record)) {
      this.#bestEpoch = record.epoch;
      this.#waited = 0;
      if (this.#restoreBest)
        this.#bestValues = learnedIn(training).map(({ value }) => copyOf(value));
      return;
    }
    this.#waited += 1;
    if (this.#waited >= this.#patience) training.stop();
  }

  onTrainEnd(training: TrainingControl): void {
    const { outcome, history } = training;
    const isOver = outcome === "finished" || outcome === "stopped";
    if (!isOver || !this.#restoreBest) return;
    if (this.#bestEpoch === (history.at(-1)?.epoch ?? 0)) return;
    const learned = learnedIn(training);
    this.#bestValues.forEach((values, index) => {
      const tensor = learned[index];
      tensor?.assign(wrap(values, tensor.shape));
    });
  }

  getState(): CallbackState {
    const values = this.#bestValues.map((array, index): [string, Float64Array] => [
      `best.${index}`,
      array,
    ]);
    return {
      ...this.#monitor.getState(),
      bestEpoch: this.#bestEpoch,
      waited: this.#waited,
      ...Object.fromEntries(values),
    };
  }

  setState(state: CallbackState): void {
    const values = new CallbackValues(state, this.name);
    this.#monitor.setState(values);
    this.#bestEpoch = values.number("bestEpoch");
    this.#waited = values.number("waited");
    this.#bestValues = [];
    for (let index = 0; ; index += 1) {
      const array = values.optionalArray(`best.${index}`);
      if (array === undefined) return;
      this.#bestValues.push(array);
    }
  }
}
