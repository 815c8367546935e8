// A network of any depth, from a list of widths on the command line.
//
//   npx tsx examples/02-any-depth.ts --dims 784,64,10
//   npm run example:any-depth -- --dims 784,128,64,10 --epochs 3 --rate 0.05

import { CrossEntropy, mlp, ReLU, SGD, Softmax, type DType } from "ndnet";
import { commandLine, numberList } from "./support/command-line.js";
import { loadDigits } from "./support/load-digits.js";
import { percent, printEpochs } from "./support/print-epochs.js";

const options = commandLine({
  dims: "784,64,32,10",
  epochs: 2,
  rate: 0.1,
  "batch-size": 128,
  seed: 42,
  dtype: "float32",
  rows: Infinity,
});

// The library checks every one of these values, so that a wrong one ends in a message that says so.
const model = mlp(numberList("dims", options.dims), {
  hidden: () => new ReLU(),
  output: () => new Softmax(),
  dtype: options.dtype as DType,
});
const optimizer = new SGD({ learningRate: options.rate });
console.log(model.summary());

const { name, train, test } = await loadDigits({ rows: options.rows });
await model.fit(train.images, train.labels, {
  loss: new CrossEntropy(),
  optimizer,
  epochs: options.epochs,
  batchSize: options["batch-size"],
  validation: 0.1,
  seed: options.seed,
  callbacks: [printEpochs()],
});

const { loss, accuracy } = model.evaluate(test.images, test.labels);
console.log(`Test on ${name}: loss ${loss.toFixed(4)}, ${percent(accuracy)} right.`);
