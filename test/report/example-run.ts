import ndarray, { type NdArray } from "ndarray";
import { Dense, ReLU, Sequential, Softmax } from "../../src/index.js";
import type { ReportHistory, ReportOptions } from "../../src/report/index.js";

/** A model that takes images of 2 × 2 pixels for one of three classes. */
export function exampleModel(): Sequential {
  return new Sequential(new Dense(4, 5), new ReLU(), new Dense(5, 3), new Softmax());
}

/** Three epochs of a second, two and three. */
export const history: ReportHistory = {
  epochs: [1, 2, 3].map((epoch) => ({
    epoch,
    loss: 1 / epoch,
    accuracy: 1 - 0.5 / epoch,
    validationLoss: 1.5 / epoch,
    validationAccuracy: 1 - 0.75 / epoch,
    metrics: { loss: 1 / epoch, accuracy: 1 - 0.5 / epoch, f1: 0.25 * epoch },
    learningRate: 0.1,
    seconds: epoch,
  })),
};

export const evaluation = { loss: 0.4321, accuracy: 0.75 };

/** Four images, of which the last is a 0 that is taken for a 1 with 0.75. */
export const images: NdArray<Float32Array> = ndarray(
  Float32Array.from({ length: 16 }, (_, index) => index / 16),
  [4, 4],
);
export const labels = [0, 1, 2, 0];
export const predictions: NdArray<Float32Array> = ndarray(
  Float32Array.from([0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.8, 0.2, 0.75, 0.05]),
  [4, 3],
);

/** Everything that a report can have. */
export const everything: ReportOptions = {
  title: "A run",
  description: "Why it was made.",
  date: new Date("2025-01-31T12:00:00Z"),
  settings: { Seed: 42, Optimizer: "SGD", Shuffled: true },
  environment: { Runtime: "a browser" },
  test: { images, labels, predictions },
  classes: ["cat", "dog", "bird"],
  trainingRows: 600,
};
