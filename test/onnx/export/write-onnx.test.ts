import { describe, expect, it } from "vitest";
import { Activation, ELU, LeakyReLU, ReLU, Softmax, Tanh } from "../../../src/activations/index.js";
import { ArgumentError } from "../../../src/errors/index.js";
import {
  BatchNormalization,
  Conv2D,
  Dense,
  Flatten,
  LayerNormalization,
  MaxPool2D,
  Rescaling,
  Reshape,
  Standardize,
} from "../../../src/layers/index.js";
import { mlp, Sequential, type AnyLayer } from "../../../src/models/index.js";
import { parseOnnx, writeOnnx, type WriteOnnxOptions } from "../../../src/onnx/index.js";
import type { Tensor } from "../../../src/tensor/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { openOnnx, runOnnx } from "../support/run-onnx.js";
import { randomTensor } from "../../support/random-tensor.js";
import { expectClose } from "../../support/expect-close.js";
import packageJson from "../../../package.json" with { type: "json" };

/** Keeps the function of what it extends, and adds a name. */
class NamedDense extends Dense {
  override get name(): string {
    return "Head";
  }
}

/** Changes the function of what it extends. */
class Doubled extends ReLU {
  override forward(input: Tensor): Tensor {
    return super.forward(super.forward(input));
  }
}

class Own extends Activation {
  override forward(input: Tensor): Tensor {
    return input;
  }

  override backward(outputGradient: Tensor): Tensor {
    return outputGradient;
  }
}

function patched(): ReLU {
  const layer = new ReLU();
  layer.forward = (input) => input;
  return layer;
}

describe("writeOnnx", () => {
  it("writes the bytes that the format lays down", () => {
    // ModelProto of one Relu, by hand: field numbers and lengths as onnx.proto has them.
    const text = (value: string): number[] => [value.length, ...new TextEncoder().encode(value)];
    const field = (number: number, content: number[]): number[] => [
      ...[8 * number + 2, content.length],
      ...content,
    ];
    const dim = (name: string): number[] => field(1, [0x12, ...text(name)]);
    const info = (name: string): number[] => [
      ...[0x0a, ...text(name)],
      ...field(2, field(1, [8, 1, ...field(2, [...dim("batch"), ...dim("features")])])),
    ];
    const relu = [
      ...[0x0a, ...text("in"), 0x12, ...text("out")],
      ...[0x1a, ...text("relu_1"), 0x22, ...text("Relu")],
    ];
    const graph = [
      ...[...field(1, relu), 0x12, ...text("ndnet")],
      ...[...field(11, info("in")), ...field(12, info("out"))],
    ];
    const file = [
      ...[8, 7, 0x12, ...text("ndnet"), 0x1a, ...text(packageJson.version)],
      ...[...field(7, graph), ...field(8, [0x0a, 0, 0x10, 13])],
    ];
    const written = writeOnnx(new Sequential(new ReLU()), { inputName: "in", outputName: "out" });
    expect([...written]).toEqual(file);
  });

  it("names inputs, outputs and shapes as told, with a batch of any size", async () => {
    const model = new Sequential(new Dense(784, 10), new Softmax());
    const file = writeOnnx(model, { inputName: "pixels", outputName: "digits" });
    const session = await openOnnx(file);
    expect(session.inputMetadata).toEqual([
      { name: "pixels", isTensor: true, type: "float32", shape: ["batch", 784] },
    ]);
    expect(session.outputMetadata).toEqual([
      { name: "digits", isTensor: true, type: "float32", shape: ["batch", 10] },
    ]);
  });

  it.each<[readonly AnyLayer[], readonly (string | number)[], readonly (string | number)[]]>([
    [
      [new Conv2D(3, 4, { kernelSize: 3 }), new ReLU()],
      ["height", "width", 3],
      ["rows", "columns", 4],
    ],
    [
      [new MaxPool2D(), new Conv2D(3, 4, { kernelSize: 3 }), new Flatten()],
      ["height", "width", 3],
      ["units"],
    ],
    [[new MaxPool2D()], ["height", "width", "channels"], ["rows", "columns", "channels"]],
    [
      [new BatchNormalization(3), new MaxPool2D(), new Flatten()],
      ["height", "width", 3],
      ["units"],
    ],
    [[new Reshape([6, 5, 1]), new MaxPool2D()], [30], [3, 2, 1]],
    [[new Reshape([6, 5, 1]), new MaxPool2D(), new Flatten()], [30], [6]],
    [[new BatchNormalization(3), new ReLU()], [3], [3]],
    [[new Flatten(), new Dense(30, 2)], ["features"], [2]],
    [[new BatchNormalization(30), new Flatten(), new Dense(30, 2)], [30], [2]],
    [[new ReLU()], ["features"], ["features"]],
  ])("declares the samples that %j takes as %j, and gives as %j", async (layers, takes, gives) => {
    const session = await openOnnx(writeOnnx(new Sequential(...(layers as readonly never[]))));
    expect(session.inputMetadata).toMatchObject([{ shape: ["batch", ...takes] }]);
    expect(session.outputMetadata).toMatchObject([{ shape: ["batch", ...gives] }]);
  });

  it.each<[readonly AnyLayer[]]>([
    [[new Standardize(3), new Flatten(), new Dense(192, 3), new Softmax()]],
    [[new BatchNormalization(3), new Flatten(), new Dense(192, 3)]],
    [[new LayerNormalization(3), new Flatten(), new Dense(192, 3)]],
    [[new Standardize(1), new ReLU(), new Flatten(), new Dense(64, 3)]],
    [[new Standardize(3), new Flatten()]],
    [[new Standardize(3), new Reshape([16, 4, 3]), new Flatten()]],
  ])("refuses %j, which take images of open axes, until a Reshape says them", async (layers) => {
    const error = thrown(() => writeOnnx(new Sequential(...(layers as readonly never[]))));
    expect(error).toBeInstanceOf(ArgumentError);
    const channels = layers[0]!.widths.inputs as number;
    expect(error.fix).toContain(`new Reshape([height, width, ${channels}])`);
    const model = new Sequential(...([new Reshape([8, 8, channels]), ...layers] as never[]));
    const samples = randomTensor([2, 64 * channels], "float32", 1);
    const found = await runOnnx(writeOnnx(model), samples);
    expectClose(found, model.predict(samples), { relative: 1e-5, absolute: 1e-5 });
  });

  it("gives the same bytes for the same model, and leaves it as it is", () => {
    const model = mlp([3, 4, 2], { dtype: "float64" });
    const file = writeOnnx(model, { dtype: "float32", inputType: "uint8" });
    expect(writeOnnx(model, { dtype: "float32", inputType: "uint8" })).toEqual(file);
    expect(model.dtype).toBe("float64");
  });

  it("writes layers of classes that extend a built-in one and keep its forward", async () => {
    const model = new Sequential(new NamedDense(3, 4), new ReLU());
    expect(parseOnnx(writeOnnx(model)).layers.map(({ name }) => name)).toEqual(["Dense", "ReLU"]);
    const samples = randomTensor([2, 3], "float32", 1);
    const found = await runOnnx(writeOnnx(model), samples);
    expectClose(found, model.predict(samples), { relative: 1e-5, absolute: 1e-6 });
  });

  it.each<[string, () => AnyLayer, string]>([
    ["of one's own", () => new Own(), "Own (layer 2 of 3)"],
    ["that change the forward of a built-in one", () => new Doubled(), "Doubled (layer 2 of 3)"],
    ["whose forward was replaced", patched, "ReLU (layer 2 of 3)"],
  ])("refuses layers %s, names them and says what to do", (_, make, position) => {
    const model = new Sequential(new Dense(2, 2), make(), new Tanh());
    const error = thrown(() => writeOnnx(model));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe(`writeOnnx, ${position}`);
    expect(error.fix).toContain("built-in layers");
  });

  it.each<[string, WriteOnnxOptions]>([
    ["inputName", { inputName: "" }],
    ["outputName", { outputName: 5 as unknown as string }],
    ["dtype", { dtype: "float16" as "float32" }],
    ["inputType", { inputType: "int8" as "uint8" }],
    ["inputName and outputName", { inputName: "x", outputName: "x" }],
    ["inputName and outputName", { inputName: "dense_1.weights" }],
    ["inputName and outputName", { outputName: "dense_1.output" }],
  ])("refuses a wrong %s", (option, options) => {
    const error = thrown(() => writeOnnx(mlp([2, 3, 2]), options));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe(`writeOnnx, ${option}`);
  });

  it.each<[string, AnyLayer]>([
    ["scale", new Rescaling(1e39)],
    ["offset", new Rescaling(1, -1e39)],
    ["alpha", new LeakyReLU({ slope: 1e39 })],
    ["alpha", new ELU({ alpha: 1e39 })],
  ])("refuses a %s that float32 doesn't hold", (name, layer) => {
    const error = thrown(() => writeOnnx(new Sequential(layer)));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toContain(`(layer 1 of 1), ${name}`);
  });

  it("keeps a scale that only float64 holds in a float64 model", () => {
    const model = new Sequential(new Rescaling(1e39, 1e-50)).to("float64");
    const layer = parseOnnx(writeOnnx(model)).layers[0] as Rescaling;
    expect([layer.scale, layer.offset]).toEqual([1e39, 1e-50]);
  });

  it("refuses weights of 2 GiB", () => {
    const parameters = [{ size: 2 ** 28 }, { size: 2 ** 28 }] as unknown as Dense["parameters"];
    const huge = { layers: [new Dense(1, 1)], dtype: "float32" as const, parameters };
    const error = thrown(() => writeOnnx(huge));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.received).toBe(String(2 ** 31));
  });
});
