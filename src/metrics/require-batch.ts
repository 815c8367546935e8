import { DTypeError, ShapeError } from "../errors/index.js";
import { formatShape, isTensor, sameShape, type Tensor } from "../tensor/index.js";

/**
 * Holds a block's targets against its predictions. Their element types may differ.
 *
 * @param where The metric's method.
 * @throws {ShapeError} unless both are `[batch, units]`, the same, with at least one unit.
 * @throws {DTypeError} unless both are float ndarrays.
 */
export function requireBatch(predictions: Tensor, targets: Tensor, where: string): void {
  if (!isTensor(predictions) || !isTensor(targets)) {
    throw new DTypeError({
      where,
      expected: "predictions and targets that are ndarrays of float32 or float64",
      received: "something else",
      fix: "Make them with tensor(data, shape).",
    });
  }
  const isMatrix = predictions.shape.length === 2 && predictions.shape[1] !== 0;
  if (isMatrix && sameShape(predictions.shape, targets.shape)) return;
  throw new ShapeError({
    where,
    expected: "predictions and targets of one shape [batch, units]",
    received: `${formatShape(predictions.shape)} and ${formatShape(targets.shape)}`,
    fix: "Targets have one row per sample and one column per unit; class labels become rows by one-hot encoding.",
  });
}

/**
 * Holds a block's width, in units or classes, against that of the blocks before it.
 *
 * @throws {ShapeError} when they differ.
 */
export function requireSameWidth(received: number, expected: number, where: string): void {
  if (received === expected) return;
  throw new ShapeError({
    where,
    expected: `${expected}, as in the blocks before`,
    received: String(received),
    fix: "Call reset() before data of another width.",
  });
}
