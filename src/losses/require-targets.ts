import { DTypeError, ShapeError } from "../errors/index.js";
import { dtypeOf, formatShape, sameShape, type Tensor } from "../tensor/index.js";

/**
 * Holds the targets of a loss or metric against its predictions.
 *
 * @param where The loss's name.
 * @throws {ShapeError} unless both are `[batch, units]` with at least one unit.
 * @throws {DTypeError} when their element types differ.
 */
export function requireTargets(predictions: Tensor, targets: Tensor, where: string): void {
  if (predictions.shape.length !== 2 || predictions.shape[1] === 0) {
    throw new ShapeError({
      where: `${where}, predictions`,
      expected: "shape [batch, units]",
      received: formatShape(predictions.shape),
    });
  }
  if (!sameShape(predictions.shape, targets.shape)) {
    throw new ShapeError({
      where: `${where}, targets`,
      expected: `the shape ${formatShape(predictions.shape)} of the predictions`,
      received: formatShape(targets.shape),
      fix: "Targets have one row per sample and one column per unit; class labels become rows by one-hot encoding.",
    });
  }
  if (dtypeOf(targets) === dtypeOf(predictions)) return;
  throw new DTypeError({
    where: `${where}, targets`,
    expected: `${dtypeOf(predictions)}, as the predictions`,
    received: dtypeOf(targets),
    fix: `Make the targets with tensor(data, shape, { dtype: "${dtypeOf(predictions)}" }).`,
  });
}
