// 784-300-10 on deskewed digits: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning
// applied to document recognition", Proceedings of the IEEE 86 (1998). Training and test digits are deskewed.
//
// Differs from the paper: ReLU; softmax and cross-entropy for the squared error; AdamW with a weight decay of 0.1,
// its rate along a cosine; 28 × 28 pixels where the paper's deskewed digits have 20 × 20.

import { AdamW, CrossEntropy, Dense, HeNormal, ReLU, Sequential, Softmax } from "ndnet";
import { deskewImages } from "ndnet/datasets";
import { runPaper, type PaperNetwork } from "../support/paper-program.js";

/** 784-300-10, ReLU, without slant. */
export const deskewedDigits: PaperNetwork = {
  about: "Trains 784-300-10 on deskewed digits (LeCun et al. 1998) of MNIST.",
  publishedError: 1.6,
  epochs: 20,
  batchSize: 128,
  learningRate: 0.001,
  prepare: (images) => deskewImages(images, { shape: [28, 28] }),
  network: () =>
    new Sequential(
      new Dense(784, 300, { weightInitializer: new HeNormal() }),
      new ReLU(),
      new Dense(300, 10),
      new Softmax(),
    ),
  optimizer: (learningRate) => new AdamW({ learningRate, weightDecay: 0.1 }),
  loss: () => new CrossEntropy(),
};

await runPaper(import.meta.url, deskewedDigits);
