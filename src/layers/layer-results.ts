import { DTypeError, ShapeError } from "../errors/index.js";
import { dtypeOf, formatShape, isTensor, sameShape } from "../tensor/index.js";
import type { DType, Shape, Tensor } from "../tensor/index.js";
import { describe } from "../tensor/describe.js";
import type { AnyLayer } from "./checked-layers.js";
import type { LayerContext } from "./layer-context.js";

/** What a layer's results are held against. */
export interface ResultDemands {
  readonly dtype: DType;
  /** The layer, as errors name it. */
  readonly layer: string;
}

/**
 * Runs a layer, and holds its output against what the layer declares.
 *
 * @throws {ShapeError} or {DTypeError} naming the layer.
 */
export function checkedForward(
  layer: AnyLayer,
  input: Tensor,
  context: LayerContext | undefined,
  demands: ResultDemands,
): Tensor {
  const [rows = 0] = input.shape;
  const expected = layer.outputShape(input.shape);
  const output = layer.forward(input, context);
  const where = `${demands.layer}, output of forward`;
  if (!isTensor(output) || !fits(output.shape, expected, rows)) {
    throw new ShapeError({
      where,
      expected: expected ? `shape ${formatShape(expected)}` : `a tensor of ${rows} rows`,
      received: isTensor(output) ? formatShape(output.shape) : describe(output),
    });
  }
  requireDType(output, demands.dtype, where);
  return output;
}

/**
 * Runs a layer's `backward`, and holds what it gives against the shape of the layer's input.
 *
 * @param expected That shape; `undefined` where nobody needs the input's gradient.
 * @throws {ShapeError} or {DTypeError} naming the layer.
 */
export function checkedBackward(
  layer: AnyLayer,
  outputGradient: Tensor,
  expected: Shape | undefined,
  demands: ResultDemands,
): Tensor {
  const gradient = layer.backward(outputGradient);
  if (expected === undefined) return gradient;
  const where = `${demands.layer}, result of backward`;
  if (!isTensor(gradient) || !sameShape(gradient.shape, expected)) {
    throw new ShapeError({
      where,
      expected: `shape ${formatShape(expected)}, that of the layer's input`,
      received: isTensor(gradient) ? formatShape(gradient.shape) : describe(gradient),
    });
  }
  requireDType(gradient, demands.dtype, where);
  return gradient;
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
