import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import * as activations from "../../src/activations/index.js";
import { Uniform } from "../../src/initializers/index.js";
import {
  BatchNormalization,
  Dense,
  Dropout,
  GaussianNoise,
  LayerNormalization,
  Residual,
  Rescaling,
} from "../../src/layers/index.js";
import { mlp, Sequential, type AnyLayer } from "../../src/models/index.js";
import { writeOnnx } from "../../src/onnx/index.js";
import type { DType } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { expectClose } from "../support/expect-close.js";
import { randomTensor } from "../support/random-tensor.js";
import { openOnnx, runOnnx, runSession, type Rows } from "./support/run-onnx.js";

const { ELU, GELU, Identity, LeakyReLU, ReLU, Sigmoid, SiLU, Softmax, Softplus, Tanh } =
  activations;

/** Every activation, and whether ONNX Runtime's CPU has its operators for float64 too. */
const cases: readonly [name: string, make: () => AnyLayer, inFloat64: boolean][] = [
  ["ELU", () => new ELU(), false],
  ["ELU of alpha 0.3", () => new ELU({ alpha: 0.3 }), false],
  ["GELU", () => new GELU(), false],
  ["GELU by tanh", () => new GELU({ approximate: "tanh" }), true],
  ["Identity", () => new Identity(), true],
  ["LeakyReLU", () => new LeakyReLU(), false],
  ["LeakyReLU of slope 0.3", () => new LeakyReLU({ slope: 0.3 }), false],
  ["ReLU", () => new ReLU(), true],
  ["Sigmoid", () => new Sigmoid(), true],
  ["SiLU", () => new SiLU(), false],
  ["Softmax", () => new Softmax(), true],
  ["Softplus", () => new Softplus(), false],
  ["Tanh", () => new Tanh(), true],
];

const tolerances = {
  float32: { relative: 1e-5, absolute: 1e-6 },
  float64: { relative: 1e-12, absolute: 1e-13 },
} as const;

function inputs(rows: number, dtype: DType): Rows {
  return randomTensor([rows, 6], dtype, rows);
}

/** A dense layer whose biases aren't 0. */
function dense(inputs: number, units: number): Dense {
  return new Dense(inputs, units, { biasInitializer: new Uniform(-1, 1) });
}

/** Holds what ONNX Runtime makes of a model's file against what the model predicts. */
async function expectSame(model: Sequential, dtype: DType): Promise<void> {
  model.initialize(new RandomState(7));
  const session = await openOnnx(writeOnnx(model, { dtype }));
  for (const rows of [1, 3, 64]) {
    const samples = inputs(rows, dtype);
    const found = await runSession(session, samples);
    expectClose(found, model.predict(samples), tolerances[dtype], `${rows} rows`);
    expect(found.shape).toEqual(model.predict(samples).shape);
  }
}

describe("ONNX Runtime gives what the model gives", () => {
  it.each(cases)("with %s in float32", async (_, make) => {
    await expectSame(new Sequential(dense(6, 5), make(), dense(5, 4), make()), "float32");
  });

  it.each(cases.filter(([, , inFloat64]) => inFloat64))("with %s in float64", async (_, make) => {
    const model = new Sequential(dense(6, 5), make(), dense(5, 4), make()).to("float64");
    await expectSame(model, "float64");
  });

  it.each(cases.filter(([, , inFloat64]) => !inFloat64))(
    "with %s of a float64 model in float32, as its CPU has no kernel for float64",
    async (_, make) => {
      const model = new Sequential(dense(6, 5), make()).to("float64");
      await expect(openOnnx(writeOnnx(model))).rejects.toThrow(
        /Could not find an implementation|Failed to find kernel/,
      );
      const samples = inputs(3, "float32");
      const found = await runOnnx(writeOnnx(model, { dtype: "float32" }), samples);
      expectClose(found, model.predict(samples), tolerances.float32);
    },
  );

  it("with SiLU in float64, where it doesn't fuse nodes into an operator that has no float64", async () => {
    const model = new Sequential(dense(6, 5), new SiLU()).to("float64");
    const session = await openOnnx(writeOnnx(model), { graphOptimizationLevel: "basic" });
    const samples = inputs(3, "float64");
    const found = await runSession(session, samples);
    expectClose(found, model.predict(samples), tolerances.float64);
  });

  it.each<[string, () => Sequential]>([
    ["one dense layer", () => new Sequential(dense(6, 4))],
    ["a dense layer of one unit", () => new Sequential(dense(6, 1), new Sigmoid())],
    ["no biases", () => new Sequential(new Dense(6, 4, { useBias: false }), new Tanh())],
    ["activations alone", () => new Sequential(new Tanh(), new Softmax())],
    ["rescaling in front", () => new Sequential(new Rescaling(1 / 255, -0.5), dense(6, 3))],
    [
      "rescaling in the middle, with and without offset",
      () => new Sequential(dense(6, 3), new Rescaling(2), new Rescaling(1, 3), dense(3, 2)),
    ],
    ["nothing to compute", () => new Sequential(new Identity())],
    [
      "normalisations",
      () => {
        const layers = [new BatchNormalization(3), new LayerNormalization(3)];
        const model = new Sequential(dense(6, 3), ...layers, dense(3, 2));
        for (const [seed, learned] of [...model.parameters, ...model.state].entries()) {
          learned.assign(randomTensor(learned.shape, "float32", seed + 50));
        }
        model.state[1]!.value.data.forEach((x, i, variances) => (variances[i] = Math.abs(x)));
        return model;
      },
    ],
    [
      "residual layers, one in another",
      () => {
        const inner = new Residual(dense(3, 3), new Tanh());
        return new Sequential(dense(6, 3), new Residual(inner, dense(3, 3)), dense(3, 2));
      },
    ],
    ["what acts in training alone", () => new Sequential(new Dropout(0.5), new GaussianNoise(1))],
    [
      "dropout between dense layers",
      () => new Sequential(new Dropout(0.2), dense(6, 3), new Dropout(0.5), dense(3, 2)),
    ],
    ["ten dense layers", () => mlp([6, 9, 8, 7, 6, 5, 6, 7, 8, 9, 4])],
    ["layers as wide as MNIST's", () => mlp([6, 784, 128, 10], { output: () => new Softmax() })],
  ])("for %s, in both element types", async (_, make) => {
    await expectSame(make(), "float32");
    await expectSame(make().to("float64"), "float64");
  });

  it("for a batch without rows: none", async () => {
    const file = writeOnnx(new Sequential(dense(6, 4), new Softmax()));
    const output = await runOnnx(file, ndarray(new Float32Array(0), [0, 6]));
    expect(output.shape).toEqual([0, 4]);
  });

  it.each<DType>(["float32", "float64"])("for raw bytes as its input, in %s", async (dtype) => {
    const model = new Sequential(new Rescaling(1 / 255), dense(6, 5), new Softmax()).to(dtype);
    const pixels = ndarray(
      Uint8Array.from({ length: 18 }, (_, index) => (index * 41) % 256),
      [3, 6],
    );
    const found = await runOnnx(writeOnnx(model, { inputType: "uint8" }), pixels);
    expectClose(found, model.predict(pixels), tolerances[dtype]);
  });

  it("for an input of another float type than the model's", async () => {
    const model = new Sequential(dense(6, 5), new Tanh()).to("float64");
    const samples = inputs(3, "float32");
    const found = await runOnnx(writeOnnx(model, { inputType: "float32" }), samples);
    expectClose(found, model.predict(samples), tolerances.float64);
  });

  it("where sigmoids, softplus and softmax are at their ends", async () => {
    const extremes = ndarray(Float32Array.of(-1e4, -90, -20, 0, 20, 90, 1e4, -0), [4, 2]);
    for (const make of [Sigmoid, Softplus, Softmax, Tanh, SiLU, GELU]) {
      const model = new Sequential(new make());
      const found = await runOnnx(writeOnnx(model), extremes);
      expectClose(found, model.predict(extremes), tolerances.float32, make.name);
    }
  });
});
