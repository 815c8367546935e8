import { getBackend } from "../backends/default-backend.js";
import type { Optimizer, OptimizerState } from "../optimizers/index.js";
import type { Parameter } from "../parameters/index.js";
import type { RandomState, RandomStateSnapshot } from "../tensor/random-state/index.js";
import type { Tensor } from "../tensor/index.js";

/** What a training step changes. */
export interface TrainingState {
  readonly parameters: readonly Parameter[];
  readonly optimizer: Optimizer;
  /** The random numbers that layers draw. */
  readonly random: RandomState;
}

/** A training step, so that it can be done again. */
export interface RecordedStep {
  readonly rows: Int32Array;
  readonly learningRate: number;
}

interface Copy {
  readonly values: readonly Tensor[];
  readonly optimizer: OptimizerState;
  readonly random: RandomStateSnapshot;
}

/**
 * The way back to the last good parameters.
 *
 * Copying all parameters at every step would cost more than a step of a small network does. So they
 * are copied every few steps, each time after a finite loss has proved them good, and the steps
 * since then are recorded: a step is a function of parameters, optimizer, random state and rows, so
 * doing it again gives the same bits.
 */
export class TrainingSnapshot {
  readonly #state: TrainingState;
  readonly #stepsBetweenCopies: number;
  #copy: Copy | undefined;
  #randomBefore: RandomStateSnapshot | undefined;
  #steps: RecordedStep[] = [];

  constructor(state: TrainingState, stepsBetweenCopies: number) {
    this.#state = state;
    this.#stepsBetweenCopies = stepsBetweenCopies;
  }

  /** To be called before a step's gradients are computed. */
  beforeStep(): void {
    if (this.#copyIsDue) this.#randomBefore = this.#state.random.getState();
  }

  /** Takes note of a step between its loss, which was finite, and its update. */
  record(step: RecordedStep): void {
    if (this.#copyIsDue && this.#randomBefore !== undefined) {
      const { parameters, optimizer } = this.#state;
      this.#release();
      this.#copy = {
        values: parameters.map((parameter) => clone(parameter)),
        optimizer: optimizer.getState(parameters),
        random: this.#randomBefore,
      };
      this.#steps = [];
    }
    this.#steps.push({ rows: step.rows.slice(), learningRate: step.learningRate });
  }

  /** Undoes the latest recorded step; `redo` does a step again. */
  undo(redo: (step: RecordedStep) => void): void {
    const { parameters, optimizer, random } = this.#state;
    const copy = this.#copy;
    if (copy === undefined) return;
    parameters.forEach((parameter, index) => {
      const value = copy.values[index];
      if (value !== undefined) parameter.assign(value);
    });
    optimizer.setState(copy.optimizer, parameters);
    random.setState(copy.random);
    for (const step of this.#steps.slice(0, -1)) redo(step);
  }

  /** Gives the copies' memory back. */
  dispose(): void {
    this.#release();
    this.#copy = undefined;
  }

  get #copyIsDue(): boolean {
    return this.#copy === undefined || this.#steps.length >= this.#stepsBetweenCopies;
  }

  #release(): void {
    for (const value of this.#copy?.values ?? []) getBackend().release(value);
  }
}

function clone(parameter: Parameter): Tensor {
  const copy = getBackend().allocate(parameter.shape, parameter.dtype);
  getBackend().copy(parameter.value, copy);
  return copy;
}
