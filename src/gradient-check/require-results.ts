import { ArgumentError, DTypeError } from "../errors/index.js";
import { dtypeOf, isTensor, requireSameShape, type Shape, type Tensor } from "../tensor/index.js";

/**
 * Holds what a method under test returned against its contract.
 *
 * @param shape The shape that it must have, where one is known.
 * @throws {ArgumentError} when it is no tensor.
 * @throws {ShapeError} when it has another shape.
 * @throws {DTypeError} when it is not float64.
 */
export function requireFloat64Result(result: Tensor, method: string, shape?: Shape): Tensor {
  const where = `gradientCheck, result of ${method}`;
  if (!isTensor(result)) {
    throw new ArgumentError({ where, expected: "a tensor", received: typeof result });
  }
  if (shape !== undefined) requireSameShape(result.shape, shape, where);
  if (dtypeOf(result) === "float64") return result;
  throw new DTypeError({
    where,
    expected: "float64 for float64 input",
    received: dtypeOf(result),
    fix: "Give results the element type of the input: dtypeOf(input).",
  });
}

/** @throws {ArgumentError} unless two passes over the same input gave the same output. */
export function requireRepeatable(first: Float64Array, second: Float64Array): void {
  const isSame =
    first.length === second.length && first.every((value, i) => Object.is(value, second[i]));
  if (isSame) return;
  throw new ArgumentError({
    where: "gradientCheck, forward",
    expected: "the same output for the same input and random state",
    received: "another one",
    fix: "Draw random numbers from context.random only, and keep no state between passes.",
  });
}
