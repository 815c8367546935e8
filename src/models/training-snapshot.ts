import type { Backend } from "../backends/backend.js";
import { getBackend } from "../backends/default-backend.js";
import type { Optimizer, OptimizerState } from "../optimizers/index.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import type { RandomState, RandomStateSnapshot } from "../tensor/random-state/index.js";
import type { Tensor } from "../tensor/index.js";

/** What a training step changes. */
export interface TrainingState {
  readonly parameters: readonly Parameter[];
  /** What the layers change themselves while a step's loss is computed. */
  readonly state: readonly LayerState[];
  readonly optimizer: Optimizer;
  /** The random numbers that layers draw. */
  readonly random: RandomState;
}

/** The rows of a step, the epoch whose inputs they are of, and the rate that it was done with. */
interface Step {
  readonly rows: Int32Array;
  readonly epoch: number;
  readonly learningRate: number;
}

interface Copy {
  readonly optimizer: OptimizerState;
  readonly random: RandomStateSnapshot;
}

/**
 * The way back to the last good parameters.
 *
 * Copying all parameters at every step would cost more than a step of a small network does. So they
 * are copied every few steps, each time after a finite loss has proved them good, and the steps
 * since then are recorded: a step is a function of parameters, optimizer, random state, the epoch's inputs
 * and rows, so doing it again at the same rate gives the same bits. Where others may have changed something
 * between two steps, the next step starts from a new copy.
 */
export class TrainingSnapshot {
  readonly #state: TrainingState;
  readonly #stepsBetweenCopies: number;
  readonly #backend: Backend = getBackend();
  /** Values of the parameters, in memory that every copy uses again. */
  readonly #values: Tensor[] = [];
  /** The layers' state before the first of the recorded steps, and before the present one where it may be the first. */
  #stateValues: Tensor[] = [];
  #stateBefore: Tensor[] = [];
  #copy: Copy | undefined;
  #isDue = true;
  #randomBefore: RandomStateSnapshot | undefined;
  #steps: Step[] = [];

  constructor(state: TrainingState, stepsBetweenCopies: number) {
    this.#state = state;
    this.#stepsBetweenCopies = stepsBetweenCopies;
  }

  /** Whether the next {@link record} copies the parameters, which must be finite then. */
  get isDue(): boolean {
    return this.#isDue || this.#steps.length >= this.#stepsBetweenCopies;
  }

  /** Others have had their turn: the steps so far can't be continued by doing them again. */
  expectChanges(): void {
    this.#isDue = true;
  }

  /** To be called before a step's gradients are computed. */
  beforeStep(): void {
    if (!this.isDue) return;
    this.#randomBefore = this.#state.random.getState();
    this.#copyValues(this.#state.state, this.#stateBefore);
  }

  /** Takes note of a step over these rows of an epoch, between its loss, which was finite, and its update. */
  record(rows: Int32Array, epoch: number): void {
    if (this.isDue) this.#takeCopy();
    const { learningRate } = this.#state.optimizer;
    this.#steps.push({ rows: rows.slice(), epoch, learningRate });
  }

  /**
   * Undoes the latest recorded step, and more where parameters were not finite before it.
   *
   * @param redo Does a step over these rows of an epoch again.
   * @param isGood Whether the parameters are finite.
   * @returns The number of steps undone.
   */
  undo(redo: (rows: Int32Array, epoch: number) => void, isGood: () => boolean): number {
    const copy = this.#copy;
    if (copy === undefined) {
      this.#putBack(this.#stateBefore, this.#state.state);
      return 0;
    }
    const steps = this.#steps;
    const kept = this.#replay(copy, steps.slice(0, -1), redo, isGood);
    if (kept < steps.length - 1) this.#replay(copy, steps.slice(0, kept), redo, isGood);
    // Callbacks may have changed the rate since the step before.
    const next = steps[kept];
    if (next !== undefined) this.#state.optimizer.learningRate = next.learningRate;
    return steps.length - kept;
  }

  /** Gives the copies' memory back. */
  dispose(): void {
    for (const values of [this.#values, this.#stateValues, this.#stateBefore]) {
      for (const value of values.splice(0)) this.#backend.release(value);
    }
    this.#copy = undefined;
  }

  #takeCopy(): void {
    const { parameters, optimizer, random } = this.#state;
    this.#copyValues(parameters, this.#values);
    [this.#stateValues, this.#stateBefore] = [this.#stateBefore, this.#stateValues];
    this.#copy = {
      optimizer: optimizer.getState(parameters),
      random: this.#randomBefore ?? random.getState(),
    };
    this.#steps = [];
    this.#isDue = false;
  }

  #copyValues(tensors: readonly LayerState[], copies: Tensor[]): void {
    tensors.forEach(({ shape, dtype, value }, index) => {
      const copy = (copies[index] ??= this.#backend.allocate(shape, dtype));
      this.#backend.copy(value, copy);
    });
  }

  #putBack(copies: readonly Tensor[], tensors: readonly LayerState[]): void {
    copies.forEach((copy, index) => tensors[index]?.assign(copy));
  }

  /** Goes back to the copy and does steps again; gives the number of those that went well. */
  #replay(
    copy: Copy,
    steps: readonly Step[],
    redo: (rows: Int32Array, epoch: number) => void,
    isGood: () => boolean,
  ): number {
    const { parameters, optimizer, random } = this.#state;
    this.#putBack(this.#values, parameters);
    this.#putBack(this.#stateValues, this.#state.state);
    optimizer.setState(copy.optimizer, parameters);
    random.setState(copy.random);
    const failed = steps.findIndex(({ rows, epoch, learningRate }) => {
      optimizer.learningRate = learningRate;
      redo(rows, epoch);
      return !isGood();
    });
    return failed < 0 ? steps.length : failed;
  }
}
