// 784-300-10 with squared errors: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning
// applied to document recognition", Proceedings of the IEEE 86 (1998).
//
// Differs from the paper: sigmoid units at the output; Adam in place of gradient descent, its rate along a cosine.

import { Adam, Dense, MeanSquaredError, Sequential, Sigmoid, Tanh } from "ndnet";
import { runPaper, type PaperNetwork } from "../support/paper-program.js";

/** 784-300-10, tanh. */
export const squaredErrors: PaperNetwork = {
  about: "Trains 784-300-10 with squared errors (LeCun et al. 1998) on MNIST.",
  publishedError: 4.7,
  epochs: 20,
  batchSize: 64,
  learningRate: 0.001,
  network: () => new Sequential(new Dense(784, 300), new Tanh(), new Dense(300, 10), new Sigmoid()),
  optimizer: (learningRate) => new Adam({ learningRate }),
  loss: () => new MeanSquaredError(),
};

await runPaper(import.meta.url, squaredErrors);
