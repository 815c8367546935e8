import { describe, expect, it } from "vitest";
import { ELU, GELU, ReLU, SiLU, Softmax, Tanh } from "../../src/activations/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { Uniform } from "../../src/initializers/index.js";
import {
  AveragePool2D,
  BatchNormalization,
  Conv2D,
  Dense,
  Dropout,
  Flatten,
  GaussianNoise,
  MaxPool2D,
  Rescaling,
  Reshape,
  Residual,
  Standardize,
  type Conv2DOptions,
} from "../../src/layers/index.js";
import { Sequential } from "../../src/models/index.js";
import { writeOnnx } from "../../src/onnx/index.js";
import type { Shape, Tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { expectClose } from "../support/expect-close.js";
import { randomTensor } from "../support/random-tensor.js";
import { openOnnx, runSession } from "./support/run-onnx.js";

function conv(channels: number, filters: number, options: Conv2DOptions): Conv2D {
  return new Conv2D(channels, filters, { biasInitializer: new Uniform(-1, 1), ...options });
}

/** Holds what ONNX Runtime makes of a model's file against what the model predicts. */
async function expectSame(model: Sequential, sample: Shape): Promise<void> {
  model.initialize(new RandomState(7));
  const session = await openOnnx(writeOnnx(model));
  for (const rows of [1, 5]) {
    const samples = randomTensor([rows, ...sample], "float32", rows);
    const found = await runSession(session, samples);
    const wanted = model.predict(samples);
    expect(found.shape).toEqual(wanted.shape);
    expectClose(found, wanted, { relative: 1e-5, absolute: 2e-6 }, `${rows} rows`);
  }
}

describe("ONNX Runtime gives what a model of images gives", () => {
  it.each<[string, Conv2DOptions]>([
    ["within the image", { kernelSize: 3 }],
    ["of one pixel", { kernelSize: 1, useBias: false }],
    ["with zeros around it", { kernelSize: 3, padding: "same" }],
    ["of an even size", { kernelSize: [4, 2], padding: "same" }],
    ["in steps", { kernelSize: [2, 3], strides: [3, 2] }],
    ["in steps, with zeros around it", { kernelSize: [5, 2], strides: [2, 3], padding: "same" }],
    ["in steps larger than the window", { kernelSize: 2, strides: 3, padding: "same" }],
    ["that ends before the image does", { kernelSize: 2, strides: 4, padding: "same" }],
  ])("for a convolution %s", async (_, options) => {
    await expectSame(new Sequential(conv(3, 4, options)), [7, 8, 3]);
  });

  const pools = [
    ["MaxPool2D", MaxPool2D],
    ["AveragePool2D", AveragePool2D],
  ] as const;

  it.each(pools)("for any windows of %s", async (_, Pool) => {
    for (const options of [
      {},
      { poolSize: 3, strides: 2, padding: "same" },
      { poolSize: [2, 3], strides: [3, 2] },
      { poolSize: [3, 2], strides: [3, 1], padding: "same" },
    ] as const) {
      await expectSame(new Sequential(new Pool(options)), [7, 8, 3]);
    }
  });

  it.each(pools)(
    "and refuses windows of %s that would ask it for a padding below zero",
    (_, Pool) => {
      for (const strides of [3, [2, 3], [3, 1]] as const) {
        const model = new Sequential(new Pool({ poolSize: 2, strides, padding: "same" }));
        const write = (): unknown => writeOnnx(model);
        expect(write).toThrow(ArgumentError);
        expect(write).toThrow(
          /Pool2D \(layer 1 of 1\), strides: expected at most the window's 2 × 2 where padding is "same"/,
        );
      }
    },
  );

  it.each<[string, () => Sequential, Shape]>([
    [
      "LeNet of rows of pixels",
      () =>
        new Sequential(
          new Reshape([12, 12, 1]),
          conv(1, 4, { kernelSize: 3, padding: "same" }),
          new ReLU(),
          new MaxPool2D(),
          new Dropout(0.5),
          conv(4, 6, { kernelSize: 3 }),
          new GaussianNoise(1),
          new SiLU(),
          new AveragePool2D(),
          new Flatten(),
          new Dense(24, 5),
          new Softmax(),
        ),
      [144],
    ],
    [
      "images all the way",
      () => new Sequential(new MaxPool2D(), conv(2, 3, { kernelSize: 3 }), new Tanh()),
      [9, 10, 2],
    ],
    [
      "images in other shapes",
      () =>
        new Sequential(
          ...[conv(2, 3, { kernelSize: 2 }), new GELU(), new Reshape([6, 2, 3]), new ELU()],
        ),
      [4, 5, 2],
    ],
    [
      "images that end in rows of unknown length",
      () => new Sequential(conv(2, 3, { kernelSize: 2 }), new Rescaling(2, 1), new Flatten()),
      [4, 5, 2],
    ],
    [
      "normalisations of channels",
      () =>
        new Sequential(
          new Standardize(2, { mean: [1, -1], standardDeviation: [0, 2] }),
          conv(2, 3, { kernelSize: 2 }),
          new BatchNormalization(3),
          new ReLU(),
          new AveragePool2D(),
        ),
      [6, 5, 2],
    ],
    [
      "residual convolutions",
      () => {
        const inner = conv(2, 2, { kernelSize: 3, padding: "same" });
        const layers = [new Residual(new BatchNormalization(2), inner, new ReLU())] as const;
        return new Sequential(...layers, conv(2, 1, { kernelSize: 2 }), new Flatten());
      },
      [6, 5, 2],
    ],
  ])("for %s", async (_, make, sample) => {
    await expectSame(make(), sample);
  });

  it("but not with a class of one's own in a residual, which is named", () => {
    class Own extends Dense {
      override forward(input: Tensor): Tensor {
        return input;
      }
    }
    const inner = new Residual(new Dense(3, 3), new Own(3, 3));
    const model = new Sequential(new Dense(2, 3), new Residual(inner));
    expect(() => writeOnnx(model)).toThrow(
      "writeOnnx, Residual (layer 2 of 2), Residual (layer 1 of 1), Own (layer 2 of 2): expected a layer of ndnet",
    );
  });

  it("with channels put in front once for operators that follow one another", async () => {
    const layers = [conv(2, 3, { kernelSize: 2 }), new ReLU(), new MaxPool2D()] as const;
    const model = new Sequential(...layers, new Flatten());
    const text = new TextDecoder("latin1").decode(writeOnnx(model));
    expect(text.split("channels_first").length - 1).toBe(3);
    expect(text.split("channels_last").length - 1).toBe(3);
    await expectSame(model, [5, 7, 2]);
  });
});

describe("ONNX Runtime gives what a model that standardises gives", () => {
  it("in both element types, where deviations are 0 or too small for float32", async () => {
    for (const dtype of ["float32", "float64"] as const) {
      const statistics = { mean: [1, -2, 0.1], standardDeviation: [0.5, 0, 1e-60] };
      const model = new Sequential(new Standardize(3, statistics), new Dense(3, 2)).to(dtype);
      const samples = randomTensor([4, 3], dtype, 1);
      const found = await runSession(await openOnnx(writeOnnx(model)), samples);
      expectClose(found, model.predict(samples), { relative: dtype === "float32" ? 1e-5 : 1e-12 });
    }
  });
});
