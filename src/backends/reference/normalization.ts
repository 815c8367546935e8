import type { Tensor } from "../../tensor/index.js";
import type { NormalizationOperations } from "../operations/normalization-operations.js";
import { at, forEachElement } from "./strided.js";

/** Normalisations, over lists of float64 numbers in row order. */
export const normalizationOperations: NormalizationOperations = {
  columnMoments(input, mean, variance) {
    const values = listOf(input);
    const columns = mean.size;
    const rows = values.length / columns;
    const means = columnSums(values, columns, (x) => x).map((sum) => sum / rows);
    const squares = columnSums(values, columns, (x, j) => (x - at(means, j)) ** 2);
    write(mean, (j) => at(means, j));
    write(variance, (j) => at(squares, j) / rows);
  },

  normalizeColumns(input, { mean, variance, epsilon }, { gamma, beta }, output) {
    const [values, means, factors, shifts] = [
      listOf(input),
      listOf(mean),
      listOf(gamma),
      listOf(beta),
    ];
    const inverse = listOf(variance).map((v) => 1 / Math.sqrt(v + epsilon));
    const columns = means.length;
    write(output, (i) => {
      const j = i % columns;
      return at(factors, j) * (at(values, i) - at(means, j)) * at(inverse, j) + at(shifts, j);
    });
  },

  normalizeColumnsGradient(pass, { mean, variance, epsilon, areOfInput }, gradient) {
    const [values, g, means] = [listOf(pass.input), listOf(pass.outputGradient), listOf(mean)];
    const factors = listOf(pass.gamma);
    const inverse = listOf(variance).map((v) => 1 / Math.sqrt(v + epsilon));
    const columns = means.length;
    const rows = values.length / columns;
    const normal = values.map((x, i) => (x - at(means, i % columns)) * at(inverse, i % columns));
    const sums = columnSums(g, columns, (x) => x);
    const products = columnSums(g, columns, (x, _, i) => x * at(normal, i));
    add(gradient.gamma, products);
    add(gradient.beta, sums);
    if (pass.inputGradient === undefined) return;
    write(pass.inputGradient, (i) => {
      const j = i % columns;
      const mixed = areOfInput ? (at(sums, j) + at(normal, i) * at(products, j)) / rows : 0;
      return at(factors, j) * at(inverse, j) * (at(g, i) - mixed);
    });
  },

  standardizeColumns(input, mean, deviation, output) {
    const [values, deviations] = [listOf(input), listOf(deviation)];
    const columns = deviations.length;
    const means = mean === undefined ? new Float64Array(columns) : listOf(mean);
    write(output, (i) => {
      const j = i % columns;
      return (at(values, i) - at(means, j)) / (at(deviations, j) || 1);
    });
  },

  normalizeRows(input, epsilon, { gamma, beta }, output) {
    const [values, factors, shifts] = [listOf(input), listOf(gamma), listOf(beta)];
    const { normal } = normalRows(values, factors.length, epsilon);
    write(output, (i) => {
      const j = i % factors.length;
      return at(factors, j) * at(normal, i) + at(shifts, j);
    });
  },

  normalizeRowsGradient(pass, epsilon, gradient) {
    const [values, g, factors] = [
      listOf(pass.input),
      listOf(pass.outputGradient),
      listOf(pass.gamma),
    ];
    const columns = factors.length;
    const { normal, inverse } = normalRows(values, columns, epsilon);
    add(
      gradient.gamma,
      columnSums(g, columns, (x, _, i) => x * at(normal, i)),
    );
    add(
      gradient.beta,
      columnSums(g, columns, (x) => x),
    );
    if (pass.inputGradient === undefined) return;
    const h = g.map((x, i) => x * at(factors, i % columns));
    const means = rowMeans(h, columns);
    const products = rowMeans(
      h.map((x, i) => x * at(normal, i)),
      columns,
    );
    write(pass.inputGradient, (i) => {
      const row = Math.floor(i / columns);
      return at(inverse, row) * (at(h, i) - at(means, row) - at(normal, i) * at(products, row));
    });
  },
};

function normalRows(
  values: Float64Array,
  columns: number,
  epsilon: number,
): { normal: Float64Array; inverse: Float64Array } {
  const means = rowMeans(values, columns);
  const centred = values.map((x, i) => x - at(means, Math.floor(i / columns)));
  const variances = rowMeans(
    centred.map((x) => x * x),
    columns,
  );
  const inverse = variances.map((v) => 1 / Math.sqrt(v + epsilon));
  return { normal: centred.map((x, i) => x * at(inverse, Math.floor(i / columns))), inverse };
}

function rowMeans(values: Float64Array, columns: number): Float64Array {
  const means = new Float64Array(columns === 0 ? 0 : values.length / columns);
  values.forEach((x, i) => {
    const row = Math.floor(i / columns);
    means[row] = at(means, row) + x / columns;
  });
  return means;
}

function columnSums(
  values: Float64Array,
  columns: number,
  term: (x: number, column: number, index: number) => number,
): Float64Array {
  const sums = new Float64Array(columns);
  values.forEach((x, i) => {
    const j = i % columns;
    sums[j] = at(sums, j) + term(x, j, i);
  });
  return sums;
}

/** The elements in row order. */
function listOf(tensor: Tensor): Float64Array {
  const list = new Float64Array(tensor.size);
  let count = 0;
  forEachElement([tensor], (i) => {
    list[count++] = at(tensor.data, i);
  });
  return list;
}

function write(output: Tensor, value: (index: number) => number): void {
  let count = 0;
  forEachElement([output], (i) => {
    output.data[i] = value(count++);
  });
}

function add(target: Tensor, summands: Float64Array): void {
  let count = 0;
  forEachElement([target], (i) => {
    target.data[i] = at(target.data, i) + at(summands, count++);
  });
}
