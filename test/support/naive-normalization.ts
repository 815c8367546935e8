import type { NormalizationOperations } from "../../src/backends/operations/normalization-operations.js";
import type { Tensor } from "../../src/tensor/index.js";
import { elementPositions, valuesOf } from "./random-tensor.js";

/** Normalisations as their definitions say, row by row and column by column. */
export const naiveNormalization: NormalizationOperations = {
  columnMoments(input, mean, variance) {
    const columns = transpose(matrix(input));
    write(mean, columns.map(average));
    write(variance, columns.map(spread));
  },
  normalizeColumns(input, { mean, variance, epsilon }, scale, output) {
    const [means, variances] = [valuesOf(mean), valuesOf(variance)];
    const [gamma, beta] = [valuesOf(scale.gamma), valuesOf(scale.beta)];
    const normal = (x: number, j: number): number =>
      (x - means[j]!) / Math.sqrt(variances[j]! + epsilon);
    write(
      output,
      matrix(input).flatMap((row) => row.map((x, j) => gamma[j]! * normal(x, j) + beta[j]!)),
    );
  },
  normalizeColumnsGradient(pass, { mean, variance, epsilon, areOfInput }, gradient) {
    const [means, variances, gamma] = [valuesOf(mean), valuesOf(variance), valuesOf(pass.gamma)];
    const [xs, gs] = [transpose(matrix(pass.input)), transpose(matrix(pass.outputGradient))];
    const results = xs.map((column, j) => {
      const deviation = Math.sqrt(variances[j]! + epsilon);
      const normal = column.map((x) => (x - means[j]!) / deviation);
      const g = gs[j]!;
      const product = normal.map((x, i) => x * g[i]!);
      const bend = (i: number): number =>
        areOfInput ? average(g) + normal[i]! * average(product) : 0;
      return {
        gamma: sum(product),
        beta: sum(g),
        input: g.map((value, i) => (gamma[j]! / deviation) * (value - bend(i))),
      };
    });
    add(
      gradient.gamma,
      results.map((result) => result.gamma),
    );
    add(
      gradient.beta,
      results.map((result) => result.beta),
    );
    if (pass.inputGradient === undefined) return;
    write(pass.inputGradient, transpose(results.map((result) => result.input)).flat());
  },
  standardizeColumns(input, mean, deviation, output) {
    const deviations = valuesOf(deviation).map((value) => (value === 0 ? 1 : value));
    const means = mean === undefined ? deviations.map(() => 0) : valuesOf(mean);
    write(
      output,
      matrix(input).flatMap((row) => row.map((x, j) => (x - means[j]!) / deviations[j]!)),
    );
  },
  normalizeRows(input, epsilon, scale, output) {
    const [gamma, beta] = [valuesOf(scale.gamma), valuesOf(scale.beta)];
    write(
      output,
      matrix(input).flatMap((row) => {
        const deviation = Math.sqrt(spread(row) + epsilon);
        return row.map((x, j) => (gamma[j]! * (x - average(row))) / deviation + beta[j]!);
      }),
    );
  },
  normalizeRowsGradient(pass, epsilon, gradient) {
    const gamma = valuesOf(pass.gamma);
    const gs = matrix(pass.outputGradient);
    const products: number[][] = [];
    const inputs = matrix(pass.input).map((row, i) => {
      const deviation = Math.sqrt(spread(row) + epsilon);
      const normal = row.map((x) => (x - average(row)) / deviation);
      const h = gs[i]!.map((g, j) => g * gamma[j]!);
      const slope = average(h.map((x, j) => x * normal[j]!));
      products.push(gs[i]!.map((g, j) => g * normal[j]!));
      return h.map((x, j) => (x - average(h) - normal[j]! * slope) / deviation);
    });
    add(gradient.gamma, transpose(products).map(sum));
    add(gradient.beta, transpose(gs).map(sum));
    if (pass.inputGradient !== undefined) write(pass.inputGradient, inputs.flat());
  },
};

function matrix(tensor: Tensor): number[][] {
  const values = valuesOf(tensor);
  const columns = tensor.shape.at(-1)!;
  return Array.from({ length: values.length / columns }, (_, i) =>
    values.slice(i * columns, (i + 1) * columns),
  );
}

function transpose(rows: number[][]): number[][] {
  return (rows[0] ?? []).map((_, j) => rows.map((row) => row[j]!));
}

function sum(list: readonly number[]): number {
  return list.reduce((total, x) => total + x, 0);
}

function average(list: readonly number[]): number {
  return sum(list) / list.length;
}

function spread(list: readonly number[]): number {
  const mean = average(list);
  return average(list.map((x) => (x - mean) ** 2));
}

function write(output: Tensor, results: readonly number[]): void {
  elementPositions(output).forEach((position, place) => {
    output.data[position] = results[place]!;
  });
}

function add(target: Tensor, summands: readonly number[]): void {
  elementPositions(target).forEach((position, place) => {
    target.data[position] = target.data[position]! + summands[place]!;
  });
}
