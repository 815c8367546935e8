// Trains with a checkpoint after every third step, from the checkpoint in the file that the command line
// names where there is one, and prints a digest of weights and history.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { ReLU, Softmax } from "../../../../src/activations/index.js";
import {
  EarlyStopping,
  LearningRateSchedule,
  TrainingCheckpoint,
} from "../../../../src/callbacks/index.js";
import { Dense } from "../../../../src/layers/index.js";
import { CrossEntropy } from "../../../../src/losses/index.js";
import { Sequential } from "../../../../src/models/index.js";
import { Adam } from "../../../../src/optimizers/index.js";
import { CosineDecay } from "../../../../src/schedules/index.js";
import { bytesOf } from "../../../support/tensor-bytes.js";
import { smallData } from "../../support/small-data.js";

const [path = ""] = process.argv.slice(2);
const { inputs, labels } = smallData({ rows: 300, features: 12 });
const model = new Sequential(new Dense(12, 24), new ReLU(), new Dense(24, 3), new Softmax());
const resume = await readFile(path).catch(() => undefined);
console.log("begun");
const { epochs } = await model.fit(inputs, labels, {
  loss: new CrossEntropy(),
  optimizer: new Adam(),
  epochs: 40,
  batchSize: 20,
  validation: 0.2,
  seed: 6,
  callbacks: [
    new LearningRateSchedule(new CosineDecay({ over: 480, warmUp: 20 }), { per: "step" }),
    new EarlyStopping({ patience: 100 }),
    new TrainingCheckpoint({ path, everySteps: 3 }),
  ],
  ...(resume && { resume: new Uint8Array(resume) }),
});
const digest = createHash("sha256");
for (const { value } of model.parameters) digest.update(bytesOf(value));
digest.update(JSON.stringify(epochs.map(({ seconds: _, ...record }) => record)));
console.log(`ended ${digest.digest("hex")}`);
