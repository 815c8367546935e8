import ndarray from "ndarray";
import {
  elementCount,
  type DType,
  type InputTensor,
  type Shape,
} from "../../../src/tensor/index.js";
import { laidOut, randomValues, uniformNumbers } from "../random-tensor.js";

/** Number of rows of every source. */
export const rows = 70;
/** The most rows that a read asks for. */
export const blockRows = 33;

/** Reads that a training loop makes, and some that it might: blocks of 0 and 1 row, repeats, backward. */
export const reads: readonly { order: Int32Array | undefined; start: number; end: number }[] = [
  { order: undefined, start: 0, end: 33 },
  { order: undefined, start: 33, end: 64 },
  { order: undefined, start: 69, end: 70 },
  { order: undefined, start: 5, end: 5 },
  { order: shuffled(rows), start: 0, end: 33 },
  { order: shuffled(rows), start: 66, end: 70 },
  { order: shuffled(rows), start: 70, end: 70 },
  { order: Int32Array.from({ length: rows }, (_, i) => rows - 1 - i), start: 30, end: 63 },
  { order: Int32Array.of(4, 4, 4, 69, 0, 4), start: 0, end: 6 },
  { order: Int32Array.of(7), start: 0, end: 1 },
];

/** A data set and its values in row order. */
export interface Source {
  readonly title: string;
  readonly values: readonly number[];
  readonly sampleShape: Shape;
  readonly inputs: InputTensor;
}

/** Bytes and floats, dense and with four of five elements and all of row 4 0, one in reversed strides. */
export function sources(sampleShape: Shape): Source[] {
  const shape = [rows, ...sampleShape];
  const count = elementCount(shape);
  const rowLength = elementCount(sampleShape);
  const next = uniformNumbers(86);
  const bytes = Array.from({ length: count }, () => 1 + Math.floor(255 * next()));
  const floats = randomValues(count, "float32", 87);
  const sparse = (values: readonly number[]): number[] =>
    values.map((value, i) => (next() < 0.8 || Math.floor(i / rowLength) === 4 ? 0 : value));
  const ofBytes = (title: string, values: readonly number[]): Source => {
    return { title, values, sampleShape, inputs: ndarray(Uint8Array.from(values), shape) };
  };
  const ofFloats = (title: string, values: readonly number[], dtype: DType, reversed = false) => {
    const inputs = laidOut(values, shape, dtype, reversed ? "reversed" : "contiguous");
    return { title, values, sampleShape, inputs };
  };
  return [
    ofBytes("dense bytes", bytes),
    ofBytes("sparse bytes", sparse(bytes)),
    ofFloats("dense float32 numbers", floats, "float32"),
    ofFloats("sparse float32 numbers", sparse(floats), "float32"),
    ofFloats("sparse float64 numbers in reversed strides", sparse(floats), "float64", true),
  ];
}

/** What a read should give. */
export function gathered(
  { values, sampleShape }: Source,
  order: Int32Array | undefined,
  start: number,
  end: number,
): number[] {
  const length = elementCount(sampleShape);
  return Array.from({ length: end - start }, (_, i) => order?.[start + i] ?? start + i).flatMap(
    (row) => values.slice(row * length, (row + 1) * length),
  );
}

/** Some order of `length` rows, always the same one. */
export function shuffled(length: number): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  const next = uniformNumbers(88);
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * next());
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
