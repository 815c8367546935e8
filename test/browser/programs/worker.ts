// Runs in a page: trains there and in a worker, and watches how the page fares meanwhile.
import {
  Adam,
  CrossEntropy,
  Dense,
  Dropout,
  ReLU,
  Sequential,
  Softmax,
  type FitOptions,
} from "../../../src/index.js";
import { syntheticDigits } from "../../../src/datasets/index.js";
import { TrainingWorker } from "../../../src/worker/index.js";

/** What training in a worker gave, beside training on the page. */
export interface WorkerReport {
  readonly threads: number;
  readonly isSame: boolean;
  readonly epochs: readonly number[];
  readonly accuracy: number;
  readonly predictionsAreSame: boolean;
}

/** How a page fared while its worker trained. */
export interface PageReport {
  /** Tasks of the page that took more than 50 ms, in ms. */
  readonly longTasks: readonly number[];
  readonly frames: number;
  readonly reports: number;
  readonly predictions: number;
}

const digits = syntheticDigits({ count: 2000, seed: 1 });

function makeModel(): Sequential {
  const layers = [new Dense(784, 64), new ReLU(), new Dropout(0.2), new Dense(64, 10)] as const;
  return new Sequential(...layers, new Softmax());
}

const options = (): FitOptions => ({
  ...{ loss: new CrossEntropy(), optimizer: new Adam(), epochs: 3, batchSize: 64, seed: 1 },
});

async function train(): Promise<WorkerReport> {
  const worker = new TrainingWorker();
  const epochs: number[] = [];
  const [there, here] = [makeModel(), makeModel()];
  await worker.fit(there, digits.images, digits.labels, {
    ...options(),
    onEpochEnd: ({ epoch }) => epochs.push(epoch),
  });
  await here.fit(digits.images, digits.labels, options());
  const predictions = await worker.predict(digits.images.hi(5));
  const report = {
    threads: await worker.threads(),
    isSame: same(there.toBytes(), here.toBytes()),
    epochs,
    accuracy: there.evaluate(digits.images, digits.labels).accuracy,
    predictionsAreSame: same(predictions.data, here.predict(digits.images.hi(5)).data),
  };
  worker.terminate();
  return report;
}

/** Trains for a while in a worker, which is asked for predictions meanwhile. */
async function watch(milliseconds: number): Promise<PageReport> {
  const worker = new TrainingWorker();
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  let [frames, reports, predictions, isOver] = [0, 0, 0, false];
  const frame = (): void => {
    frames += 1;
    if (!isOver) requestAnimationFrame(frame);
  };
  const controller = new AbortController();
  const training = worker
    .fit(makeModel(), digits.images, digits.labels, {
      ...{ ...options(), epochs: 1e6, signal: controller.signal },
      onProgress: () => (reports += 1),
    })
    .catch(() => undefined);
  while (reports === 0) await new Promise(requestAnimationFrame);
  observer.observe({ type: "longtask" });
  requestAnimationFrame(frame);
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    await worker.predict(digits.images.hi(1));
    predictions += 1;
    await new Promise(requestAnimationFrame);
  }
  isOver = true;
  controller.abort();
  await training;
  observer.disconnect();
  worker.terminate();
  return { longTasks, frames, reports, predictions };
}

/** What a page that has no worker's script is told. */
async function missing(): Promise<string> {
  const worker = new TrainingWorker({ worker: new Worker("/missing.js", { type: "module" }) });
  const error: unknown = await worker.load(makeModel()).catch((reason: unknown) => reason);
  return String(error);
}

function same(left: ArrayLike<number>, right: ArrayLike<number>): boolean {
  return left.length === right.length && Array.from(left).every((x, index) => x === right[index]);
}

const program = { train, watch, missing };

/** What tests call in the page. */
export type WorkerProgram = typeof program;

Object.assign(globalThis, { program });
