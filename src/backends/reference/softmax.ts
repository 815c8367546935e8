import { dtypeOf, type Tensor } from "../../tensor/index.js";
import type { ActivationOperations } from "../operations/activation-operations.js";
import type { LossOperations } from "../operations/loss-operations.js";
import { smallestGradient, withoutTiny } from "./smallest-gradient.js";
import { at, forEachRow } from "./strided.js";

/** {@link ActivationOperations.softmax}. A row that holds NaN or +Infinity, or −Infinity alone, becomes NaN. */
export const softmax: ActivationOperations["softmax"] = (input, output) => {
  const columns = lastLength(input);
  const step = lastStride(input);
  const outputStep = lastStride(output);
  forEachRow([input, output], (row, outputRow) => {
    const largest = rowMaximum(input, row);
    const sum = sumOfExponentials(input, row, largest);
    for (let j = 0; j < columns; j++) {
      const exponential = Math.exp(at(input.data, row + j * step) - largest);
      output.data[outputRow + j * outputStep] = exponential / sum;
    }
  });
};

/** {@link ActivationOperations.softmaxGradient}. */
export const softmaxGradient: ActivationOperations["softmaxGradient"] = (
  output,
  outputGradient,
  inputGradient,
) => {
  const columns = lastLength(output);
  const step = lastStride(output);
  const gradientStep = lastStride(outputGradient);
  const resultStep = lastStride(inputGradient);
  forEachRow([output, outputGradient, inputGradient], (row, gradientRow, resultRow) => {
    const probability = (j: number): number => at(output.data, row + j * step);
    const gradient = (j: number): number => at(outputGradient.data, gradientRow + j * gradientStep);
    let mean = 0;
    for (let j = 0; j < columns; j++) mean += gradient(j) * probability(j);
    for (let j = 0; j < columns; j++) {
      inputGradient.data[resultRow + j * resultStep] = probability(j) * (gradient(j) - mean);
    }
  });
};

/**
 * {@link LossOperations.softmaxCrossEntropy}, through `log Σₖ e^zₖ = m + log Σₖ e^(zₖ − m)`, m the
 * row's largest logit. A target of 0 leaves out its term, so that 0 · −Infinity is 0.
 */
export const softmaxCrossEntropy: LossOperations["softmaxCrossEntropy"] = (
  logits,
  targets,
  scale,
  gradient,
) => {
  const columns = lastLength(logits);
  const step = lastStride(logits);
  const targetStep = lastStride(targets);
  let loss = 0;
  forEachRow([logits, targets, gradient], (row, targetRow, gradientRow) => {
    const largest = rowMaximum(logits, row);
    const sum = sumOfExponentials(logits, row, largest);
    const logSum = Math.log(sum);
    const logit = (j: number): number => at(logits.data, row + j * step) - largest;
    const target = (j: number): number => at(targets.data, targetRow + j * targetStep);
    let targetSum = 0;
    for (let j = 0; j < columns; j++) {
      const y = target(j);
      targetSum += y;
      if (y !== 0) loss -= y * (logit(j) - logSum);
    }
    if (gradient === undefined) return;
    const gradientStep = lastStride(gradient);
    const smallest = smallestGradient(dtypeOf(gradient));
    for (let j = 0; j < columns; j++) {
      const probability = Math.exp(logit(j)) / sum;
      const slope = scale * (probability * targetSum - target(j));
      gradient.data[gradientRow + j * gradientStep] = withoutTiny(slope, smallest);
    }
  });
  return loss;
};

function rowMaximum(tensor: Tensor, row: number): number {
  const columns = lastLength(tensor);
  const step = lastStride(tensor);
  let largest = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < columns; j++) largest = Math.max(largest, at(tensor.data, row + j * step));
  return largest;
}

function sumOfExponentials(tensor: Tensor, row: number, largest: number): number {
  const columns = lastLength(tensor);
  const step = lastStride(tensor);
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += Math.exp(at(tensor.data, row + j * step) - largest);
  return sum;
}

function lastLength(tensor: Tensor): number {
  return tensor.shape.at(-1) ?? 1;
}

function lastStride(tensor: Tensor): number {
  return tensor.stride.at(-1) ?? 0;
}
