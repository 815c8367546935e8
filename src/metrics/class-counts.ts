import { wrap, type Tensor } from "../tensor/index.js";
import { classCount, classesOf } from "./classes-of.js";
import {
  objectionToNoClasses,
  type MeasuredModel,
  type MetricObjection,
} from "./measured-model.js";
import { Metric } from "./metric.js";
import { requireBatch, requireSameWidth } from "./require-batch.js";
import { requireCounts, requireState } from "./require-state.js";

/**
 * A figure that follows from how often each class was taken for each other.
 *
 * A sample has one class, as in `Accuracy`: the column of the largest element, the first of several
 * (NaN counts as largest); a single unit stands for two classes, parted at 0.5 (NaN belongs to 0).
 * Whole numbers are counted, so nothing depends on the blocks in which the samples come, and memory
 * is that of `classes²` numbers, however many the samples are.
 */
export abstract class ClassCounts extends Metric {
  #classes = 0;
  #samples = 0;
  /** `[classes, classes]`, row by row. */
  #counts = new Float64Array(0);
  #wantedMemory: Int32Array = new Int32Array(0);
  #predictedMemory: Int32Array = new Int32Array(0);

  /**
   * How many samples of each class (rows) were given each class (columns): `[classes, classes]`, a
   * copy; `[0, 0]` before the first samples.
   */
  get counts(): Tensor {
    return wrap(this.#counts.slice(), [this.#classes, this.#classes]);
  }

  override objection(model: MeasuredModel): MetricObjection | undefined {
    return objectionToNoClasses(model);
  }

  override reset(): void {
    this.#counts.fill(0);
    this.#samples = 0;
  }

  /**
   * @throws {ShapeError} unless predictions and targets are `[batch, units]`, both the same, with as
   * many classes as the samples before.
   * @throws {DTypeError} unless both are float ndarrays.
   */
  override update(predictions: Tensor, targets: Tensor): void {
    const where = `${this.constructor.name}.update`;
    requireBatch(predictions, targets, where);
    const [rows = 0, units = 0] = predictions.shape;
    const classes = classCount(units);
    if (this.#samples > 0) requireSameWidth(classes, this.#classes, `${where}, classes`);
    else if (this.#classes !== classes) this.#begin(classes);
    const wanted = (this.#wantedMemory = classesOf(targets, this.#wantedMemory));
    const predicted = (this.#predictedMemory = classesOf(predictions, this.#predictedMemory));
    const counts = this.#counts;
    for (let row = 0; row < rows; row++) {
      const place = (wanted[row] as number) * classes + (predicted[row] as number);
      counts[place] = (counts[place] as number) + 1;
    }
    this.#samples += rows;
  }

  /** The counts, row by row. */
  override getState(): readonly number[] {
    return [...this.#counts];
  }

  /** @throws {ArgumentError} when the state isn't one from {@link getState}. */
  override setState(state: readonly number[]): void {
    const where = `${this.constructor.name}.setState`;
    requireState(state, where, {
      expected: "as many numbers as a square has fields",
      fits: (length) => Number.isInteger(Math.sqrt(length)),
    });
    requireCounts(state, where);
    this.#begin(Math.sqrt(state.length));
    this.#counts.set(state);
    this.#samples = state.reduce((sum, count) => sum + count, 0);
  }

  #begin(classes: number): void {
    // A fresh metric's state has none.
    if (classes > 0) this.checkClasses(classes);
    this.#classes = classes;
    this.#counts = new Float64Array(classes * classes);
  }

  /** Refuses a number of classes that the options don't fit. */
  protected checkClasses(_classes: number): void {
    // Any number fits, unless a subclass says otherwise.
  }
}
