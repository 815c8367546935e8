// A convolutional network on elastically distorted digits: P. Simard, D. Steinkraus, J. Platt, "Best practices
// for convolutional neural networks applied to visual document analysis", ICDAR 2003. Its widths, windows and
// strides: each convolution halves the image as it goes, with no pooling.
//
// Differs from the paper: ReLU; Adam in place of gradient descent, its rate along a cosine, and the weights' moving
// average at the end; 28 × 28 pixels with a border where the paper has 29 × 29; beside elastic distortion, shifts,
// turns and stretching (../support/distortions.ts).

import {
  Adam,
  Conv2D,
  CrossEntropy,
  Dense,
  ExponentialMovingAverage,
  Flatten,
  HeNormal,
  ReLU,
  Reshape,
  Sequential,
  Softmax,
} from "ndnet";
import { distortions } from "../support/distortions.js";
import { runPaper, type PaperNetwork } from "../support/paper-program.js";

const weightInitializer = new HeNormal();

/** 28 × 28 pixels, padded; 5 and 50 maps of windows of 5 × 5 with stride 2, 100 units, 10 digits. */
export const convolutional: PaperNetwork = {
  about: "Trains a convolutional network on distorted digits (Simard et al. 2003) of MNIST.",
  publishedError: 0.4,
  epochs: 60,
  batchSize: 64,
  learningRate: 0.002,
  augmentation: distortions,
  network: () =>
    new Sequential(
      new Reshape([28, 28, 1]),
      new Conv2D(1, 5, { kernelSize: 5, strides: 2, padding: "same", weightInitializer }),
      new ReLU(),
      new Conv2D(5, 50, { kernelSize: 5, strides: 2, weightInitializer }),
      new ReLU(),
      new Flatten(),
      new Dense(5 * 5 * 50, 100, { weightInitializer }),
      new ReLU(),
      new Dense(100, 10),
      new Softmax(),
    ),
  optimizer: (learningRate) => new Adam({ learningRate }),
  loss: () => new CrossEntropy(),
  callbacks: () => [new ExponentialMovingAverage()],
};

await runPaper(import.meta.url, convolutional);
