import { type NdArray } from "ndarray";
import { parseDecimal } from "./parse-decimal.js";
import { parseFloat32 } from "./parse-float32.js";
import { parseWholeNumber } from "./parse-whole-number.js";

/** The images' ndarray for each kind of values. */
export interface CsvArrays {
  readonly bytes: NdArray<Uint8Array>;
  readonly float32: NdArray<Float32Array>;
  readonly float64: NdArray<Float64Array>;
}

/** What the cells of a CSV file hold. */
export type CsvValues = keyof CsvArrays;

/** How the cells of one kind are read and stored. */
export interface CellType<D> {
  /** What a cell has to hold, for error messages. */
  readonly expected: string;
  /** The value of a cell; not finite when it has to be refused. */
  readonly parse: (bytes: Uint8Array, start: number, end: number) => number;
  readonly create: (length: number) => D;
}

/** Each kind of cells. */
export const cellTypes: {
  readonly [V in CsvValues]: CellType<CsvArrays[V]["data"]>;
} = {
  bytes: {
    expected: "a whole number from 0 to 255",
    parse: parseWholeNumber,
    create: (length) => new Uint8Array(length),
  },
  float32: {
    expected: "a decimal number in the range of float32",
    parse: parseFloat32,
    create: (length) => new Float32Array(length),
  },
  float64: {
    expected: "a decimal number in the range of float64",
    parse: parseDecimal,
    create: (length) => new Float64Array(length),
  },
};
