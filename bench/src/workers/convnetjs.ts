// convnetjs: one sample after the other, gradients summed up over a batch, float64.

import { createRequire } from "node:module";
import { readTestRows, readTrainingRows, type Rows } from "../data/read-data.js";
import { serve, type Prepared } from "../processes/serve.js";
import type { PredictionWork, Task, TrainingWork } from "../work.js";

interface Volume {
  readonly w: Float64Array;
}

/** The part of convnetjs that is used here; it has no types of its own. */
interface ConvNetJs {
  readonly Vol: new (width: number, height: number, depth: number, fill: number) => Volume;
  readonly Net: new () => {
    makeLayers(definitions: readonly object[]): void;
    forward(input: Volume): Volume;
  };
  readonly Trainer: new (
    network: object,
    options: object,
  ) => { train(input: Volume, label: number): unknown };
}

const { Net, Trainer, Vol } = createRequire(import.meta.url)("convnetjs") as ConvNetJs;

await serve(({ work, dataDirectory }: Task): Prepared =>
  work.kind === "training"
    ? prepareTraining(work, dataDirectory)
    : preparePrediction(work, dataDirectory),
);

function prepareTraining(work: TrainingWork, directory: string): Prepared {
  const rows = readTrainingRows(directory, work.data, work.rows);
  const volumes = volumesOf(rows);
  const trainer = new Trainer(networkOf(work.dims, work.hidden), {
    method: "sgd",
    learning_rate: work.learningRate,
    momentum: 0,
    batch_size: work.batch === "full" ? rows.count : work.batch,
    l2_decay: work.weightPenalty ?? 0,
  });
  return {
    run: () => volumes.forEach((volume, row) => trainer.train(volume, rows.labels[row] ?? 0)),
  };
}

function preparePrediction({ images, calls }: PredictionWork, directory: string): Prepared {
  const volumes = volumesOf(readTestRows(directory, Math.max(images, 256)));
  const network = networkOf([784, 128, 10], "relu");
  return {
    run: () => {
      for (let image = 0; image < calls * images; image += 1) {
        const volume = volumes[image % volumes.length];
        if (volume !== undefined) network.forward(volume);
      }
    },
  };
}

function networkOf(dims: readonly number[], activation: string): InstanceType<ConvNetJs["Net"]> {
  const network = new Net();
  const hidden = dims.slice(1, -1).map((units) => ({ type: "fc", num_neurons: units, activation }));
  network.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: dims[0] },
    ...hidden,
    { type: "softmax", num_classes: dims.at(-1) },
  ]);
  return network;
}

function volumesOf({ images, count }: Rows): Volume[] {
  return Array.from({ length: count }, (_, row) => {
    const volume = new Vol(1, 1, 784, 0);
    for (let pixel = 0; pixel < 784; pixel += 1) {
      volume.w[pixel] = (images[row * 784 + pixel] ?? 0) / 255;
    }
    return volume;
  });
}
