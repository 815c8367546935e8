// A layer, an activation, a loss, an optimizer, an initializer and a regularizer of one's own, in
// plain TypeScript over ndarrays. Their gradients are checked, then they train a network.
//
//   npm run example:your-own-classes

import {
  Dense,
  gradientCheck,
  gradientCheckLoss,
  Sequential,
  type GradientCheckReport,
} from "ndnet";
import { Cauchy } from "./03-your-own-classes/cauchy.js";
import { Lion } from "./03-your-own-classes/lion.js";
import { ScaleAndShift } from "./03-your-own-classes/scale-and-shift.js";
import { Softsign } from "./03-your-own-classes/softsign.js";
import { SquaredHinge } from "./03-your-own-classes/squared-hinge.js";
import { TruncatedNormal } from "./03-your-own-classes/truncated-normal.js";
import { commandLine } from "./support/command-line.js";
import { loadDigits } from "./support/load-digits.js";
import { percent, printEpochs } from "./support/print-epochs.js";

const { epochs, rows } = commandLine({ epochs: 2, rows: 10_000 });

report("ScaleAndShift", gradientCheck(new ScaleAndShift(3), { inputShape: [4, 3] }));
report("Softsign", gradientCheck(new Softsign(), { inputShape: [4, 3] }));
report("SquaredHinge", gradientCheckLoss(new SquaredHinge(), { shape: [4, 3] }));

const model = new Sequential(
  new Dense(784, 32, { weightRegularizer: new Cauchy(1e-4) }),
  new ScaleAndShift(32),
  new Softsign(),
  new Dense(32, 10, { weightInitializer: new TruncatedNormal(0, 0.1) }),
);
report("The whole model", gradientCheck(model, { inputShape: [2, 784], maximumElements: 50 }));
console.log(model.summary());

const { name, train, test } = await loadDigits({ rows });
await model.fit(train.images, train.labels, {
  loss: new SquaredHinge(),
  optimizer: new Lion(0.001),
  epochs,
  batchSize: 64,
  validation: 0.1,
  callbacks: [printEpochs()],
});
const { accuracy } = model.evaluate(test.images, test.labels);
console.log(`Test on ${name}: ${percent(accuracy)} right.`);

function report(subject: string, { passed, checked, maximumRelativeError }: GradientCheckReport) {
  const verdict = passed ? "right" : "WRONG";
  const error = maximumRelativeError.toExponential(1);
  console.log(`${subject}: gradient ${verdict}, ${checked} derivatives, largest error ${error}.`);
  if (!passed) process.exitCode = 1;
}
