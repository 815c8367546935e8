// brain.js: updates its weights after every single sample, and has no softmax.

import { createRequire } from "node:module";
import { oneHotRows, readTestRows, readTrainingRows, scaled } from "../data/read-data.js";
import { serve, type Prepared } from "../processes/serve.js";
import type { PredictionWork, Task, TrainingWork } from "../work.js";

interface Sample {
  readonly input: Float32Array;
  readonly output: Float32Array;
}

/** The part of brain.js that is used here. */
interface Brain {
  readonly NeuralNetwork: new (options: object) => {
    train(samples: readonly Sample[], options: object): unknown;
    run(input: Float32Array): Float32Array;
  };
}

const { NeuralNetwork } = createRequire(import.meta.url)("brain.js") as Brain;

/** With 0.1, the rate of the others, updates after every sample soon leave no unit that answers. */
const learningRate = 0.01;

/** Once over the samples, without momentum as far as it allows that: it takes no 0 for either. */
const oneIteration = { iterations: 1, errorThresh: 1e-300, momentum: 1e-300 };

await serve(({ work, dataDirectory }: Task): Prepared =>
  work.kind === "training"
    ? prepareTraining(work, dataDirectory)
    : preparePrediction(work, dataDirectory),
);

function prepareTraining(work: TrainingWork, directory: string): Prepared {
  const { images, labels, count } = readTrainingRows(directory, work.data, work.rows);
  const samples = samplesOf(scaled(images, "float32") as Float32Array, oneHotRows(labels), count);
  const network = new NeuralNetwork({
    hiddenLayers: work.dims.slice(1, -1),
    activation: work.hidden,
  });
  const options = { ...oneIteration, learningRate };
  return { run: () => void network.train(samples, options) };
}

function preparePrediction({ images, calls }: PredictionWork, directory: string): Prepared {
  const { images: bytes, labels, count } = readTestRows(directory, Math.max(images, 256));
  const samples = samplesOf(scaled(bytes, "float32") as Float32Array, oneHotRows(labels), count);
  const network = new NeuralNetwork({ hiddenLayers: [128], activation: "relu" });
  network.train(samples.slice(0, 10), { ...oneIteration, learningRate });
  return {
    run: () => {
      for (let image = 0; image < calls * images; image += 1) {
        const sample = samples[image % samples.length];
        if (sample !== undefined) network.run(sample.input);
      }
    },
  };
}

function samplesOf(pixels: Float32Array, targets: Float32Array, count: number): Sample[] {
  return Array.from({ length: count }, (_, row) => ({
    input: pixels.slice(row * 784, (row + 1) * 784),
    output: targets.slice(row * 10, (row + 1) * 10),
  }));
}
