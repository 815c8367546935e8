import { dtypeOf, type DType, type FloatArray, type Tensor } from "../../tensor/index.js";
import type {
  ColumnScaleGradient,
  NormalizationOperations,
} from "../operations/normalization-operations.js";
import { columnsOf, columnVector, floatsAt } from "./column-vectors.js";
import { denseRows } from "./dense-rows.js";
import {
  COLUMN_SUMS,
  NORMALIZE_COLUMNS,
  NORMALIZE_COLUMNS_GRADIENT,
  NORMALIZE_ROWS,
  NORMALIZE_ROWS_GRADIENT,
} from "./shared/kernel-numbers.js";
import { PIECE_ROWS_INTEGER, SUMS_INTEGER } from "./shared/piece-sizes.js";
import { standardizeElements } from "./standardize-elements.js";
import { standardizeSparse } from "./standardize-sparse.js";
import type { WasmContext } from "./wasm-context.js";

/** What is summed, as in `kernels/normalization/column-sums.ts`. */
const kinds = { sum: 0, squaredDistance: 1, gradient: 2 } as const;

/** Operations an element takes, about. */
const columnWork = 3;
const rowWork = 8;

/** Pieces of rows whose sums are added in order: as many as threads need, and of more than a few rows. */
const mostPieces = 64;
const fewestPieceRows = 16;

/** Normalisations by the kernels in `kernels/normalization`; what there is one of a column is computed here. */
export function normalizationOperations(context: WasmContext): NormalizationOperations {
  const { engine, memory, operands } = context;

  const read = (tensor: Tensor, dtype: DType): FloatArray => columnsOf(context, tensor, dtype);
  const updated = (tensor: Tensor, columns: number, dtype: DType): FloatArray =>
    floatsAt(context, operands.update(tensor, columns, dtype), columns, dtype);
  const vector = (columns: number, dtype: DType, value: (j: number) => number): number =>
    columnVector(context, columns, dtype, value);

  /** Runs a kernel that leaves two sums a column for each piece of rows, and adds them in order. */
  const sumPieces = (kernel: number, shape: Matrix, work: number): [Float64Array, Float64Array] => {
    const { rows, columns, dtype } = shape;
    const pieceRows = Math.max(fewestPieceRows, Math.ceil(rows / mostPieces));
    const pieces = Math.ceil(rows / pieceRows);
    const half = columns + (columns % 2);
    const address = operands.temporary(pieces * half * 16);
    engine.integer(SUMS_INTEGER, address);
    engine.integer(PIECE_ROWS_INTEGER, pieceRows);
    engine.run(kernel, dtype, rows * columns * work, pieces);
    const sums = new Float64Array(memory.buffer, address, pieces * half * 2);
    const totals: [Float64Array, Float64Array] = [
      new Float64Array(columns),
      new Float64Array(columns),
    ];
    totals.forEach((total, which) => {
      for (let piece = 0; piece < pieces; piece += 1) {
        const start = (2 * piece + which) * half;
        for (let j = 0; j < columns; j += 1) total[j] = of(total, j) + of(sums, start + j);
      }
    });
    return totals;
  };

  const begin = (input: Tensor): Matrix => {
    const columns = input.shape.at(-1) ?? 1;
    const shape = {
      rows: columns === 0 ? 0 : input.size / columns,
      columns,
      dtype: dtypeOf(input),
    };
    engine.integer(0, shape.rows);
    engine.integer(1, columns);
    engine.integer(2, operands.input(input, input.size, shape.dtype));
    return shape;
  };

  const addTo = (
    gradient: ColumnScaleGradient,
    { columns, dtype }: Matrix,
    gamma: (j: number) => number,
    beta: Float64Array,
  ): void => {
    const gammas = updated(gradient.gamma, columns, dtype);
    const betas = updated(gradient.beta, columns, dtype);
    for (let j = 0; j < columns; j += 1) {
      gammas[j] = of(gammas, j) + gamma(j);
      betas[j] = of(betas, j) + of(beta, j);
    }
  };

  return {
    columnMoments(input, mean, variance) {
      const shape = begin(input);
      const { rows, columns, dtype } = shape;
      const [means, variances] = [updated(mean, columns, dtype), updated(variance, columns, dtype)];
      engine.integer(7, kinds.sum);
      const [sums] = sumPieces(COLUMN_SUMS, shape, columnWork);
      engine.integer(
        4,
        vector(columns + (columns % 2), "float64", (j) => of(sums, j) / rows),
      );
      engine.integer(7, kinds.squaredDistance);
      const [squares] = sumPieces(COLUMN_SUMS, shape, columnWork);
      for (let j = 0; j < columns; j += 1) {
        means[j] = of(sums, j) / rows;
        variances[j] = of(squares, j) / rows;
      }
      operands.finish();
    },

    normalizeColumns(input, { mean, variance, epsilon }, { gamma, beta }, output) {
      const { rows, columns, dtype } = begin(input);
      const [variances, gammas] = [read(variance, dtype), read(gamma, dtype)];
      const factor = (j: number): number => of(gammas, j) / Math.sqrt(of(variances, j) + epsilon);
      engine.integer(3, operands.input(mean, columns, dtype));
      engine.integer(4, vector(columns, dtype, factor));
      engine.integer(5, operands.input(beta, columns, dtype));
      engine.integer(6, operands.output(output, rows * columns, dtype));
      engine.run(NORMALIZE_COLUMNS, dtype, rows * columns * columnWork, rows);
      operands.finish();
    },

    normalizeColumnsGradient(pass, { mean, variance, epsilon, areOfInput }, gradient) {
      const shape = begin(pass.input);
      const { rows, columns, dtype } = shape;
      const size = rows * columns;
      const outputGradient = operands.input(pass.outputGradient, size, dtype);
      const means = read(mean, dtype);
      const [variances, gammas] = [read(variance, dtype), read(pass.gamma, dtype)];
      const inverse = (j: number): number => 1 / Math.sqrt(of(variances, j) + epsilon);
      engine.integer(3, outputGradient);
      engine.integer(
        4,
        vector(columns + (columns % 2), "float64", (j) => of(means, j)),
      );
      engine.integer(7, kinds.gradient);
      const [sums, products] = sumPieces(COLUMN_SUMS, shape, columnWork);
      addTo(gradient, shape, (j) => of(products, j) * inverse(j), sums);
      if (pass.inputGradient !== undefined) {
        const factor = (j: number): number => of(gammas, j) * inverse(j);
        const share = areOfInput ? 1 / rows : 0;
        const shift = (j: number): number => -factor(j) * of(sums, j) * share;
        const slope = (j: number): number =>
          -factor(j) * of(products, j) * share * inverse(j) * inverse(j);
        engine.integer(3, operands.input(mean, columns, dtype));
        engine.integer(4, vector(columns, dtype, factor));
        engine.integer(5, vector(columns, dtype, shift));
        engine.integer(6, vector(columns, dtype, slope));
        engine.integer(7, outputGradient);
        engine.integer(8, operands.output(pass.inputGradient, size, dtype));
        engine.run(NORMALIZE_COLUMNS_GRADIENT, dtype, size * columnWork, rows);
      }
      operands.finish();
    },

    standardizeColumns(input, mean, deviation, output) {
      const block = context.sparse.get(input);
      if (block !== undefined) {
        if (mean && standardizeSparse(context, block, mean, deviation, output)) return;
        denseRows(context, block, input, output);
      }
      const elements = block === undefined ? input : output;
      standardizeElements(context, elements, mean, deviation, output);
    },

    normalizeRows(input, epsilon, { gamma, beta }, output) {
      const { rows, columns, dtype } = begin(input);
      engine.integer(3, operands.input(gamma, columns, dtype));
      engine.integer(4, operands.input(beta, columns, dtype));
      engine.integer(5, operands.output(output, rows * columns, dtype));
      engine.scalar(0, epsilon);
      engine.run(NORMALIZE_ROWS, dtype, rows * columns * rowWork, rows);
      operands.finish();
    },

    normalizeRowsGradient(pass, epsilon, gradient) {
      const shape = begin(pass.input);
      const { rows, columns, dtype } = shape;
      const { gamma, outputGradient, inputGradient } = pass;
      engine.integer(3, operands.input(gamma, columns, dtype));
      engine.integer(4, operands.input(outputGradient, rows * columns, dtype));
      engine.integer(
        7,
        inputGradient === undefined ? 0 : operands.output(inputGradient, rows * columns, dtype),
      );
      engine.scalar(0, epsilon);
      const [sums, products] = sumPieces(NORMALIZE_ROWS_GRADIENT, shape, rowWork);
      addTo(gradient, shape, (j) => of(products, j), sums);
      operands.finish();
    },
  };
}

/** What a tensor is to a normalisation: rows along its last axis. */
interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly dtype: DType;
}

function of(values: FloatArray, index: number): number {
  return values[index] ?? 0;
}
