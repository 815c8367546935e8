import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as activations from "../../../src/activations/index.js";
import { Constraint, MaxNorm } from "../../../src/constraints/index.js";
import { FormatError, NdnetError, ShapeError } from "../../../src/errors/index.js";
import { parseSafetensors, writeSafetensors } from "../../../src/formats/index.js";
import * as initializers from "../../../src/initializers/index.js";
import { Dense, Layer, Rescaling } from "../../../src/layers/index.js";
import { CrossEntropy } from "../../../src/losses/index.js";
import { mlp, Sequential } from "../../../src/models/index.js";
import { SGD } from "../../../src/optimizers/index.js";
import { builtInClasses } from "../../../src/models/saving/built-in-classes.js";
import { L1, L2, Regularizer } from "../../../src/regularizers/index.js";
import * as ndnet from "../../../src/index.js";
import { RandomState, tensor, type DType, type Tensor } from "../../../src/index.js";
import { bytesOf } from "../../support/tensor-bytes.js";

const { ReLU, Softmax } = activations;

function weightBytes(model: Sequential): Uint8Array[] {
  return model.parameters.map(({ value }) => bytesOf(value));
}

function float32(values: number[], shape: number[]): Tensor {
  return tensor(Float32Array.from(values), shape);
}

function inputs(rows: number, columns: number, dtype: DType = "float32"): Tensor {
  const random = new RandomState(1);
  return tensor(
    Float64Array.from({ length: rows * columns }, () => random.rand()),
    [rows, columns],
    {
      dtype,
    },
  );
}

describe("toBytes and fromBytes", () => {
  for (const dtype of ["float32", "float64"] as const) {
    test(`a model comes back with the same bits of weights and predictions in ${dtype}`, () => {
      const model = mlp([7, 5, 3], { hidden: () => new ReLU(), output: () => new Softmax() })
        .to(dtype)
        .initialize(new RandomState(3));
      const read = Sequential.fromBytes(model.toBytes());
      expect(read.dtype).toBe(dtype);
      expect(read.layers.map(({ name }) => name)).toEqual(["Dense", "ReLU", "Dense", "Softmax"]);
      expect(weightBytes(read)).toEqual(weightBytes(model));
      const x = inputs(4, 7, dtype);
      expect(bytesOf(read.predict(x))).toEqual(bytesOf(model.predict(x)));
    });
  }

  test("the same model always has the same bytes, and gives them again when it was read", () => {
    const model = mlp([4, 3], { output: () => new Softmax() }).initialize(new RandomState(3));
    const bytes = model.toBytes();
    expect(model.toBytes()).toEqual(bytes);
    expect(Sequential.fromBytes(bytes).toBytes()).toEqual(bytes);
  });

  test("a model of which nothing was drawn is initialized first, as for predictions", () => {
    const model = new Sequential(new Dense(3, 2));
    const read = Sequential.fromBytes(model.toBytes());
    expect(weightBytes(read)).toEqual(
      weightBytes(new Sequential(new Dense(3, 2)).initialize(new RandomState(0))),
    );
  });

  test("training goes on from a model that was read as from the model itself", async () => {
    const train = async (model: Sequential): Promise<Uint8Array[]> => {
      await model.fit(
        inputs(12, 4),
        Uint8Array.from({ length: 12 }, (_, row) => row % 3),
        {
          loss: new CrossEntropy(),
          optimizer: new SGD({ learningRate: 0.1 }),
          epochs: 3,
          batchSize: 4,
          seed: 5,
        },
      );
      return weightBytes(model);
    };
    const layers = (): Layer[] => [
      new Dense(4, 3, { weightRegularizer: new L2(0.1), weightConstraint: new MaxNorm(0.9) }),
      new Softmax(),
    ];
    const model = new Sequential(...layers()).initialize(new RandomState(2));
    const read = Sequential.fromBytes(model.toBytes());
    expect(await train(read)).toEqual(await train(model));
  });

  test("every built-in activation comes back with its options", () => {
    const layers = [
      new activations.ELU({ alpha: 0.5 }),
      new activations.GELU({ approximate: "tanh" }),
      new activations.Identity(),
      new activations.LeakyReLU({ slope: 0.2 }),
      new activations.ReLU(),
      new activations.Sigmoid(),
      new activations.SiLU(),
      new activations.Softmax(),
      new activations.Softplus(),
      new activations.Tanh(),
      new Rescaling(0.5, -1),
    ];
    const read = Sequential.fromBytes(new Sequential(new Dense(3, 3), ...layers).toBytes());
    expect(read.layers.slice(1).map((layer) => [layer.name, layer.constructorArguments()])).toEqual(
      layers.map((layer) => [layer.constructor.name, layer.constructorArguments()]),
    );
    expect(layers).toHaveLength(
      Object.keys(activations).filter((name) => !/^(Activation|Elementwise)$/.test(name)).length +
        1,
    );
  });

  test("initializers, regularizers and constraints come back: new values are drawn as in the model itself", () => {
    const parts = [
      new initializers.Constant(2),
      new initializers.FanOutNormal(),
      new initializers.GlorotNormal(),
      new initializers.GlorotUniform(),
      new initializers.HeNormal(),
      new initializers.HeUniform(),
      new initializers.LeCunNormal(),
      new initializers.Normal(1, 2),
      new initializers.Uniform(-1, 3),
      new initializers.Zeros(),
    ];
    const model = new Sequential(
      ...parts.map(
        (weightInitializer, index) =>
          new Dense(3, 3, {
            weightInitializer,
            biasInitializer: new initializers.Constant(index),
            weightRegularizer: index % 2 === 0 ? new L1(index) : new L2(index),
            ...(index % 3 > 0 && { weightConstraint: new MaxNorm(index) }),
          }),
      ),
    );
    const read = Sequential.fromBytes(model.toBytes());
    expect(weightBytes(read.initialize(new RandomState(9)))).toEqual(
      weightBytes(model.initialize(new RandomState(9))),
    );
    expect(read.parameters.map(({ regularizer }) => regularizer)).toEqual(
      model.parameters.map(({ regularizer }) => regularizer),
    );
    const constraints = read.parameters.map(({ constraint }) => constraint);
    expect(constraints).toEqual(model.parameters.map(({ constraint }) => constraint));
    expect(constraints.slice(0, 4)).toEqual([undefined, undefined, new MaxNorm(1), undefined]);
  });

  test("every layer, initializer, regularizer and constraint of the library is known to files", () => {
    const bases = [Layer, initializers.Initializer, Regularizer, Constraint];
    const withoutName = ["Activation", "FromTensor"];
    const parts = Object.entries(ndnet).filter(
      ([name, value]) =>
        typeof value === "function" &&
        bases.some((base) => (value.prototype as unknown) instanceof base) &&
        !withoutName.includes(name),
    );
    expect([...builtInClasses].sort()).toEqual(parts.sort());
  });

  test("layers without bias and with given weights come back", () => {
    const model = new Sequential(
      new Dense(2, 3, { useBias: false }),
      Dense.fromWeights(float32([1, 2, 3], [3, 1])),
    );
    const read = Sequential.fromBytes(model.toBytes());
    expect(weightBytes(read)).toEqual(weightBytes(model));
    expect(read.parameters).toHaveLength(2);
  });

  test("a model's file is a safetensors file, whose tensors are named by their layers", () => {
    const model = new Sequential(new Dense(2, 3), new ReLU(), new Dense(3, 1));
    const { tensors, metadata } = parseSafetensors(model.toBytes());
    expect([...tensors.keys()]).toEqual(["0.weights", "0.bias", "2.weights", "2.bias"]);
    expect(JSON.parse(metadata["ndnet"]!)).toMatchObject({ version: 1, dtype: "float32" });
  });
});

describe("what fromBytes refuses", () => {
  const model = new Sequential(new Dense(2, 3), new ReLU(), new Dense(3, 1));
  const bytes = model.toBytes();
  const { tensors, metadata } = parseSafetensors(bytes);
  const description = JSON.parse(metadata["ndnet"]!) as Record<string, unknown>;
  const withDescription = (changed: Record<string, unknown>): Uint8Array =>
    writeSafetensors(tensors, {
      metadata: { ndnet: JSON.stringify({ ...description, ...changed }) },
    });
  const dense = (...values: unknown[]): unknown => ({ class: "Dense", arguments: values });
  const layersWith = (first: unknown): Uint8Array =>
    withDescription({ layers: [first, ...(description["layers"] as unknown[]).slice(1)] });

  test.each([
    ["no bytes", new Uint8Array(0), "8 bytes"],
    ["tensors alone", writeSafetensors(tensors), "description"],
    ["a newer version", withDescription({ version: 2 }), "version 1"],
    ["no version", withDescription({ version: undefined }), "received none"],
    ["another element type", withDescription({ dtype: "float16" }), "float16"],
    ["the other element type", withDescription({ dtype: "float64" }), "float64 [2, 3]"],
    ["layers that are none", withDescription({ layers: "Dense" }), "array of layers"],
    ["a layer that is no description", layersWith(3), "a class and its arguments"],
    ["an unknown class", layersWith({ class: "Conv9", arguments: [] }), '"Conv9"'],
    ["a name of Object.prototype", layersWith({ class: "constructor", arguments: [] }), "known"],
    ["a regularizer as a layer", layersWith({ class: "L2", arguments: [1] }), "a layer"],
    ["wrong arguments", layersWith(dense("two", 3)), "Dense"],
    ["no arguments", layersWith(dense()), "Dense"],
    ["null for options", layersWith(dense(2, 3, null)), "Dense"],
    ["a number for a constraint", layersWith(dense(2, 3, { weightConstraint: 3 })), "Constraint"],
    [
      "a regularizer for a constraint",
      layersWith(dense(2, 3, { weightConstraint: { class: "L2", arguments: [1] } })),
      "Constraint",
    ],
    [
      "a limit that is none",
      layersWith(dense(2, 3, { weightConstraint: { class: "MaxNorm", arguments: ["3"] } })),
      "MaxNorm, limit",
    ],
    [
      "a number for an initializer",
      layersWith(dense(2, 3, { weightInitializer: 3 })),
      "Initializer",
    ],
    ["widths without tensors", layersWith(dense(1e9, 1e9)), "[1000000000, 1000000000]"],
    ["other widths", layersWith(dense(2, 4)), "[2, 4]"],
    ["a tensor too few", layersWith(dense(2, 3, { useBias: false })), "0.weights, 2.bias"],
    ["no layers", withDescription({ layers: [] }), "the tensors"],
  ])("%s", (_, given, text) => {
    const read = (): unknown => Sequential.fromBytes(given, { name: "net.model" });
    expect(read).toThrow(FormatError);
    expect(read).toThrow("net.model");
    expect(read).toThrow(text);
  });

  test("layers that don't fit one another", () => {
    const layers = [dense(2, 3), dense(2, 1)];
    const given = writeSafetensors(
      {
        "0.weights": float32([1, 2, 3, 4, 5, 6], [2, 3]),
        "0.bias": float32([1, 2, 3], [3]),
        "1.weights": float32([1, 2], [2, 1]),
        "1.bias": float32([1], [1]),
      },
      { metadata: { ndnet: JSON.stringify({ version: 1, dtype: "float32", layers }) } },
    );
    expect(() => Sequential.fromBytes(given)).toThrow(ShapeError);
  });

  test("a description nested deeper than the stack", () => {
    const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const text = `{"version":1,"dtype":"float32","layers":[{"class":"Dense","arguments":[${nested}]}]}`;
    const given = writeSafetensors({}, { metadata: { ndnet: text } });
    expect(() => Sequential.fromBytes(given)).toThrow(NdnetError);
  });

  test("only typed errors come of bytes that are changed or cut", () => {
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 0, max: bytes.length }),
        (position, value, length) => {
          const changed = bytes.slice();
          changed[position] = value;
          try {
            Sequential.fromBytes(changed.subarray(0, length));
          } catch (error) {
            expect(error).toBeInstanceOf(NdnetError);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
