// TensorFlow.js with its wasm or cpu backend, as its own documentation writes a model.

import * as tf from "@tensorflow/tfjs-core";
import { layers, regularizers, sequential, type Sequential } from "@tensorflow/tfjs-layers";
import { oneHotRows, readTestRows, readTrainingRows, scaled } from "../data/read-data.js";
import { serve, type Prepared } from "../processes/serve.js";
import type { ConvolutionWork, NetworkWork, PredictionWork, Task, TrainingWork } from "../work.js";
import { prepareConvolution } from "./tensorflow-convolution.js";

await serve(async (task: Task<NetworkWork | ConvolutionWork>) => {
  const backend = task.backend ?? "cpu";
  if (backend === "wasm") await import("@tensorflow/tfjs-backend-wasm");
  else await import("@tensorflow/tfjs-backend-cpu");
  await tf.setBackend(backend);
  await tf.ready();
  const prepared = prepare(task);
  return { ...prepared, facts: { version: tf.version_core, ...(await abilities(backend)) } };
});

function prepare(task: Task<NetworkWork | ConvolutionWork>): Prepared {
  const { work } = task;
  if (work.kind === "convolution") return prepareConvolution(work);
  const network: Task = { ...task, work };
  return work.kind === "training"
    ? prepareTraining(work, network)
    : preparePrediction(work, network);
}

async function abilities(backend: string): Promise<Record<string, string>> {
  if (backend !== "wasm") return {};
  const simd = await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT");
  const threads = await tf.env().getAsync("WASM_HAS_MULTITHREAD_SUPPORT");
  return { SIMD: simd ? "yes" : "no", threads: threads ? "yes" : "one only in Node" };
}

function prepareTraining(work: TrainingWork, { dataDirectory }: Task): Prepared {
  const { images, labels, count } = readTrainingRows(dataDirectory, work.data, work.rows);
  const raw = work.notebook === "784-25-10";
  const pixels = raw ? Float32Array.from(images) : scaled(images, "float32");
  const x = tf.tensor2d(pixels as Float32Array, [count, 784]);
  const y = tf.tensor2d(oneHotRows(labels), [count, 10]);
  const model = modelOf(work);
  const batchSize = work.batch === "full" ? count : work.batch;
  // Its loss is the mean over the batch; where the notebook takes the sum, the rate makes up for it.
  const learningRate = raw ? work.learningRate * batchSize : work.learningRate;
  model.compile({ optimizer: tf.train.sgd(learningRate), loss: "categoricalCrossentropy" });
  const shuffle = work.batch !== "full";
  return {
    run: async () => {
      await model.fit(x, y, { batchSize, epochs: 1, verbose: 0, shuffle });
    },
  };
}

function preparePrediction(work: PredictionWork, { dataDirectory }: Task): Prepared {
  const { images, calls } = work;
  const count = Math.max(images, 256);
  const pixels = scaled(readTestRows(dataDirectory, count).images, "float32") as Float32Array;
  const inputs = Array.from({ length: count / images }, (_, index) =>
    tf.tensor2d(pixels.slice(index * images * 784, (index + 1) * images * 784), [images, 784]),
  );
  const model = modelOf({ ...work, hidden: "relu" });
  return {
    run: () => {
      for (let call = 0; call < calls; call += 1) {
        const input = inputs[call % inputs.length];
        if (input === undefined) continue;
        const output = model.predict(input, { batchSize: images }) as tf.Tensor;
        output.dataSync();
        output.dispose();
      }
    },
  };
}

function modelOf({
  dims,
  hidden,
  weightPenalty,
  convolutions,
}: Pick<TrainingWork, "dims" | "hidden" | "weightPenalty" | "convolutions">): Sequential {
  const model = sequential();
  if (convolutions !== undefined) addLenetConvolutions(model);
  dims.slice(1).forEach((units, index) => {
    const isLast = index === dims.length - 2;
    model.add(
      layers.dense({
        units,
        activation: isLast ? "softmax" : hidden,
        ...(index === 0 && convolutions === undefined && { inputShape: [dims[0] ?? 0] }),
        ...(weightPenalty && { kernelRegularizer: regularizers.l2({ l2: weightPenalty / 2 }) }),
      }),
    );
  });
  return model;
}

function addLenetConvolutions(model: Sequential): void {
  const [kernelSize, activation] = [5, "relu"] as const;
  model.add(layers.reshape({ targetShape: [28, 28, 1], inputShape: [784] }));
  model.add(layers.conv2d({ filters: 6, kernelSize, activation, padding: "same" }));
  model.add(layers.maxPooling2d({ poolSize: 2 }));
  model.add(layers.conv2d({ filters: 16, kernelSize, activation }));
  model.add(layers.maxPooling2d({ poolSize: 2 }));
  model.add(layers.flatten());
}
