import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import { ShapeError } from "../../src/errors/index.js";
import { CrossEntropy, MeanSquaredError } from "../../src/losses/index.js";
import { mlp, type BatchSampler, type Sequential } from "../../src/models/index.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
import { tensor, zeros, type InputTensor } from "../../src/tensor/index.js";
import { valuesOf } from "./support/model-state.js";
import { smallData } from "./support/small-data.js";

const data = smallData();

function makeModel(): Sequential {
  return mlp([4, 5, 3], { output: () => new Softmax() });
}

describe("fit, given data of another kind", () => {
  it("trains a float32 model on bytes, float64 and views with the bits of plain float32", async () => {
    const bytes = Uint8Array.from({ length: 160 }, (_, i) => (i * 37) % 11);
    const plain = tensor(Float32Array.from(bytes), [40, 4]);
    const fit = async (inputs: InputTensor): Promise<number[][]> => {
      const model = makeModel();
      const optimizer = new SGD({ learningRate: 0.01 });
      await model.fit(inputs, data.labels, { loss: new CrossEntropy(), optimizer, epochs: 2 });
      return valuesOf(model);
    };
    const expected = await fit(plain);
    const columns = new Float32Array(160);
    const transposed = tensor(columns, [4, 40]).transpose(1, 0);
    for (let i = 0; i < 40; i++) for (let j = 0; j < 4; j++) transposed.set(i, j, plain.get(i, j));
    expect(await fit(ndarray(bytes, [40, 4]))).toEqual(expected);
    expect(await fit(tensor(Float64Array.from(bytes), [40, 4]))).toEqual(expected);
    expect(await fit(transposed)).toEqual(expected);
    const reversed = ndarray(Float32Array.from(bytes).reverse(), [40, 4], [-4, -1], 159);
    expect(await fit(reversed)).toEqual(expected);
  });

  it("trains a float64 model on float32 inputs and targets", async () => {
    const model = mlp([4, 2], { dtype: "float64" });
    const options = { loss: new MeanSquaredError(), optimizer: new SGD() };
    const { last } = await model.fit(data.inputs, data.inputs.hi(40, 2), options);
    expect(last?.loss).toBeGreaterThan(0);
    expect(model.parameters[0]!.value.data).toBeInstanceOf(Float64Array);
  });

  it("leaves inputs, targets, options and the validation set as they were", async () => {
    const targets = tensor(Array.from(data.labels, (x) => [x, 1 - x]));
    const validation = { inputs: zeros([5, 4]), targets: zeros([5, 2]) };
    const options = Object.freeze({
      loss: new MeanSquaredError(),
      optimizer: new SGD(),
      validation: Object.freeze(validation),
      epochs: 2,
    });
    const copies = [data.inputs, targets, validation.inputs, validation.targets].map((x) => [
      ...x.data,
    ]);
    await mlp([4, 2]).fit(data.inputs, targets, options);
    expect(
      [data.inputs, targets, validation.inputs, validation.targets].map((x) => [...x.data]),
    ).toEqual(copies);
  });

  it("trains an autoencoder, whose targets are its inputs", async () => {
    const options = { loss: new MeanSquaredError(), optimizer: new Adam({ learningRate: 0.03 }) };
    const { loss } = await mlp([4, 3, 4]).fit(data.inputs, data.inputs, { ...options, epochs: 40 });
    expect(loss.at(-1)).toBeLessThan(0.8 * loss[0]!);
  });

  it("takes a batch size beyond the number of rows as all of them", async () => {
    const fit = async (batchSize: number | "full"): Promise<number[][]> => {
      const model = makeModel();
      const sampler: BatchSampler = {
        batches: (count, size) => {
          expect([count, size]).toEqual([40, 40]);
          return [Int32Array.from({ length: count }, (_, row) => row)];
        },
      };
      await model.fit(data.inputs, data.labels, {
        ...{ loss: new CrossEntropy(), optimizer: new SGD(), batchSize, sampler },
      });
      return valuesOf(model);
    };
    expect(await fit(1e9)).toEqual(await fit("full"));
    expect(await fit(40)).toEqual(await fit("full"));
  });

  it("refuses inputs as soon as it is called, not when it is awaited", async () => {
    const model = makeModel();
    const refused = model.fit(zeros([1, 5]), [0], {
      loss: new CrossEntropy(),
      optimizer: new SGD(),
    });
    expect(() => model.initialize()).not.toThrow();
    await expect(refused).rejects.toThrow(ShapeError);
  });
});
