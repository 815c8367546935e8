import { AbortedError, CrossEntropy, type EpochRecord, type Sequential, type Tensor } from "ndnet";
import { ImageAugmentation } from "ndnet/datasets";
import { TrainingWorker, type TrainingProgress } from "ndnet/worker";
import ndarray from "ndarray";
import type { DigitData, LabelledDigits } from "../data/digit-data.js";
import { chosen, optimizers } from "./choices.js";
import type { TrainingSettings } from "./settings.js";

/** What a trainer does: there is no model, or one that is not trained now, or one that is. */
export type TrainerState = "empty" | "idle" | "training" | "paused";

/** Whom a trainer tells. */
export interface TrainerListener {
  onState(state: TrainerState): void;
  onProgress(progress: TrainingProgress): void;
  onEpoch(epoch: EpochRecord): void;
}

/** Trains one model at a time in a worker. */
export class Trainer {
  readonly #worker = new TrainingWorker();
  readonly #listener: TrainerListener;
  #state: TrainerState = "empty";
  #model: Sequential | undefined;
  #abort: AbortController | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #trainings = 0;
  /** Whether the worker has the model; before that it may have an earlier one. */
  #isInWorker = false;

  constructor(listener: TrainerListener) {
    this.#listener = listener;
  }

  get state(): TrainerState {
    return this.#state;
  }

  get model(): Sequential | undefined {
    return this.#model;
  }

  /** Threads that it trains with. */
  threads(): Promise<number> {
    return this.#worker.threads();
  }

  /** Trains a model, or the one that is there further, until all epochs are done or it is reset. */
  async train(model: Sequential, data: DigitData, settings: TrainingSettings): Promise<void> {
    this.#model = model;
    this.#abort = new AbortController();
    this.#trainings += 1;
    this.#isInWorker = false;
    this.#enter("training");
    // A pause that came too late for an earlier training would hold this one.
    this.#worker.resume();
    const training = this.#fit(model, data, settings, this.#abort.signal);
    this.#running = training.catch(() => undefined);
    try {
      await training;
      this.#isInWorker = true;
      this.#enter("idle");
    } catch (error) {
      if (error instanceof AbortedError) return;
      this.#enter("idle");
      throw error;
    }
  }

  pause(): void {
    if (this.#state !== "training") return;
    this.#worker.pause();
    this.#enter("paused");
  }

  goOn(): void {
    if (this.#state !== "paused") return;
    this.#worker.resume();
    this.#enter("training");
  }

  /** Forgets the model, whatever is done with it. */
  async reset(): Promise<void> {
    this.#abort?.abort();
    await this.#running;
    this.#model = undefined;
    this.#isInWorker = false;
    this.#trainings = 0;
    this.#enter("empty");
  }

  /** Takes a model that was trained before. */
  async open(model: Sequential): Promise<void> {
    await this.reset();
    await this.#worker.load(model);
    this.#model = model;
    this.#isInWorker = true;
    this.#enter("idle");
  }

  /** The model as it is now, as a file; `undefined` where there is none yet. */
  async toBytes(): Promise<Uint8Array | undefined> {
    return this.#isInWorker ? this.#worker.toBytes() : undefined;
  }

  /** What it takes images for, `[images, digits]`; `undefined` where there is no model yet. */
  async predict(digits: LabelledDigits): Promise<Tensor | undefined> {
    return this.#isInWorker ? this.#worker.predict(imagesOf(digits)) : undefined;
  }

  async #fit(
    model: Sequential,
    { train, test }: DigitData,
    settings: TrainingSettings,
    signal: AbortSignal,
  ): Promise<void> {
    const { optimizer, learningRate, batchSize, epochs, distorts } = settings;
    const { make } = chosen(optimizers, optimizer);
    // Another seed for each training, as each counts its epochs from 1.
    const seed = this.#trainings;
    await this.#worker.fit(model, imagesOf(train), train.labels, {
      ...{ loss: new CrossEntropy(), optimizer: make(learningRate) },
      ...{ batchSize, epochs, seed, signal },
      validation: { inputs: imagesOf(test), targets: test.labels },
      ...(distorts && { augmentation: distortions(seed) }),
      progressIntervalMs: 50,
      onProgress: (progress) => {
        this.#isInWorker = true;
        this.#listener.onProgress(progress);
      },
      onEpochEnd: (epoch) => {
        this.#isInWorker = true;
        this.#listener.onEpoch(epoch);
      },
    });
  }

  #enter(state: TrainerState): void {
    this.#state = state;
    this.#listener.onState(state);
  }
}

function imagesOf({ pixels, labels }: LabelledDigits): ReturnType<typeof ndarray<Uint8Array>> {
  return ndarray<Uint8Array>(pixels, [labels.length, 784]);
}

function distortions(seed: number): ImageAugmentation {
  return new ImageAugmentation({
    ...{ shift: 1.5, rotation: 12, scaling: 0.12, shear: 0.2 },
    ...{ shape: [28, 28], seed },
  });
}
