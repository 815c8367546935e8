// 784-800-10 with cross-entropy: P. Simard, D. Steinkraus, J. Platt, "Best practices for convolutional neural
// networks applied to visual document analysis", ICDAR 2003. Without distortions of the digits.
//
// Differs from the paper: ReLU; AdamW with a weight decay of 0.1 in place of gradient descent, its rate along a
// cosine.

import { AdamW, CrossEntropy, Dense, HeNormal, ReLU, Sequential, Softmax } from "ndnet";
import { runPaper, type PaperNetwork } from "../support/paper-program.js";

/** 784-800-10, ReLU. */
export const wideNetwork: PaperNetwork = {
  about: "Trains 784-800-10 with cross-entropy (Simard et al. 2003) on MNIST, without distortions.",
  publishedError: 1.6,
  epochs: 20,
  batchSize: 128,
  learningRate: 0.001,
  network: () =>
    new Sequential(
      new Dense(784, 800, { weightInitializer: new HeNormal() }),
      new ReLU(),
      new Dense(800, 10),
      new Softmax(),
    ),
  optimizer: (learningRate) => new AdamW({ learningRate, weightDecay: 0.1 }),
  loss: () => new CrossEntropy(),
};

await runPaper(import.meta.url, wideNetwork);
