import { getBackend } from "../backends/default-backend.js";
import { ArgumentError, StateError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import type { LayerState } from "../parameters/index.js";
import { requireInRange, wrap, type Tensor } from "../tensor/index.js";
import type { Callback, CallbackState, TrainingControl } from "./callback.js";
import { CallbackValues } from "./callback-values.js";
import {
  arraysOf,
  assignAll,
  duplicate,
  hasValues,
  learnedIn,
  releaseAll,
} from "./learned-values.js";

/** Options of {@link ExponentialMovingAverage}. */
export interface ExponentialMovingAverageOptions {
  /** Share of the old average that a step keeps, from 0 to below 1. Default: 0.999. */
  readonly decay?: number;
  /**
   * Whether the first steps keep less, `min(decay, (1 + t) / (10 + t))` after t of them, so that the
   * initial weights are soon forgotten. Default: `true`.
   */
  readonly warmUp?: boolean;
  /** Whether the model has the averages when training is over. Default: `true`. */
  readonly useAtEnd?: boolean;
}

/**
 * A moving average of all weights over the steps of a training: `a ← a + (1 − decay) · (w − a)` after every
 * step, a = w after the first. Running statistics of layers are averaged alike.
 *
 * The averages are often better than the weights of any one step. In the end the model has them, unless
 * training was aborted or numbers have failed; beside `EarlyStopping` they then stand in for
 * the best weights. {@link swap} exchanges them with the trained weights, and
 * {@link withAverages} does so for a moment. Checkpoints keep them. Where numbers fail, the averages hold
 * steps that are undone, and are dropped.
 *
 * @example
 * ```ts
 * const average = new ExponentialMovingAverage({ decay: 0.999 });
 * await model.fit(images, labels, { ...options, callbacks: [average] });
 * const averaged = model.evaluate(test.images, test.labels);
 * average.swap();
 * const latest = model.evaluate(test.images, test.labels);
 * ```
 *
 * Source: Polyak, Juditsky, "Acceleration of stochastic approximation by averaging", 1992.
 */
export class ExponentialMovingAverage implements Callback {
  readonly name = "ExponentialMovingAverage";
  readonly changesModel = false;
  /** So that weights which another callback puts back in the end are those that the averages stand in for. */
  readonly endsLast = true;
  readonly decay: number;
  readonly #warmUp: boolean;
  readonly #useAtEnd: boolean;
  #learned: readonly LayerState[] = [];
  #averages: Tensor[] = [];
  /** The weights that the model had before it got the averages. */
  #trained: Tensor[] = [];
  #updates = 0;
  #received = "none";
  #isOver = false;

  /** @throws {ArgumentError} when the decay is not from 0 to below 1. */
  constructor(options: ExponentialMovingAverageOptions = {}) {
    const where = "ExponentialMovingAverage";
    const { decay = 0.999, warmUp = true, useAtEnd = true } = requireOptions(options, where);
    requireInRange(decay, 0, 1 - Number.EPSILON / 2, "ExponentialMovingAverage, decay");
    this.decay = decay;
    this.#warmUp = warmUp;
    this.#useAtEnd = useAtEnd;
  }

  /** Whether the model has the averages now, and the trained weights wait; all numbers are compared. */
  get areInUse(): boolean {
    if (this.#trained.length === 0) return false;
    return this.#averages.every((average, index) => hasValues(this.#learned[index], average));
  }

  onTrainBegin(training: TrainingControl): void {
    this.#learned = learnedIn(training);
    this.#averages = [];
    this.#trained = [];
    this.#updates = 0;
    this.#received = "none";
    this.#isOver = false;
  }

  onBatchEnd(): void {
    if (this.#averages.length === 0) {
      this.#averages = this.#learned.map(({ value }) => duplicate(value));
    } else {
      const backend = getBackend();
      const share = 1 - this.#decayNow();
      this.#learned.forEach(({ value }, index) => {
        const average = this.#averages[index];
        if (average !== undefined) backend.approach(value, share, average);
      });
    }
    this.#updates += 1;
  }

  onNonFinite(): void {
    this.#averages = [];
    this.#trained = [];
    this.#received = "some of a training whose numbers failed";
  }

  onTrainEnd({ outcome }: TrainingControl): void {
    this.#isOver = true;
    const isWhole = outcome === "finished" || outcome === "stopped";
    const isWanted = this.#useAtEnd && isWhole && this.#averages.length > 0 && !this.areInUse;
    if (isWanted && this.#areFinite()) this.#useAverages();
  }

  /**
   * Gives the model the averages, and the next time the trained weights again. A model that has been
   * trained further since, or changed otherwise, gets the averages once more.
   *
   * @throws {StateError} before the first step, or where numbers have failed in training.
   */
  swap(): void {
    if (this.areInUse) this.#useTrained();
    else this.#useAverages();
  }

  /**
   * What `work` gives while the model has the averages, such as its evaluation or its bytes; the model is
   * then as before. The work is done when the function returns: it awaits nothing.
   *
   * @throws {StateError} before the first step, or where numbers have failed in training.
   */
  withAverages<Result>(work: () => Result): Result {
    if (this.areInUse) return work();
    this.#useAverages();
    try {
      return work();
    } finally {
      this.#useTrained();
    }
  }

  getState(): CallbackState {
    return {
      ...{ decay: this.decay, updates: this.#updates },
      ...arraysOf("average", this.#averages),
      // After the end nobody exchanges them before training goes on.
      ...arraysOf(this.#isOver ? "latest" : "trained", this.#trained),
    };
  }

  /** @throws {ArgumentError} when the state is that of another decay. */
  setState(state: CallbackState): void {
    const { decay = this.decay } = state;
    if (decay !== this.decay) {
      throw new ArgumentError({
        where: `fit, resume, ${this.name}`,
        expected: `a decay of ${String(decay)}, as the training had`,
        received: String(this.decay),
      });
    }
    const values = new CallbackValues(state, this.name);
    this.#updates = values.number("updates");
    this.#averages = this.#tensorsOf("average", values);
    this.#trained = this.#tensorsOf("trained", values);
    assignAll(this.#learned, this.#tensorsOf("latest", values));
  }

  #tensorsOf(name: string, values: CallbackValues): Tensor[] {
    return this.#learned.flatMap(({ value, shape, size }, index) => {
      const array = values.optionalArray(`${name}.${index}`, size);
      if (array === undefined) return [];
      const tensor = duplicate(value);
      getBackend().copy(wrap(array, shape), tensor);
      return [tensor];
    });
  }

  #useAverages(): void {
    this.#requireAverages();
    releaseAll(this.#trained);
    this.#trained = this.#learned.map(({ value }) => duplicate(value));
    assignAll(this.#learned, this.#averages);
  }

  #useTrained(): void {
    assignAll(this.#learned, this.#trained);
    releaseAll(this.#trained);
    this.#trained = [];
  }

  #decayNow(): number {
    const t = this.#updates;
    return this.#warmUp ? Math.min(this.decay, (1 + t) / (10 + t)) : this.decay;
  }

  #areFinite(): boolean {
    return this.#averages.every((average) => getBackend().isFinite(average));
  }

  #requireAverages(): void {
    const areThere = this.#averages.length > 0;
    if (areThere && this.#areFinite()) return;
    throw new StateError({
      where: this.name,
      expected: "averages of a training's steps",
      received: areThere ? "numbers that are not finite" : this.#received,
      fix: "Give the callback to fit, and use its averages after a step.",
    });
  }
}
