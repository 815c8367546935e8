// 784-800-10 on elastically distorted digits: P. Simard, D. Steinkraus, J. Platt, "Best practices for
// convolutional neural networks applied to visual document analysis", ICDAR 2003.
//
// Differs from the paper: ReLU; AdamW with a weight decay of 0.1 in place of gradient descent, its rate along a
// cosine; beside elastic distortion, shifts, turns and stretching (../support/distortions.ts).

import { runPaper, type PaperNetwork } from "../support/paper-program.js";
import { distortions } from "../support/distortions.js";
import { wideNetwork } from "./784-800-10.js";

/** 784-800-10, ReLU, other distortions in every epoch. */
export const distortedWideNetwork: PaperNetwork = {
  ...wideNetwork,
  about: "Trains 784-800-10 on elastically distorted digits (Simard et al. 2003) of MNIST.",
  publishedError: 0.7,
  epochs: 60,
  augmentation: distortions,
};

await runPaper(import.meta.url, distortedWideNetwork);
