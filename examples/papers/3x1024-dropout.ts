// Three layers of 1024 ReLU with dropout: N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever,
// R. Salakhutdinov, "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15 (2014).
//
// Differs from the paper: Adam in place of gradient descent with momentum, its rate along a cosine; 20 epochs.

import {
  Adam,
  CrossEntropy,
  Dense,
  Dropout,
  HeNormal,
  ReLU,
  Sequential,
  Softmax,
  type Constraint,
} from "ndnet";
import { runPaper, type PaperNetwork } from "../support/paper-program.js";

/** 784-1024-1024-1024-10; a fifth of the pixels and half of the units are left out at random. */
export function dropoutNetwork(weightConstraint?: Constraint): Sequential {
  const options = {
    weightInitializer: new HeNormal(),
    ...(weightConstraint && { weightConstraint }),
  };
  return new Sequential(
    new Dropout(0.2),
    new Dense(784, 1024, options),
    new ReLU(),
    new Dropout(0.5),
    new Dense(1024, 1024, options),
    new ReLU(),
    new Dropout(0.5),
    new Dense(1024, 1024, options),
    new ReLU(),
    new Dropout(0.5),
    new Dense(1024, 10),
    new Softmax(),
  );
}

/** 3 × 1024 ReLU, dropout. */
export const withDropout: PaperNetwork = {
  about: "Trains three layers of 1024 ReLU with dropout (Srivastava et al. 2014) on MNIST.",
  publishedError: 1.25,
  epochs: 20,
  batchSize: 128,
  learningRate: 0.001,
  network: () => dropoutNetwork(),
  optimizer: (learningRate) => new Adam({ learningRate }),
  loss: () => new CrossEntropy(),
};

await runPaper(import.meta.url, withDropout);
