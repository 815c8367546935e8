// A network with one hidden layer learns to read digits.
//
//   npm run mnist
//   npm run mnist -- --epochs 20

import { CrossEntropy, Dense, ReLU, Sequential, SGD, Softmax } from "ndnet";
import { commandLine } from "./support/command-line.js";
import { loadDigits } from "./support/load-digits.js";
import { percent, printEpochs } from "./support/print-epochs.js";

const { epochs, rows } = commandLine({ epochs: 5, rows: Infinity });
const { name, train, test } = await loadDigits({ rows });

const model = new Sequential(new Dense(784, 128), new ReLU(), new Dense(128, 10), new Softmax());
console.log(model.summary());

await model.fit(train.images, train.labels, {
  loss: new CrossEntropy(),
  optimizer: new SGD({ learningRate: 0.1 }),
  epochs,
  batchSize: 128,
  validation: 0.1,
  seed: 42,
  callbacks: [printEpochs()],
});

const { loss, accuracy } = model.evaluate(test.images, test.labels);
console.log(`Test on ${name}: loss ${loss.toFixed(4)}, ${percent(accuracy)} right.`);

const shown = Math.min(10, test.labels.length);
const predicted = model.predictClasses(test.images.hi(shown));
console.log(`The first test images show ${test.labels.subarray(0, shown).join(" ")}`);
console.log(`and were read as           ${predicted.join(" ")}`);
