import ndarray from "ndarray";
import { trainingRows } from "../data/sizes.js";
import { readTrainingRows, scaled } from "../data/read-data.js";
import {
  CrossEntropy,
  Dense,
  FanOutNormal,
  IndependentBatches,
  L2,
  LeCunNormal,
  RandomState,
  ReLU,
  Sequential,
  SGD,
  Sigmoid,
  Softmax,
  SoftmaxCrossEntropy,
  Tanh,
  tensor,
  Uniform,
  type BatchSampler,
  type Initializer,
} from "../ndnet.js";
import type { Task, TrainingWork } from "../work.js";
import type { Training } from "./training.js";

/**
 * The networks of examples/notebooks, with their losses, reductions and rates.
 *
 * Unlike the notebook, 784-10-10 has a bias gradient for every unit: the same sums.
 */
export function notebookTraining(work: TrainingWork, { dtype, dataDirectory }: Task): Training {
  const { rows, learningRate, batch, notebook } = work;
  // Random mini-batches are drawn from all rows, however many of them there are.
  const dataRows = notebook === "784-25-10" ? trainingRows : rows;
  const { images, labels } = readTrainingRows(dataDirectory, "digits", dataRows);
  const full = { batchSize: "full", shuffle: false } as const;
  const optimizer = new SGD({ learningRate });
  const targets = labels;

  if (notebook === "784-25-10") {
    const sampler = samplerOf(work, dataRows);
    const loss = new SoftmaxCrossEntropy({ reduction: "sum" });
    const weightRegularizer = new L2(work.weightPenalty ?? 0);
    const batchSize = batch === "full" ? rows : batch;
    return {
      model: networkOf(work, new LeCunNormal(), undefined).to(dtype),
      inputs: ndarray(images, [labels.length, 784]),
      targets,
      options: { loss, optimizer, weightRegularizer, batchSize, sampler },
    };
  }
  const inputs = tensor(scaled(images, dtype), [rows, 784]);
  if (notebook === "784-784-10") {
    const held = Math.round(rows / 10);
    const draw = new Uniform(-1, 1);
    return {
      model: networkOf(work, draw, draw).to(dtype),
      inputs: inputs.lo(held, 0),
      targets: targets.subarray(held),
      options: {
        ...full,
        optimizer,
        loss: new CrossEntropy({ epsilon: 1e-10 }),
        validation: { inputs: inputs.hi(held, 784), targets: targets.subarray(0, held) },
      },
    };
  }
  const draw = notebook === "784-100-10" ? new LeCunNormal() : new FanOutNormal();
  const loss = new CrossEntropy(notebook === "784-100-10" ? { epsilon: 1e-9 } : {});
  const model = networkOf(work, draw, undefined).to(dtype);
  return { model, inputs, targets, options: { ...full, loss, optimizer } };
}

function networkOf(
  { dims, hidden, notebook }: TrainingWork,
  weightInitializer: Initializer,
  biasInitializer: Initializer | undefined,
): Sequential {
  const options = { weightInitializer, ...(biasInitializer && { biasInitializer }) };
  const Hidden = { relu: ReLU, sigmoid: Sigmoid, tanh: Tanh }[hidden];
  const layers = dims
    .slice(1)
    .flatMap((units, index) => [new Dense(dims[index] ?? 0, units, options), new Hidden()])
    .slice(0, -1);
  return notebook === "784-25-10"
    ? new Sequential(...layers)
    : new Sequential(...layers, new Softmax());
}

/** Mini-batches of distinct rows, drawn within the epoch or before it. */
function samplerOf({ rows, batch, batches }: TrainingWork, dataRows: number): BatchSampler {
  const batchesPerEpoch = passesOf(rows, batch);
  const drawn = new IndependentBatches({ batchesPerEpoch });
  if (batches === "drawn") return drawn;
  const size = batch === "full" ? rows : batch;
  const given = Array.from(drawn.batches(dataRows, size, new RandomState(0)), (one) => one.slice());
  return { batches: () => given };
}

/** Mini-batches in one repetition: as many as go into the rows. */
function passesOf(rows: number, batch: number | "full"): number {
  return batch === "full" ? 1 : Math.floor(rows / batch);
}
