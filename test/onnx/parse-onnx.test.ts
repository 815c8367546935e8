import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ELU, GELU, LeakyReLU } from "../../src/activations/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { Dense, Rescaling } from "../../src/layers/index.js";
import { MeanSquaredError } from "../../src/losses/index.js";
import { parseOnnx } from "../../src/onnx/index.js";
import { Adam } from "../../src/optimizers/index.js";
import { wrap } from "../../src/tensor/index.js";
import { expectClose } from "../support/expect-close.js";
import { elements } from "../support/tensors.js";
import { numbers, type ExampleFile } from "./support/example-file.js";
import { kerasFiles } from "./support/keras-files.js";
import { operatorFiles } from "./support/operator-files.js";
import { pytorchFiles } from "./support/pytorch-files.js";
import { openOnnx, runSession, type Rows } from "./support/run-onnx.js";
import { storageFiles } from "./support/storage-files.js";

const samples = ndarray(
  Float32Array.from(numbers(18), (value) => 1.3 * value),
  [3, 6],
);
const pixels = ndarray(
  Uint8Array.from({ length: 18 }, (_, index) => index * 14),
  [3, 6],
);

function namesOf(file: Uint8Array): string[] {
  return parseOnnx(file).layers.map(({ name }) => name);
}

/** Holds a model's predictions against what ONNX Runtime makes of the same bytes. */
async function expectAsRuntime(file: Uint8Array): Promise<void> {
  const session = await openOnnx(file);
  const [input] = session.inputMetadata;
  if (input?.isTensor !== true) throw new TypeError("no tensor as input");
  const rows: Rows = input.type === "uint8" ? pixels : samples;
  const [batch, ...sample] = input.shape;
  const count = typeof batch === "number" ? batch : 3;
  const shape = sample.map((length) => (typeof length === "number" ? length : 6));
  const taken = rows.hi(count);
  const found = await runSession(
    session,
    ndarray(rows.data.slice(0, 6 * count), [count, ...shape]) as Rows,
  );
  const model = parseOnnx(file);
  expectClose(model.predict(taken), found, { relative: 1e-5, absolute: 1e-6 });
  expect(model.predict(taken).shape).toEqual(found.shape);
}

function find(files: readonly ExampleFile[], title: string): Uint8Array {
  return files.find((one) => one.title === title)!.file;
}

describe("parseOnnx gives the layers and the predictions of a file", () => {
  it.each(pytorchFiles)("of PyTorch with $title", async ({ file, layers }) => {
    expect(namesOf(file)).toEqual(layers);
    await expectAsRuntime(file);
  });

  it.each(kerasFiles)("of Keras with $title", async ({ file, layers }) => {
    expect(namesOf(file)).toEqual(layers);
    await expectAsRuntime(file);
  });

  it.each(operatorFiles)("with $title", async ({ file, layers }) => {
    expect(namesOf(file)).toEqual(layers);
    await expectAsRuntime(file);
  });
});

describe("parseOnnx", () => {
  it.each(storageFiles)("reads weights exactly that are stored as $title", ({ title, file }) => {
    const { layers, dtype } = parseOnnx(file);
    expect(dtype).toBe(/float64|double/.test(title) ? "float64" : "float32");
    const [layer] = layers;
    expect(layer).toBeInstanceOf(Dense);
    expect((layer as Dense).weights.dtype).toBe(dtype);
    expect(elements((layer as Dense).weights.value)).toEqual(numbers(24));
  });

  it("takes numbers of float32 for the shortest decimals that they are", () => {
    const [, slope] = parseOnnx(find(operatorFiles, "LeakyRelu")).layers;
    expect((slope as LeakyReLU).slope).toBe(0.2);
    const [, standard] = parseOnnx(find(operatorFiles, "LeakyRelu by default")).layers;
    expect((standard as LeakyReLU).slope).toBe(0.01);
    const [, alpha] = parseOnnx(find(operatorFiles, "Elu")).layers;
    expect((alpha as ELU).alpha).toBe(0.7);
    const { layers } = parseOnnx(find(pytorchFiles, "normalized inputs and dropout that is off"));
    expect((layers[0] as Rescaling).offset).toBe(-0.1307);
    expect((layers[1] as Rescaling).scale).toBe(1 / 0.3081);
  });

  it("tells the two forms of GELU apart", () => {
    for (const { title, file, layers } of operatorFiles) {
      if (!layers.includes("GELU")) continue;
      const gelu = parseOnnx(file).layers[1] as GELU;
      expect(gelu.approximate, title).toBe(title.includes("tanh") ? "tanh" : "none");
    }
  });

  it("multiplies alpha and beta into weights and bias", () => {
    const layer = parseOnnx(find(operatorFiles, "alpha and beta of Gemm")).layers[0] as Dense;
    const alpha = Math.fround(0.3);
    const scaled = Float32Array.from(numbers(24), (value) => value * alpha);
    expect(elements(layer.weights.value)).toEqual([...scaled]);
    expect(elements(layer.bias!.value)).toEqual(numbers(4).map((value) => -2.5 * value));
  });

  it("gives a model that can be trained further, from the weights of the file", async () => {
    const model = parseOnnx(find(kerasFiles, "Flatten, Dense with relu, Dense with softmax"));
    const targets = wrap(Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), [3, 3]);
    const loss = new MeanSquaredError();
    const before = model.evaluate(samples, targets, { loss }).loss;
    await model.fit(samples, targets, { loss, optimizer: new Adam(), epochs: 20, batchSize: 3 });
    expect(model.evaluate(samples, targets).loss).toBeLessThan(before);
  });

  it("shares no memory with the bytes, which may stand anywhere in a buffer", () => {
    const file = find(storageFiles, "raw_data of float32");
    const padded = new Uint8Array(file.length + 3);
    padded.set(file, 3);
    const layer = parseOnnx(padded.subarray(3)).layers[0] as Dense;
    padded.fill(0xff);
    expect(elements(layer.weights.value)).toEqual(numbers(24));
    expect(parseOnnx(Buffer.from(file)).layers).toHaveLength(1);
  });

  it.each([new ArrayBuffer(4), "bytes", undefined])("refuses %o for bytes", (bytes) => {
    expect(() => parseOnnx(bytes as unknown as Uint8Array)).toThrow(ArgumentError);
  });
});
