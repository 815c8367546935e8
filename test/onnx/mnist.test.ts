import { beforeAll, describe, expect, it } from "vitest";
import { ReLU, Softmax } from "../../src/activations/index.js";
import { loadMnist } from "../../src/datasets/index.js";
import { Dense, Rescaling } from "../../src/layers/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { Sequential } from "../../src/models/index.js";
import { parseOnnx, writeOnnx } from "../../src/onnx/index.js";
import { SGD } from "../../src/optimizers/index.js";
import type { Tensor } from "../../src/tensor/index.js";
import { expectClose } from "../support/expect-close.js";
import { runOnnx, type Rows } from "./support/run-onnx.js";

const directory = process.env["MNIST_DIR"];

const training = {
  ...{ loss: new CrossEntropy(), batchSize: 128, seed: 3 },
  optimizer: new SGD({ learningRate: 0.1 }),
};

function classesOf(probabilities: Tensor): number[] {
  const [rows = 0, classes = 0] = probabilities.shape;
  return Array.from({ length: rows }, (_, row) => {
    const of = Array.from({ length: classes }, (_, column) => probabilities.get(row, column));
    return of.indexOf(Math.max(...of));
  });
}

describe.skipIf(directory === undefined)("784-128-10 trained on MNIST", () => {
  let train: { images: Rows; labels: Uint8Array };
  let images: Rows;
  let labels: Uint8Array;
  let model: Sequential;

  beforeAll(async () => {
    const data = await loadMnist({ directory: directory!, normalize: false });
    train = data.train;
    ({ images, labels } = data.test);
    model = new Sequential(
      ...[new Rescaling(1 / 255), new Dense(784, 128), new ReLU(), new Dense(128, 10)],
      new Softmax(),
    );
    await model.fit(train.images, train.labels, training);
  }, 120_000);

  it("gives in ONNX Runtime the same classes for all 10,000 test images, and probabilities to 1e-5", async () => {
    const found = await runOnnx(writeOnnx(model, { inputType: "uint8" }), images);
    expect(found.shape).toEqual([10_000, 10]);
    expectClose(found, model.predict(images), { absolute: 1e-5 });
    const classes = classesOf(found);
    expect(classes).toEqual([...model.predictClasses(images)]);
    expect(classes.filter((digit, index) => digit === labels[index]).length).toBeGreaterThan(8500);
  });

  it("comes back with the same predictions, and can be trained further", async () => {
    const back = parseOnnx(writeOnnx(model));
    expect(back.predictClasses(images)).toEqual(model.predictClasses(images));
    const { loss } = model.evaluate(images, labels);
    await back.fit(train.images, train.labels, training);
    expect(back.evaluate(images, labels).loss).toBeLessThan(loss);
  });
});
