import {
  Adam,
  BatchNormalization,
  CrossEntropy,
  Dense,
  Dropout,
  ReLU,
  Sequential,
  Softmax,
  type FitOptions,
} from "ndnet";
import { syntheticDigits } from "ndnet/datasets";
import {
  serveTraining,
  TrainingWorker,
  type ServeTrainingOptions,
  type WorkerScope,
} from "ndnet/worker";

export const digits = syntheticDigits({ count: 300, seed: 1 });
export const held = syntheticDigits({ count: 60, seed: 2 });
const workers: TrainingWorker[] = [];

/** Ends all that were made. */
export function endWorkers(): void {
  for (const worker of workers.splice(0)) worker.terminate();
}

/** Both ends of a worker in one thread, as two ports. */
export function workerOf(
  serve: ServeTrainingOptions = {},
  classes: readonly never[] = [],
): TrainingWorker {
  const { port1, port2 } = new MessageChannel();
  serveTraining({ ...serve, scope: port2 as unknown as WorkerScope });
  const worker = new TrainingWorker({ worker: port1 as unknown as WorkerScope, classes });
  workers.push(worker);
  return worker;
}

export function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

export function makeModel(): Sequential {
  return new Sequential(
    ...[new Dense(784, 12), new BatchNormalization(12), new ReLU(), new Dropout(0.2)],
    ...[new Dense(12, 10), new Softmax()],
  );
}

export const options = (): FitOptions => ({
  ...{ loss: new CrossEntropy({ epsilon: 1e-9 }), optimizer: new Adam({ learningRate: 0.01 }) },
  ...{ epochs: 3, batchSize: 50, seed: 4 },
});
