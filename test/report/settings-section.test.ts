import { describe, expect, it } from "vitest";
import { CrossEntropy, SGD, tensor } from "../../src/index.js";
import { writeReport } from "../../src/report/index.js";
import { exampleModel } from "./example-run.js";
import { facts } from "./parse-page.js";

const model = exampleModel();

describe("section of settings", () => {
  it("begins the settings with what fit was given", async () => {
    const network = exampleModel();
    const inputs = tensor(
      Array.from({ length: 48 }, (_, index) => index / 48),
      [12, 4],
    );
    const trained = await network.fit(inputs, new Uint8Array(12), {
      loss: new CrossEntropy(),
      optimizer: new SGD({ learningRate: 0.25, momentum: 0.5, weightDecay: 0.125 }),
      batchSize: 8,
      validation: 0.25,
      seed: 7,
    });
    const page = facts(writeReport(trained, network, undefined, { settings: { Loss: "nats" } }));
    expect(Object.fromEntries(page)).toMatchObject({
      ...{ Seed: "7", Loss: "nats", Optimizer: "SGD", "Learning rate": "0.25" },
      ...{ Momentum: "0.5", "Weight decay": "0.125", Nesterov: "no" },
      ...{ "Batch size": "8", "Training rows": "9", "Validation rows": "3 (25.0 %)" },
    });
    expect(page.has("Learning rate by epoch")).toBe(false);
    expect(page.has("Callbacks")).toBe(false);
    expect(page.get("Mean epoch")).toContain("samples/s");
  });

  it("tells the rate that was set, the penalty and the callbacks beside what epochs tell", () => {
    const epochs = [1, 2].map((epoch) => ({ epoch, loss: 1, learningRate: 0.25 / epoch }));
    const settings = {
      ...{ seed: 1, rows: 9, trainingRows: 9, batchRows: 3, loss: "A", optimizer: "B" },
      ...{ learningRate: 0.3, validationRows: 4, weightRegularizer: "L2 0.001" },
      augmentation: 'ImageAugmentation [{"shift":2}]',
      callbacks: ["EarlyStopping", "LearningRateSchedule"],
    };
    const page = facts(writeReport({ epochs, settings }, model, undefined));
    expect(Object.fromEntries(page)).toMatchObject({
      ...{ "Learning rate": "0.3", "Learning rate by epoch": "0.25 to 0.125" },
      ...{ "Weight regularizer": "L2 0.001", "Validation rows": "4" },
      Augmentation: 'ImageAugmentation [{"shift":2}]',
      Callbacks: "EarlyStopping, LearningRateSchedule",
    });
    const constant = facts(writeReport({ epochs: epochs.slice(0, 1), settings }, model, undefined));
    expect(constant.get("Learning rate by epoch")).toBe("0.25 to 0.25");
  });
});
