import { requireInRange, requireNonNegativeInteger } from "../tensor/index.js";
import type { Callback, CallbackState, EpochRecord, TrainingControl } from "./callback.js";
import { CallbackValues } from "./callback-values.js";
import { Monitor, type MonitorOptions } from "./monitor.js";

/** Options of {@link ReduceLROnPlateau}. */
export interface ReduceLROnPlateauOptions extends MonitorOptions {
  /** What the rate is multiplied by, from 0 to 1. Default: 0.1. */
  readonly factor?: number;
  /** Epochs in a row without a better value that lower the rate; 0 is as 1. Default: 5. */
  readonly patience?: number;
  /** Epochs after a change in which nothing is counted. Default: 0. */
  readonly cooldown?: number;
  /** The rate never falls below. Default: 0. */
  readonly minimumRate?: number;
}

/**
 * Multiplies the learning rate when a metric has stopped getting better: `η ← max(η · factor, minimum)`.
 *
 * The optimizer keeps the rate when training is over. `fit` refuses it beside `LearningRateSchedule`.
 */
export class ReduceLROnPlateau implements Callback {
  readonly name = "ReduceLROnPlateau";
  readonly changesModel = false;
  readonly learningRate = "changes";
  readonly #monitor: Monitor;
  readonly #options: Required<Omit<ReduceLROnPlateauOptions, keyof MonitorOptions>>;
  #waited = 0;
  #resting = 0;

  /** @throws {ArgumentError} when an option makes no sense. */
  constructor(options: ReduceLROnPlateauOptions = {}) {
    this.#monitor = new Monitor(options, "ReduceLROnPlateau");
    const { factor = 0.1, patience = 5, cooldown = 0, minimumRate = 0 } = options;
    requireInRange(factor, 0, 1, "ReduceLROnPlateau, factor");
    requireNonNegativeInteger(patience, "ReduceLROnPlateau, patience");
    requireNonNegativeInteger(cooldown, "ReduceLROnPlateau, cooldown");
    requireInRange(minimumRate, 0, Infinity, "ReduceLROnPlateau, minimumRate");
    this.#options = { factor, patience, cooldown, minimumRate };
  }

  onTrainBegin(training: TrainingControl): void {
    this.#monitor.begin(training);
    this.#waited = 0;
    this.#resting = 0;
  }

  onEpochEnd(record: EpochRecord, { optimizer }: TrainingControl): void {
    const { factor, patience, cooldown, minimumRate } = this.#options;
    const isBetter = this.#monitor.improves(record);
    if (this.#resting > 0) {
      this.#resting -= 1;
      this.#waited = 0;
      return;
    }
    this.#waited = isBetter ? 0 : this.#waited + 1;
    if (isBetter || this.#waited < patience) return;
    optimizer.learningRate = Math.min(
      optimizer.learningRate,
      Math.max(optimizer.learningRate * factor, minimumRate),
    );
    this.#waited = 0;
    this.#resting = cooldown;
  }

  getState(): CallbackState {
    return { ...this.#monitor.getState(), waited: this.#waited, resting: this.#resting };
  }

  setState(state: CallbackState): void {
    const values = new CallbackValues(state, this.name);
    this.#monitor.setState(values);
    this.#waited = values.number("waited");
    this.#resting = values.number("resting");
  }
}
