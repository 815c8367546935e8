import ndarray from "ndarray";
import fc from "fast-check";
import {
  elementCount,
  floatArray,
  type DType,
  type Shape,
  type Tensor,
} from "../../src/tensor/index.js";

/** How a tensor lies in its data. What lies between its elements is NaN, so that a stray read shows. */
export interface Placement {
  /** Axes from the outermost (largest stride) to the innermost. Default: row order. */
  readonly axes?: readonly number[];
  /** Distance between neighbours along each axis, in multiples of the densest; negative runs backward. Default: 1. */
  readonly steps?: readonly number[];
  /** Elements before the first and after the last. */
  readonly margin?: number;
}

/** The layouts that every operation is tested with. */
export const layouts = ["contiguous", "transposed", "offset", "strided", "reversed"] as const;
export type Layout = (typeof layouts)[number];

/** A generator of numbers in [0, 1), the same for the same seed (SplitMix-style mixing of a counter). */
export function uniformNumbers(seed: number): () => number {
  let counter = Math.imul(seed, 0x9e3779b9) | 0;
  return () => {
    counter = (counter + 0x6d2b79f5) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers in [−2, 2), already rounded to `dtype`. */
export function randomValues(count: number, dtype: DType, seed: number): number[] {
  const next = uniformNumbers(seed);
  return Array.from(floatArray(count, dtype), () => round(4 * next() - 2, dtype));
}

/** `value` as an element of `dtype` holds it. */
export function round(value: number, dtype: DType): number {
  return dtype === "float32" ? Math.fround(value) : value;
}

/** A tensor of random values in [−2, 2) in the given layout. */
export function randomTensor(
  shape: Shape,
  dtype: DType,
  seed: number,
  layout: Layout = "contiguous",
): Tensor {
  return laidOut(randomValues(elementCount(shape), dtype, seed), shape, dtype, layout);
}

/** `values`, in row order, as a tensor in one of the named layouts. */
export function laidOut(
  values: ArrayLike<number>,
  shape: Shape,
  dtype: DType,
  layout: Layout,
): Tensor {
  return placed(values, shape, dtype, placementOf(layout, shape.length));
}

/** `values`, in row order, as a tensor with the strides that `placement` asks for. */
export function placed(
  values: ArrayLike<number>,
  shape: Shape,
  dtype: DType,
  { axes, steps, margin = 0 }: Placement,
): Tensor {
  const stride = shape.map(() => 1);
  let extent = 1;
  let offset = margin;
  for (const axis of [...(axes ?? shape.keys())].reverse()) {
    const step = steps?.[axis] ?? 1;
    const length = shape[axis] ?? 0;
    stride[axis] = step * extent;
    if (step < 0) offset += Math.max(0, length - 1) * -step * extent;
    extent *= Math.abs(step) * Math.max(1, length);
  }
  const data = floatArray(extent + 2 * margin, dtype).fill(Number.NaN);
  const view = ndarray(data, [...shape], stride, offset) as Tensor;
  elementPositions(view).forEach((position, i) => (data[position] = values[i] ?? Number.NaN));
  return view;
}

/** Positions of a tensor's elements in its data, in row order. */
export function elementPositions({ shape, stride, offset }: Tensor): number[] {
  let positions = [offset];
  shape.forEach((length, axis) => {
    const along = Array.from({ length }, (_, i) => i * (stride[axis] ?? 0));
    positions = positions.flatMap((position) => along.map((distance) => position + distance));
  });
  return positions;
}

/** Elements of a tensor in row order. */
export function valuesOf(tensor: Tensor): number[] {
  return elementPositions(tensor).map((position) => tensor.data[position] ?? Number.NaN);
}

/** Shapes of up to three dimensions with strides of any order, sign and spacing. */
export const placements: fc.Arbitrary<{ shape: number[]; placement: Placement }> = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 })
  .chain((shape) =>
    fc.record({ shape: fc.constant(shape), placement: placementOfRank(shape.length) }),
  );

/** Strides for tensors of `rank` dimensions. */
export function placementOfRank(rank: number): fc.Arbitrary<Placement> {
  const all = Array.from({ length: rank }, (_, axis) => axis);
  return fc.record({
    axes: fc.shuffledSubarray(all, { minLength: rank, maxLength: rank }),
    steps: fc.array(fc.constantFrom(-3, -2, -1, 1, 2, 3), { minLength: rank, maxLength: rank }),
    margin: fc.integer({ min: 0, max: 5 }),
  });
}

function placementOf(layout: Layout, rank: number): Placement {
  const all = Array.from({ length: rank }, (_, axis) => axis);
  if (layout === "contiguous") return {};
  if (layout === "transposed") return { axes: all.reverse() };
  if (layout === "offset") return { margin: 3 };
  if (layout === "strided") return { steps: all.map((axis) => 2 + (axis % 2)), margin: 1 };
  return { steps: all.map(() => -1), margin: 2 };
}
