import type { PreparedRows } from "../backends/operations/memory-operations.js";
import { StateError } from "../errors/index.js";
import { requireSameShape, type InputTensor, type Shape, type Tensor } from "../tensor/index.js";
import type { Augmentation } from "./augmentation.js";
import { checkInputs } from "./check-inputs.js";
import { prepareInputs, type ModelParts } from "./prepare-data.js";

/** Inputs that an augmentation makes anew for every epoch; those of one epoch are held at a time. */
export class AugmentedInputs implements PreparedRows {
  readonly rows: number;
  readonly sampleShape: Shape;
  /** Others are refused as an epoch begins. */
  readonly isFinite = true;
  readonly #model: ModelParts;
  readonly #inputs: InputTensor;
  readonly #augmentation: Augmentation;
  readonly #blockRows: number;
  #latest: InputTensor | undefined;
  #prepared: PreparedRows | undefined;
  #epoch: number | undefined;

  /** @throws What the augmentation finds wrong with the inputs. */
  constructor(
    model: ModelParts,
    inputs: InputTensor,
    augmentation: Augmentation,
    blockRows: number,
  ) {
    augmentation.check?.(inputs);
    [this.rows = 0, ...this.sampleShape] = inputs.shape;
    this.#model = model;
    this.#inputs = inputs;
    this.#augmentation = augmentation;
    this.#blockRows = blockRows;
  }

  /**
   * Makes the inputs of an epoch, where it has not begun; those of the one before can't be read any more.
   *
   * @throws {ArgumentError} when they are no finite numbers.
   * @throws {ShapeError} when they have another shape than the inputs given to `fit`.
   */
  beginEpoch(epoch: number): void {
    if (epoch === this.#epoch) return;
    this.dispose();
    const where = `fit, augmentation, epoch ${epoch}`;
    const latest = this.#augmentation.apply(this.#inputs, epoch, this.#latest);
    checkInputs(latest, where);
    requireSameShape(latest.shape, this.#inputs.shape, where);
    // What was given to fit is never handed out to be written over.
    if (latest.data.buffer !== this.#inputs.data.buffer) this.#latest = latest;
    this.#prepared = prepareInputs(this.#model, latest, this.#blockRows, where);
    this.#epoch = epoch;
  }

  read(order: Int32Array | undefined, start: number, end: number): Tensor {
    if (this.#prepared !== undefined) return this.#prepared.read(order, start, end);
    throw new StateError({
      where: "AugmentedInputs.read",
      expected: "a call after beginEpoch()",
      received: "a call before it",
    });
  }

  dispose(): void {
    this.#prepared?.dispose();
    this.#prepared = undefined;
    this.#epoch = undefined;
  }
}
