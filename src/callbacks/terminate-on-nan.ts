import type { NonFiniteLossError } from "../errors/index.js";
import type { Callback, TrainingControl } from "./callback.js";

/**
 * Ends training where the loss is no finite number, so that `fit` resolves with the epochs before
 * instead of rejecting. The model has its last good parameters, as it has without this callback.
 */
export class TerminateOnNaN implements Callback {
  readonly changesModel = false;
  #error: NonFiniteLossError | undefined;

  /** What ended training; `undefined` where nothing has. */
  get error(): NonFiniteLossError | undefined {
    return this.#error;
  }

  onTrainBegin(): void {
    this.#error = undefined;
  }

  onNonFinite(error: NonFiniteLossError, training: TrainingControl): void {
    this.#error = error;
    training.stop();
  }
}
