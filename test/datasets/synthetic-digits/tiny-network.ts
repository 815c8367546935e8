import { RandomState } from "../../../src/tensor/random-state/index.js";

const CLASSES = 10;

export interface TrainingSet {
  readonly images: Float32Array;
  readonly labels: Uint8Array;
}

export interface TinyNetworkOptions {
  /** ReLU units between input and softmax; 0 leaves a linear softmax model. */
  readonly hiddenUnits: number;
  readonly epochs: number;
  readonly learningRate: number;
}

/** Trains a softmax classifier sample by sample; gives the share of `test` that it gets right. */
export function heldOutAccuracy(
  train: TrainingSet,
  test: TrainingSet,
  options: TinyNetworkOptions,
): number {
  const { hiddenUnits, epochs, learningRate } = options;
  const random = new RandomState(1);
  const features = train.images.length / train.labels.length;
  const hidden = hiddenUnits > 0 ? createLayer(features, hiddenUnits, random) : undefined;
  const output = createLayer(hidden?.units ?? features, CLASSES, random);

  const hiddenOutput = (image: Float32Array): Float32Array =>
    hidden === undefined ? image : forward(hidden, image).map((value) => Math.max(value, 0));

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const i of random.permutation(train.labels.length)) {
      const image = train.images.subarray(i * features, (i + 1) * features);
      const activations = hiddenOutput(image);
      const gradient = softmax(forward(output, activations));
      gradient[train.labels[i] ?? 0] = (gradient[train.labels[i] ?? 0] ?? 0) - 1;
      const upstream = hidden === undefined ? undefined : inputGradient(output, gradient);
      descend(output, activations, gradient, learningRate);
      if (hidden === undefined || upstream === undefined) continue;
      const masked = upstream.map((value, unit) => ((activations[unit] ?? 0) > 0 ? value : 0));
      descend(hidden, image, masked, learningRate);
    }
  }

  let correct = 0;
  test.labels.forEach((label, i) => {
    const image = test.images.subarray(i * features, (i + 1) * features);
    const scores = forward(output, hiddenOutput(image));
    if (scores.indexOf(Math.max(...scores)) === label) correct += 1;
  });
  return correct / test.labels.length;
}

interface TinyLayer {
  readonly units: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

function createLayer(inputs: number, units: number, random: RandomState): TinyLayer {
  const bound = Math.sqrt(6 / (inputs + units));
  const weights = Float32Array.from({ length: inputs * units }, () =>
    random.uniform(-bound, bound),
  );
  return { units, weights, bias: new Float32Array(units) };
}

function forward({ units, weights, bias }: TinyLayer, input: Float32Array): Float32Array {
  const sums = bias.slice();
  input.forEach((value, i) => {
    if (value === 0) return;
    for (let unit = 0; unit < units; unit += 1) {
      sums[unit] = (sums[unit] ?? 0) + value * (weights[i * units + unit] ?? 0);
    }
  });
  return sums;
}

function inputGradient({ units, weights }: TinyLayer, gradient: Float32Array): Float32Array {
  return Float32Array.from({ length: weights.length / units }, (_, i) =>
    gradient.reduce((sum, value, unit) => sum + value * (weights[i * units + unit] ?? 0), 0),
  );
}

function descend(
  { units, weights, bias }: TinyLayer,
  input: Float32Array,
  gradient: Float32Array,
  learningRate: number,
): void {
  input.forEach((value, i) => {
    if (value === 0) return;
    for (let unit = 0; unit < units; unit += 1) {
      const weight = i * units + unit;
      weights[weight] = (weights[weight] ?? 0) - learningRate * value * (gradient[unit] ?? 0);
    }
  });
  gradient.forEach((value, unit) => {
    bias[unit] = (bias[unit] ?? 0) - learningRate * value;
  });
}

function softmax(scores: Float32Array): Float32Array {
  const largest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - largest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}
