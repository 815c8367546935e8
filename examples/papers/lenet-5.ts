// LeNet-5: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document
// recognition", Proceedings of the IEEE 86 (1998). Its widths and windows, with what has become usual since.
//
// Differs from the paper: ReLU for tanh; the maximum for weighted means; every map of C3 sees all of S2 where the
// paper has a table of some; softmax and cross-entropy for distances; Adam, its rate along a cosine.

import {
  Adam,
  Conv2D,
  CrossEntropy,
  Dense,
  Flatten,
  HeNormal,
  MaxPool2D,
  ReLU,
  Reshape,
  Sequential,
  Softmax,
} from "ndnet";
import { runPaper, type PaperNetwork } from "../support/paper-program.js";

const weightInitializer = new HeNormal();

/** 28 × 28 pixels, C1 6, C3 16, C5 120, F6 84, 10 digits. */
export const lenet5: PaperNetwork = {
  about: "Trains LeNet-5 (LeCun et al. 1998) on MNIST.",
  publishedError: 0.95,
  epochs: 20,
  batchSize: 64,
  learningRate: 0.002,
  network: () =>
    new Sequential(
      new Reshape([28, 28, 1]),
      new Conv2D(1, 6, { kernelSize: 5, padding: "same", weightInitializer }),
      new ReLU(),
      new MaxPool2D(),
      new Conv2D(6, 16, { kernelSize: 5, weightInitializer }),
      new ReLU(),
      new MaxPool2D(),
      new Conv2D(16, 120, { kernelSize: 5, weightInitializer }),
      new ReLU(),
      new Flatten(),
      new Dense(120, 84, { weightInitializer }),
      new ReLU(),
      new Dense(84, 10),
      new Softmax(),
    ),
  optimizer: (learningRate) => new Adam({ learningRate }),
  loss: () => new CrossEntropy(),
};

await runPaper(import.meta.url, lenet5);
