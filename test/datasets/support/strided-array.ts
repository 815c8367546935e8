import fc from "fast-check";
import ndarray, { type NdArray } from "ndarray";
import { type NumericArray } from "../../../src/tensor/take-rows.js";

/** An ndarray with the same elements row by row, computed by `get` alone. */
export interface StridedCase<D extends NumericArray> {
  readonly array: NdArray<D>;
  readonly elements: readonly number[];
}

/**
 * Views of any rank from `minimumRank` to 4, zero lengths included: permuted axes, steps, negative
 * strides and offsets over random bits of the given type.
 */
export function stridedArray<D extends NumericArray>(
  constructor: new (buffer: ArrayBuffer) => D,
  bytesPerElement: number,
  minimumRank = 0,
): fc.Arbitrary<StridedCase<D>> {
  const axis = fc.record({
    length: fc.integer({ min: 0, max: 4 }),
    before: fc.integer({ min: 0, max: 1 }),
    step: fc.constantFrom(1, 1, 2, -1),
    sortKey: fc.integer(),
  });
  return fc.array(axis, { minLength: minimumRank, maxLength: 4 }).chain((axes) => {
    const full = axes.map(({ length, before, step }) => before + length * Math.abs(step));
    const size = full.reduce((product, length) => product * length, 1);
    const byteCount = size * bytesPerElement;
    return fc.uint8Array({ minLength: byteCount, maxLength: byteCount }).map((bytes) => {
      const data = new constructor(new Uint8Array(bytes).buffer);
      const order = axes.map((_, index) => index);
      order.sort((left, right) => (axes[left]?.sortKey ?? 0) - (axes[right]?.sortKey ?? 0));
      const whole: NdArray<D> = ndarray(data, full);
      const view =
        axes.length === 0
          ? whole
          : whole
              .lo(...axes.map(({ before }) => before))
              .step(...axes.map(({ step }) => step))
              .transpose(...order);
      return { array: view, elements: elementsOf(view) };
    });
  });
}

/** The elements of an ndarray row by row. */
export function elementsOf(array: NdArray<NumericArray>): number[] {
  const elements: number[] = [];
  const visit = (position: number[]): void => {
    const length = array.shape[position.length];
    if (length === undefined) elements.push(array.get(...position));
    else for (let index = 0; index < length; index++) visit([...position, index]);
  };
  visit([]);
  return elements;
}
