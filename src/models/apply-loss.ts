import { Sigmoid, Softmax } from "../activations/index.js";
import { DTypeError } from "../errors/index.js";
import type { Loss, LossContext, LossResult } from "../losses/index.js";
import { dtypeOf, isTensor, requireSameShape, type Tensor } from "../tensor/index.js";
import type { AnyLayer } from "./checked-layers.js";

/** A loss, and how many of the last layers its gradient has passed already. */
export interface AppliedLoss extends LossResult {
  readonly skippedLayers: 0 | 1;
}

/**
 * A loss of predictions, differentiated together with the last layer where there is a formula.
 *
 * @throws {ShapeError} or {DTypeError} when the gradient isn't like the predictions.
 */
export function applyLoss(
  layers: readonly AnyLayer[],
  loss: Loss,
  predictions: Tensor,
  targets: Tensor,
  context: LossContext,
): AppliedLoss {
  const fused = evaluateThroughLast(layers, loss, predictions, targets, context);
  const result = fused ?? loss.evaluate(predictions, targets, context);
  if (context.needsGradient !== false) checkGradient(result.gradient, predictions, loss.name);
  return {
    value: result.value,
    gradient: result.gradient,
    skippedLayers: fused === undefined ? 0 : 1,
  };
}

/** Layers whose formulas these are: one of one's own makes its probabilities its own way. */
const fusable: readonly unknown[] = [Softmax, Sigmoid];

function evaluateThroughLast(
  layers: readonly AnyLayer[],
  ...[loss, predictions, targets, context]: [Loss, Tensor, Tensor, LossContext]
): LossResult | undefined {
  const last = layers.at(-1);
  if (last === undefined || !fusable.includes(last.constructor)) return undefined;
  return loss.evaluateThrough(last.outputKind, predictions, targets, context);
}

function checkGradient(gradient: Tensor, predictions: Tensor, name: string): void {
  const where = `${name}, gradient`;
  requireSameShape(isTensor(gradient) ? gradient.shape : [], predictions.shape, where);
  if (dtypeOf(gradient) === dtypeOf(predictions)) return;
  throw new DTypeError({
    where,
    expected: `${dtypeOf(predictions)}, as the predictions`,
    received: dtypeOf(gradient),
    fix: "Take the gradient's memory from gradientFor(predictions, context).",
  });
}
