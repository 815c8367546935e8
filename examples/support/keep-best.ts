import {
  getBackend,
  zeros,
  type Callback,
  type EpochRecord,
  type Parameter,
  type Tensor,
  type TrainingControl,
} from "ndnet";

/** Keeps a copy of the parameters of the epoch with the best validation accuracy, the first of several. */
export class KeepBest implements Callback {
  #accuracy = Number.NEGATIVE_INFINITY;
  #epoch = 0;
  #copies: readonly Tensor[] = [];

  /** The epoch whose parameters are kept; 0 before the first. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Its validation accuracy. */
  get accuracy(): number {
    return this.#accuracy;
  }

  onEpochEnd({ epoch, validationAccuracy }: EpochRecord, { parameters }: TrainingControl): void {
    if (validationAccuracy === undefined || !(validationAccuracy > this.#accuracy)) return;
    this.#accuracy = validationAccuracy;
    this.#epoch = epoch;
    this.#copies = parameters.map(copyOf);
  }

  /** Puts the kept values back into the parameters that were trained. */
  restore(parameters: readonly Parameter[]): void {
    this.#copies.forEach((copy, index) => parameters[index]?.assign(copy));
  }
}

function copyOf({ value, shape, dtype }: Parameter): Tensor {
  const copy = zeros(shape, { dtype });
  getBackend().copy(value, copy);
  return copy;
}
