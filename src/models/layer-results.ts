import { DTypeError, ShapeError } from "../errors/index.js";
import { dtypeOf, formatShape, isTensor, sameShape } from "../tensor/index.js";
import type { DType, Shape, Tensor } from "../tensor/index.js";
import { describe } from "../tensor/describe.js";

/**
 * Holds a layer's output against what the layer declares.
 *
 * @param expected Its shape, where the layer can tell.
 * @param rows Rows of the layer's input.
 * @throws {ShapeError} or {DTypeError} naming the layer.
 */
export function requireOutput(
  output: Tensor,
  expected: Shape | undefined,
  { rows, dtype, layer }: { rows: number; dtype: DType; layer: string },
): void {
  const where = `${layer}, output of forward`;
  if (!isTensor(output) || !fits(output.shape, expected, rows)) {
    throw new ShapeError({
      where,
      expected: expected ? `shape ${formatShape(expected)}` : `a tensor of ${rows} rows`,
      received: isTensor(output) ? formatShape(output.shape) : describe(output),
    });
  }
  requireDType(output, dtype, where);
}

/**
 * Holds what a layer's `backward` gave against the shape of the layer's input.
 *
 * @throws {ShapeError} or {DTypeError} naming the layer.
 */
export function requireInputGradient(
  gradient: Tensor,
  expected: Shape,
  { dtype, layer }: { dtype: DType; layer: string },
): void {
  const where = `${layer}, result of backward`;
  if (!isTensor(gradient) || !sameShape(gradient.shape, expected)) {
    throw new ShapeError({
      where,
      expected: `shape ${formatShape(expected)}, that of the layer's input`,
      received: isTensor(gradient) ? formatShape(gradient.shape) : describe(gradient),
    });
  }
  requireDType(gradient, dtype, where);
}

function fits(shape: Shape, expected: Shape | undefined, rows: number): boolean {
  return expected === undefined ? shape[0] === rows : sameShape(shape, expected);
}

function requireDType(result: Tensor, expected: DType, where: string): void {
  if (dtypeOf(result) === expected) return;
  throw new DTypeError({
    where,
    expected,
    received: dtypeOf(result),
    fix: "Give results the element type of the input: dtypeOf(input).",
  });
}
