import {
  CosineDecay,
  LearningRateSchedule,
  ProgressBar,
  type Augmentation,
  type Callback,
  type Loss,
  type Optimizer,
  type Regularizer,
  type Sequential,
  type Tensor,
} from "ndnet";
import { firstRows, loadDigits, type Digits } from "./digits.js";
import * as kinds from "./option-kinds.js";
import { runWhenStarted, type Print } from "./run-when-started.js";

/** A network of a paper, with the settings that the program chose on a validation split. */
export interface PaperNetwork {
  /** What is trained, and after whom. */
  readonly about: string;
  /** Test error in per cent that the paper reports. */
  readonly publishedError: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** Rate at the beginning; it falls to 0 along a cosine. */
  readonly learningRate: number;
  network(): Sequential;
  optimizer(learningRate: number): Optimizer;
  loss(): Loss;
  weightRegularizer?(): Regularizer;
  /** What is done to all digits before they are trained on or tested, `[digits, 784]`. */
  prepare?(images: Tensor): Tensor;
  /** What changes the training digits from epoch to epoch. */
  augmentation?(seed: number): Augmentation;
  /** What else takes part in the training. */
  callbacks?(): readonly Callback[];
}

interface Options {
  readonly epochs: number;
  readonly seed: number;
  readonly rows: number;
  readonly data: string;
  readonly validate: boolean;
}

/** What a run gave. */
export interface PaperResult {
  /** In per cent. */
  readonly error: number;
  /** Time of the training alone. */
  readonly seconds: number;
  /** The most memory that the process had in use, in 10⁶ bytes: data, training and test. */
  readonly peakMegabytes: number;
}

/** Digits of the training set that settings are chosen by; the test set is used once, at the end. */
const validationShare = 1 / 6;

/** Trains the network on all training digits, and tests it once; or holds a sixth of them out instead. */
export async function trainPaper(
  paper: PaperNetwork,
  { epochs, seed, rows, data, validate }: Options,
  print: Print,
): Promise<PaperResult> {
  const sets = await loadDigits(rows, "float32", data);
  const [train, test] = [prepared(paper, sets.train), prepared(paper, sets.test)];
  const count = train.labels.length;
  const kept = validate ? count - Math.floor(count * validationShare) : count;
  const digits = firstRows(train, kept);
  const judged = validate ? rowsFrom(train, kept) : test;
  const model = paper.network();
  const start = performance.now();
  const steps = epochs * Math.ceil(kept / paper.batchSize);
  const bar = new ProgressBar({
    output: { write: writeTo(print) },
    style: "lines",
  });
  await model.fit(digits.images, digits.labels, {
    loss: paper.loss(),
    optimizer: paper.optimizer(paper.learningRate),
    ...(paper.weightRegularizer && { weightRegularizer: paper.weightRegularizer() }),
    ...(paper.augmentation && { augmentation: paper.augmentation(seed) }),
    batchSize: paper.batchSize,
    epochs,
    seed,
    callbacks: [
      new LearningRateSchedule(new CosineDecay({ over: steps }), { per: "step" }),
      ...(paper.callbacks?.() ?? []),
      bar,
    ],
  });
  const seconds = (performance.now() - start) / 1000;
  const error = 100 * (1 - model.evaluate(judged.images, judged.labels).accuracy);
  const peakMegabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
  const set = validate ? "Validation" : "Test";
  print(`${set} error ${error.toFixed(2)} % on ${judged.labels.length} digits`);
  print(`Trained in ${seconds.toFixed(0)} s, peak memory ${peakMegabytes.toFixed(0)} MB`);
  print(`Published test error ${paper.publishedError} %`);
  return { error, seconds, peakMegabytes };
}

function prepared(paper: PaperNetwork, { images, labels }: Digits): Digits {
  return { images: paper.prepare?.(images) ?? images, labels };
}

/** Runs the program of a paper from the command line. */
export async function runPaper(url: string, paper: PaperNetwork): Promise<void> {
  await runWhenStarted<Options>(url, {
    about: paper.about,
    options: {
      epochs: kinds.count(paper.epochs, "times that all digits are gone through"),
      seed: kinds.seed(0),
      rows: kinds.rows(),
      data: kinds.data(),
      validate: kinds.onOff("hold the last sixth of the training digits out instead of testing"),
    },
    run: async (options, print) => {
      await trainPaper(paper, options, print);
    },
  });
}

function writeTo(print: Print): (text: string) => void {
  return (text) => {
    print(text.replace(/\n$/, ""));
  };
}

function rowsFrom({ images, labels }: Digits, first: number): Digits {
  return { images: images.lo(first), labels: labels.subarray(first) };
}
