import { ArgumentError, ShapeError } from "../../errors/index.js";
import { formatShape } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";
import { requireThat } from "../arguments/check-members.js";
import { numbers } from "../arguments/value-kinds.js";
import { requireNumbers, type NumberArray } from "../arrays/require-numbers.js";
import { largestIndex } from "./read-classes.js";

/** Probabilities of every class, a row a sample: `[n, classes]`. */
export type Probabilities = NumberArray;

/** What rows of probabilities say. */
export interface Beliefs {
  /** The class with the greatest probability, the first of several. */
  readonly predictions: Int32Array;
  /** Its probability. */
  readonly confidences: Float64Array;
}

/**
 * Reads `count` rows of probabilities.
 *
 * @throws {ShapeError} unless they are `[count, classes]`.
 * @throws {ArgumentError} when one is not from 0 to 1, to within 0.001.
 * @throws {DTypeError} when they are no ndarray of numbers.
 */
export function readProbabilities(
  probabilities: Probabilities,
  count: number,
  where: string,
): Beliefs {
  requireNumbers(probabilities, where);
  const { shape } = probabilities;
  const [rows, columns = 0] = shape;
  if (shape.length !== 2 || rows !== count || columns < 1) {
    throw new ShapeError({
      where,
      expected: `shape [${count}, classes]`,
      received: formatShape(shape),
    });
  }
  const data = contiguousData(probabilities);
  requireProbabilities(data, where);
  const predictions = new Int32Array(count);
  const confidences = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const { shares, prediction } = classShares(data.subarray(row * columns, (row + 1) * columns));
    predictions[row] = prediction;
    confidences[row] = shares[prediction] as number;
  }
  return { predictions, confidences };
}

/** Probabilities of all classes, and the class that is predicted by them. */
export interface ClassShares {
  readonly shares: ArrayLike<number>;
  readonly prediction: number;
}

/** A single value is the probability of class 1 of two, as a model that ends in `Sigmoid` gives it. */
export function classShares(values: ArrayLike<number>): ClassShares {
  const [share = Number.NaN] = Array.from(values).slice(0, 1);
  return values.length === 1
    ? { shares: [1 - share, share], prediction: Number(share >= 0.5) }
    : { shares: values, prediction: largestIndex(values) };
}

/** @throws {ArgumentError} unless all are from 0 to 1, to within 0.001. */
export function requireProbabilities(values: ArrayLike<number>, where: string): void {
  requireThat(numbers.holds(values), where, "an array of probabilities", values);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value >= -tolerance && value <= 1 + tolerance) continue;
    throw new ArgumentError({
      where: `${where}, element ${index}`,
      expected: "a probability, from 0 to 1",
      received: String(value),
      fix: "A model that ends in Softmax predicts probabilities; one that ends in a Dense layer logits.",
    });
  }
}

/** Rounding of float32 is far below it. */
const tolerance = 1e-3;
