// Loads the tiny set: cache directory and mirror come as arguments. Prints the training labels.

import { loadImageSet } from "../../../../src/datasets/mnist/load-image-set.js";
import { tinyDataset } from "./tiny-dataset.js";

const [cacheDirectory, mirror] = process.argv.slice(2) as [string, string];
const { train } = await loadImageSet(tinyDataset, {
  cacheDirectory,
  mirrors: [mirror],
  onWarning: (warning) => {
    console.error(warning);
  },
});
console.log(train.labels.join(" "));
