import { describe, expect, it } from "vitest";
import { ReLU, Softmax } from "../../src/activations/index.js";
import { NonFiniteLossError } from "../../src/errors/index.js";
import { BatchNormalization, Dense, type LayerContext } from "../../src/layers/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { Sequential } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { tensor, type Tensor } from "../../src/tensor/index.js";
import { smallData } from "../models/support/small-data.js";
import { elements } from "../support/tensors.js";

describe("BatchNormalization in fit", () => {
  it.each(["float32", "float64"] as const)(
    "normalises a batch of up to 512 rows as a whole, however wide the layers, in %s",
    async (dtype) => {
      const { inputs, labels } = smallData({ rows: 300 });
      const layer = new BatchNormalization(1500);
      const seen: number[] = [];
      class Counting extends ReLU {
        override forward(input: Tensor, context: LayerContext): Tensor {
          if (context.training) seen.push(input.shape[0] ?? 0);
          return super.forward(input, context);
        }
      }
      const layers = [new Dense(4, 1500), layer, new Counting(), new Dense(1500, 3), new Softmax()];
      const model = new Sequential(...layers).to(dtype);
      const options = { loss: new CrossEntropy(), optimizer: new SGD({ learningRate: 0.1 }) };
      await model.fit(inputs, labels, { ...options, batchSize: 300 });
      await model.fit(inputs, labels, { ...options, batchSize: 128 });
      await model.fit(inputs, labels, { ...options, batchSize: 128, blockRows: 64 });
      expect(seen).toEqual([300, ...[128, 128, 44], ...[64, 64, 64, 64, 44]]);
    },
  );

  it.each([
    ["rows of their own", smallData({ rows: 40 }), [...Array<number>(20).fill(2), 40]],
    ["a share of the rows", undefined, [...Array<number>(16).fill(2), 8]],
  ])("validates %s in blocks that its batches don't limit", async (_, heldOut, wanted) => {
    const { inputs, labels } = smallData({ rows: 40 });
    const seen: number[] = [];
    class Counting extends ReLU {
      override forward(input: Tensor, context: LayerContext): Tensor {
        seen.push(input.shape[0] ?? 0);
        return super.forward(input, context);
      }
    }
    const model = new Sequential(
      ...[new BatchNormalization(4), new Counting(), new Dense(4, 3), new Softmax()],
    );
    await model.fit(inputs, labels, {
      ...{ loss: new CrossEntropy(), optimizer: new SGD({ learningRate: 0.1 }), batchSize: 2 },
      validation: heldOut === undefined ? 0.2 : { inputs: heldOut.inputs, targets: heldOut.labels },
    });
    expect(seen).toEqual(wanted);
  });

  it("makes fit reject where its statistics are no longer finite", async () => {
    const { inputs, labels } = smallData({ rows: 20 });
    const huge = tensor(
      Float32Array.from(inputs.data, (x) => x * 1e20),
      [20, 4],
    );
    const layer = new BatchNormalization(4);
    const model = new Sequential(layer, new Dense(4, 3), new Softmax());
    const training = model.fit(huge, labels, {
      ...{ loss: new CrossEntropy(), optimizer: new SGD({ learningRate: 0.1 }) },
    });
    await expect(training).rejects.toThrow(NonFiniteLossError);
    expect(elements(layer.runningVariance.value).every(Number.isFinite)).toBe(true);
  });
});
