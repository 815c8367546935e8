import ndarray from "ndarray";
import { dtypeOf, elementCount, tensor, wrap } from "../../src/tensor/index.js";
import type { NestedNumbers, Shape, Tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

/** A float64 tensor of nested numbers. */
export function float64(rows: NestedNumbers): Tensor {
  return tensor(rows, undefined, { dtype: "float64" });
}

/** The elements of a tensor of any strides, row by row. */
export function elements(source: Tensor): number[] {
  const { data, shape, stride, offset } = source;
  return Array.from({ length: elementCount(shape) }, (_, position) => {
    let rest = position;
    let place = offset;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis]!;
      place += (rest % length) * stride[axis]!;
      rest = Math.floor(rest / length);
    }
    return data[place]!;
  });
}

/** Float64 numbers from `low` to `high`. */
export function uniform(shape: Shape, seed: number, low = -2, high = 2): Tensor {
  return wrap(new RandomState(seed).uniform(low, high, elementCount(shape)).data, shape);
}

/** The same matrix as a transposed view with gaps between its elements and an offset. */
export function strided(matrix: Tensor): Tensor {
  const [rows, columns] = matrix.shape as [number, number];
  const size = 3 + 2 * rows * columns;
  const isFloat32 = dtypeOf(matrix) === "float32";
  const stride = [2, 2 * rows];
  const view: Tensor = isFloat32
    ? ndarray(new Float32Array(size), [rows, columns], stride, 3)
    : ndarray(new Float64Array(size), [rows, columns], stride, 3);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) view.set(i, j, matrix.get(i, j));
  }
  return view;
}

/** A float32 copy. */
export function float32(source: Tensor): Tensor {
  return wrap(Float32Array.from(elements(source)), source.shape);
}

/** The largest `|left − right| / max(1, |right|)`; Infinity where a pair isn't equal and isn't finite. */
export function largestError(left: Tensor, right: Tensor): number {
  const expected = elements(right);
  return elements(left).reduce((largest, value, position) => {
    const wanted = expected[position] ?? NaN;
    if (Object.is(value, wanted)) return largest;
    const error = Math.abs(value - wanted) / Math.max(1, Math.abs(wanted));
    return Number.isNaN(error) ? Infinity : Math.max(largest, error);
  }, 0);
}
