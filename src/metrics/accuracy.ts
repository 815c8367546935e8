import { getBackend } from "../backends/default-backend.js";
import { ShapeError } from "../errors/index.js";
import { formatShape, sameShape, type Tensor } from "../tensor/index.js";
import { Metric } from "./metric.js";

/**
 * Share of samples whose class is right, from 0 to 1, for predictions and targets `[batch, units]`.
 *
 * With several units, the class is the column of the largest element, the first of several (NaN
 * counts as largest). A single unit stands for two classes, parted at 0.5. Samples are counted in
 * whole numbers, so the result doesn't depend on the blocks in which they come.
 */
export class Accuracy extends Metric {
  override readonly name = "accuracy";
  #correct = 0;
  #samples = 0;

  override reset(): void {
    this.#correct = 0;
    this.#samples = 0;
  }

  /** @throws {ShapeError} unless predictions and targets are `[batch, units]`, both the same. */
  override update(predictions: Tensor, targets: Tensor): void {
    requireBatch(predictions, targets);
    const [samples = 0, units = 0] = predictions.shape;
    this.#correct +=
      units === 1
        ? countAlike(predictions, targets)
        : getBackend().matchingRows(predictions, targets);
    this.#samples += samples;
  }

  override result(): number {
    return this.#correct / this.#samples;
  }
}

function countAlike(predictions: Tensor, targets: Tensor): number {
  const samples = predictions.shape[0] ?? 0;
  let correct = 0;
  for (let i = 0; i < samples; i++) {
    if (predictions.get(i, 0) >= 0.5 === targets.get(i, 0) >= 0.5) correct++;
  }
  return correct;
}

function requireBatch(predictions: Tensor, targets: Tensor): void {
  const isMatrix = predictions.shape.length === 2 && predictions.shape[1] !== 0;
  if (isMatrix && sameShape(predictions.shape, targets.shape)) return;
  throw new ShapeError({
    where: "Accuracy.update",
    expected: "predictions and targets of one shape [batch, units]",
    received: `${formatShape(predictions.shape)} and ${formatShape(targets.shape)}`,
    fix: "Class labels become targets by one-hot encoding.",
  });
}
