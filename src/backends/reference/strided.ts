import type { NdArray } from "ndarray";
import { isContiguous, requireSameShape, type FloatArray } from "../../tensor/index.js";

/** Receives the position of one element, or of a row's first element, in each tensor's `data`. */
export type Visit = (first: number, second: number, third: number, fourth: number) => void;

/** One to four tensors of one shape, of any strides. */
export type Operands = readonly [
  first: NdArray,
  second?: NdArray | undefined,
  third?: NdArray | undefined,
  fourth?: NdArray | undefined,
];

/**
 * Visits the elements of up to four tensors of one shape together, row by row.
 *
 * Positions of tensors that are not given repeat the first one's.
 *
 * @throws {ShapeError} when the shapes differ.
 */
export function forEachElement(tensors: Operands, visit: Visit): void {
  const operands = padded(tensors);
  const [a, b, c, d] = operands;
  if (!operands.every(isContiguous)) {
    walk(operands, 0, a.shape.length, a.offset, b.offset, c.offset, d.offset, visit);
    return;
  }
  const size = a.size;
  for (let i = 0; i < size; i++) visit(a.offset + i, b.offset + i, c.offset + i, d.offset + i);
}

/**
 * Visits the rows, the vectors along the last axis, of up to four tensors of one shape together.
 *
 * @throws {ShapeError} when the shapes differ.
 */
export function forEachRow(tensors: Operands, visit: Visit): void {
  const operands = padded(tensors);
  const [a, b, c, d] = operands;
  walk(operands, 0, a.shape.length - 1, a.offset, b.offset, c.offset, d.offset, visit);
}

/** `output ← f(input)`, element by element. */
export function mapElements(input: NdArray, output: Writable, f: (x: number) => number): void {
  const { data: source } = input;
  const { data: target } = output;
  forEachElement([input, output], (i, o) => {
    target[o] = f(at(source, i));
  });
}

/** `output ← f(left, right)`, element by element. */
export function mapPairs(
  left: NdArray,
  right: NdArray,
  output: Writable,
  f: (x: number, y: number) => number,
): void {
  const { data: lefts } = left;
  const { data: rights } = right;
  const { data: target } = output;
  forEachElement([left, right, output], (l, r, o) => {
    target[o] = f(at(lefts, l), at(rights, r));
  });
}

/** Element `index` of a tensor's data; NaN outside, where a view's strides must never lead. */
export function at(data: NdArray["data"], index: number): number {
  return (data as FloatArray)[index] ?? Number.NaN;
}

interface Writable extends NdArray {
  data: FloatArray;
}

type FourOperands = readonly [NdArray, NdArray, NdArray, NdArray];

function padded([a, b = a, c = a, d = a]: Operands): FourOperands {
  for (const other of [b, c, d]) requireSameShape(other.shape, a.shape, "reference backend");
  return [a, b, c, d];
}

function walk(
  operands: FourOperands,
  axis: number,
  endAxis: number,
  first: number,
  second: number,
  third: number,
  fourth: number,
  visit: Visit,
): void {
  if (axis >= endAxis) {
    visit(first, second, third, fourth);
    return;
  }
  const [a, b, c, d] = operands;
  const length = a.shape[axis] ?? 0;
  const innermost = axis + 1 === endAxis;
  const stepA = a.stride[axis] ?? 0;
  const stepB = b.stride[axis] ?? 0;
  const stepC = c.stride[axis] ?? 0;
  const stepD = d.stride[axis] ?? 0;
  for (let i = 0; i < length; i++) {
    if (innermost) visit(first, second, third, fourth);
    else walk(operands, axis + 1, endAxis, first, second, third, fourth, visit);
    first += stepA;
    second += stepB;
    third += stepC;
    fourth += stepD;
  }
}
