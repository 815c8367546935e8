// LeNet-5 on distorted digits: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied
// to document recognition", Proceedings of the IEEE 86 (1998).
//
// Differs from the paper: the network as in lenet-5.ts; elastic distortion beside the affine one
// (../support/distortions.ts), and other distortions in every epoch in place of a fixed set of them.

import { runPaper, type PaperNetwork } from "../support/paper-program.js";
import { distortions } from "../support/distortions.js";
import { lenet5 } from "./lenet-5.js";

/** LeNet-5, other distortions in every epoch. */
export const distortedLenet5: PaperNetwork = {
  ...lenet5,
  about: "Trains LeNet-5 on distorted digits (LeCun et al. 1998) of MNIST.",
  publishedError: 0.8,
  epochs: 40,
  augmentation: distortions,
};

await runPaper(import.meta.url, distortedLenet5);
