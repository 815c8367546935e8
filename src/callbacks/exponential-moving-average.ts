import { getBackend } from "../backends/default-backend.js";
import { StateError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import type { LayerState } from "../parameters/index.js";
import { dtypeOf, requireInRange, wrap, type Tensor } from "../tensor/index.js";
import type { Callback, CallbackState, TrainingControl } from "./callback.js";
import { CallbackValues } from "./callback-values.js";
import { copyOf, learnedIn } from "./learned-values.js";

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
 * training was aborted or has failed, or they are not finite; beside `EarlyStopping` they then stand in for
 * the best weights. {@link swap} exchanges them with the trained weights, and
 * {@link withAverages} does so for a moment. Checkpoints keep them.
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
  #updates = 0;
  #areInUse = false;

  /** @throws {ArgumentError} when the decay is not from 0 to below 1. */
  constructor(options: ExponentialMovingAverageOptions = {}) {
    const where = "ExponentialMovingAverage";
    const { decay = 0.999, warmUp = true, useAtEnd = true } = requireOptions(options, where);
    requireInRange(decay, 0, 1 - Number.EPSILON / 2, "ExponentialMovingAverage, decay");
    this.decay = decay;
    this.#warmUp = warmUp;
    this.#useAtEnd = useAtEnd;
  }

  /** Whether the model has the averages now, and the trained weights wait. */
  get areInUse(): boolean {
    return this.#areInUse;
  }

  onTrainBegin(training: TrainingControl): void {
    this.#learned = learnedIn(training);
    this.#averages = [];
    this.#updates = 0;
    this.#areInUse = false;
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

  onTrainEnd({ outcome }: TrainingControl): void {
    const isOver = outcome === "finished" || outcome === "stopped";
    if (this.#useAtEnd && isOver && this.#averages.length > 0 && this.#areFinite()) this.swap();
  }

  /**
   * Gives the model the averages, and the next time the trained weights again.
   *
   * @throws {StateError} before the first step, or where the weights were not finite when a training failed.
   */
  swap(): void {
    const backend = getBackend();
    this.#requireAverages();
    this.#learned.forEach((tensor, index) => {
      const average = this.#averages[index];
      if (average === undefined) return;
      const trained = duplicate(tensor.value);
      tensor.assign(average);
      backend.copy(trained, average);
      backend.release(trained);
    });
    this.#areInUse = !this.#areInUse;
  }

  /**
   * What `work` gives while the model has the averages, such as its evaluation or its bytes; the model is
   * then as before. The work is done when the function returns: it awaits nothing.
   *
   * @throws {StateError} before the first step, or where the weights were not finite when a training failed.
   */
  withAverages<Result>(work: () => Result): Result {
    if (this.#areInUse) return work();
    this.swap();
    try {
      return work();
    } finally {
      this.swap();
    }
  }

  getState(): CallbackState {
    const averages = this.#averages.map((average, index): [string, Float64Array] => [
      `average.${index}`,
      copyOf({ value: average, size: average.size, shape: average.shape }),
    ]);
    return { updates: this.#updates, ...Object.fromEntries(averages) };
  }

  setState(state: CallbackState): void {
    const values = new CallbackValues(state, this.name);
    this.#updates = values.number("updates");
    this.#averages = [];
    for (const [index, { value, shape, size }] of this.#learned.entries()) {
      const array = values.optionalArray(`average.${index}`, size);
      if (array === undefined) return;
      const average = duplicate(value);
      getBackend().copy(wrap(array, shape), average);
      this.#averages.push(average);
    }
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
      received: areThere ? "numbers that are not finite" : "none",
      fix: "Give the callback to fit, and use its averages after a step.",
    });
  }
}

/** A copy in the backend's memory. */
function duplicate(source: Tensor): Tensor {
  const copy = getBackend().allocate(source.shape, dtypeOf(source));
  getBackend().copy(source, copy);
  return copy;
}
