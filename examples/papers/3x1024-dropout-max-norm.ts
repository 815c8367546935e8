// Three layers of 1024 ReLU with dropout and a limit to the norm of each unit's weights: N. Srivastava,
// G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, "Dropout: a simple way to prevent neural networks
// from overfitting", JMLR 15 (2014).
//
// Differs from the paper: Adam in place of gradient descent with momentum, its rate along a cosine; 20 epochs.

import { MaxNorm } from "ndnet";
import { runPaper, type PaperNetwork } from "../support/paper-program.js";
import { dropoutNetwork, withDropout } from "./3x1024-dropout.js";

/** 3 × 1024 ReLU, dropout, norms of at most 3. */
export const withDropoutAndMaxNorm: PaperNetwork = {
  ...withDropout,
  about:
    "Trains three layers of 1024 ReLU with dropout and max-norm (Srivastava et al. 2014) on MNIST.",
  publishedError: 1.06,
  network: () => dropoutNetwork(new MaxNorm(3)),
};

await runPaper(import.meta.url, withDropoutAndMaxNorm);
