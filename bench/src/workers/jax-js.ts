// jax-js with its WebAssembly backend: the whole training step is one compiled function.

import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
} from "@jax-js/jax";
import { readTestRows, readTrainingRows, scaled } from "../data/read-data.js";
import { RandomState } from "../ndnet.js";
import { serve, type Prepared } from "../processes/serve.js";
import type { PredictionWork, Task, TrainingWork } from "../work.js";

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- its trees need a type.
type DenseLayer = { weights: np.Array; bias: np.Array };

const activations = { relu: nn.relu, sigmoid: nn.sigmoid, tanh: np.tanh };

await serve(async (task) => {
  await init("wasm");
  defaultDevice("wasm");
  const { work } = task;
  const prepared =
    work.kind === "training" ? prepareTraining(work, task) : preparePrediction(work, task);
  const threads = typeof Worker === "undefined" ? "one only in Node" : "several";
  return { ...prepared, facts: { threads } };
});

function prepareTraining(work: TrainingWork, { dataDirectory }: Task): Prepared {
  const { images, labels, count } = readTrainingRows(dataDirectory, work.data, work.rows);
  const raw = work.notebook === "784-25-10";
  const pixels = (
    raw ? Float32Array.from(images) : scaled(images, "float32")
  ) as Float32Array<ArrayBuffer>;
  const x = np.array(pixels).reshape([count, 784]);
  const y = np.array(Int32Array.from(labels), { dtype: np.int32 });
  const batch = work.batch === "full" ? count : work.batch;
  // Its loss is the mean over the batch; where the notebook takes the sum, the rate makes up for it.
  const rate = raw ? work.learningRate * batch : work.learningRate;
  const decay = 1 - work.learningRate * (work.weightPenalty ?? 0);
  const step = jit((layers: DenseLayer[], inputs: np.Array, targets: np.Array) => {
    const loss = (parameters: DenseLayer[], rows: np.Array, classes: np.Array): np.Array =>
      meanCrossEntropy(forward(parameters, rows, work.hidden), classes, batch);
    const [value, gradients] = valueAndGrad(loss)(tree.ref(layers), inputs, targets);
    value.dispose();
    return layers.map(({ weights, bias }, index) => {
      const gradient = gradients[index] as DenseLayer;
      return {
        weights: weights.mul(decay).sub(gradient.weights.mul(rate)),
        bias: bias.sub(gradient.bias.mul(rate)),
      };
    });
  });
  const random = new RandomState(0);
  let layers = drawLayers(work.dims, random);
  return {
    run: async () => {
      const order = random.permutation(count);
      for (let start = 0; start + batch <= count; start += batch) {
        const rows = np.array(order.slice(start, start + batch), { dtype: np.int32 });
        const isWhole = batch === count;
        const inputs = isWhole ? x.ref : x.ref.slice(rows.ref);
        const targets = isWhole ? y.ref : y.ref.slice(rows.ref);
        rows.dispose();
        layers = step(layers, inputs, targets) as DenseLayer[];
      }
      await blockUntilReady(layers);
    },
  };
}

function preparePrediction({ images, calls }: PredictionWork, { dataDirectory }: Task): Prepared {
  const count = Math.max(images, 256);
  const pixels = scaled(readTestRows(dataDirectory, count).images, "float32");
  const inputs = Array.from({ length: count / images }, (_, index) =>
    np
      .array(
        pixels.slice(index * images * 784, (index + 1) * images * 784) as Float32Array<ArrayBuffer>,
      )
      .reshape([images, 784]),
  );
  const predict = jit((layers: DenseLayer[], rows: np.Array) =>
    nn.softmax(forward(layers, rows, "relu"), -1),
  );
  const layers = drawLayers([784, 128, 10], new RandomState(0));
  return {
    run: () => {
      for (let call = 0; call < calls; call += 1) {
        const input = inputs[call % inputs.length];
        if (input !== undefined) predict(tree.ref(layers), input.ref).dataSync();
      }
    },
  };
}

function forward(layers: DenseLayer[], inputs: np.Array, hidden: TrainingWork["hidden"]): np.Array {
  return layers.reduce((rows, { weights, bias }, index) => {
    const sums = np.dot(rows, weights).add(bias);
    return index < layers.length - 1 ? activations[hidden](sums) : sums;
  }, inputs);
}

function meanCrossEntropy(logits: np.Array, classes: np.Array, rows: number): np.Array {
  return nn
    .logSoftmax(logits)
    .mul(nn.oneHot(classes, 10))
    .sum()
    .mul(-1 / rows);
}

function drawLayers(dims: readonly number[], random: RandomState): DenseLayer[] {
  return dims.slice(1).map((units, index) => {
    const inputs = dims[index] ?? 0;
    const limit = Math.sqrt(6 / (inputs + units));
    const values = Float32Array.from(random.uniform(-limit, limit, [inputs, units]).data);
    return { weights: np.array(values).reshape([inputs, units]), bias: np.zeros([units]) };
  });
}
