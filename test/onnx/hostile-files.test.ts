import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FormatError, NdnetError } from "../../src/errors/index.js";
import { mlp } from "../../src/models/index.js";
import { parseOnnx, writeOnnx } from "../../src/onnx/index.js";
import { thrown } from "../datasets/support/thrown.js";
import { mutated } from "../formats/npy/support/mutated.js";
import { bias, kernel, numbers } from "./support/example-file.js";
import { groups, weightsFile } from "./support/hostile-parts.js";
import { kerasFiles } from "./support/keras-files.js";
import {
  bytes,
  float,
  float32,
  message,
  node,
  onnxFile,
  raw,
  tensorOf,
  text,
  types,
} from "./support/onnx-file.js";
import { operatorFiles } from "./support/operator-files.js";
import { pytorchFiles } from "./support/pytorch-files.js";
import { expectRefused, gemm, relu } from "./support/refused-graph.js";
import { storageFiles } from "./support/storage-files.js";

const elements = raw(Float32Array.from(numbers(24)));

describe("parseOnnx", () => {
  const file = onnxFile({
    nodes: [gemm, node("Relu", ["x"], ["output"])],
    initializers: [kernel, bias],
  });

  it("refuses no bytes, and other files, by their name", () => {
    for (const other of [
      new Uint8Array(0),
      new TextEncoder().encode("PK\u0003\u0004 a zip file"),
    ]) {
      const error = thrown(() => parseOnnx(other, { name: "digits.onnx" }));
      expect(error).toBeInstanceOf(FormatError);
      expect(error.where).toContain("digits.onnx");
    }
  });

  it("refuses every truncation", () => {
    for (let length = 0; length < file.length; length++) {
      const error = thrown(() => parseOnnx(file.subarray(0, length)));
      expect(error, `${length} bytes`).toBeInstanceOf(FormatError);
    }
  });

  it("keeps the protobuf reader's error as the cause", () => {
    const error = thrown(() => parseOnnx(file.subarray(0, file.length - 1)));
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.cause).not.toBeInstanceOf(NdnetError);
  });

  it("tolerates constants that nothing takes, whatever is in them", () => {
    const unused = [
      tensorOf("a", 99, [2 ** 40], []),
      tensorOf("b", types.text, [1], [text(6, "b")]),
    ];
    const parts = { nodes: [gemm, node("Relu", ["x"], ["output"])] };
    const { layers } = parseOnnx(onnxFile({ ...parts, initializers: [kernel, bias, ...unused] }));
    expect(layers).toHaveLength(2);
  });

  it("passes over groups, as other readers do", () => {
    const { layers } = parseOnnx(onnxFile({ nodes: [relu], modelFields: [groups(50)] }));
    expect(layers).toHaveLength(1);
  });

  it("takes no memory for what a file only declares", () => {
    const huge = onnxFile(weightsFile([2 ** 20, 2 ** 20], [elements]));
    const before = process.memoryUsage().arrayBuffers;
    expect(() => parseOnnx(huge)).toThrow(FormatError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
  });

  it("refuses weights that so many layers share that they would fill the memory", () => {
    const square = float32("square", [512, 512], new Array<number>(512 * 512).fill(0.5));
    const nodes = Array.from({ length: 50 }, (_, index) =>
      node("MatMul", [index === 0 ? "input" : `x${index}`, "square"], [`x${index + 1}`]),
    );
    const parts = { nodes: [...nodes, node("Relu", ["x50"], ["output"])], initializers: [square] };
    expectRefused(parts, /memory.*names one weight many times/);
  });

  it("refuses lists that so many nodes share that reading them would take minutes", () => {
    const padding = new Uint8Array(4_000_000).map((_, index) => (index % 2 === 0 ? 0x78 : 0));
    const shared = tensorOf("shared", types.float32, [], [float(4, 2), padding]);
    const nodes = Array.from({ length: 1000 }, (_, index) =>
      node("Mul", [index === 0 ? "input" : `x${index}`, "shared"], [`x${index + 1}`]),
    );
    const parts = {
      nodes: [...nodes, node("Relu", ["x1000"], ["output"])],
      initializers: [shared],
    };
    expectRefused(parts, /memory/);
  });

  it.each<[string, Uint8Array]>([
    ["empty nodes", new Uint8Array(2_000_000).map((_, index) => (index % 2 === 0 ? 0x0a : 0))],
    ["dims", message(5, [bytes(1, new Uint8Array(1_000_000).fill(1))])],
    [
      "inputs without names",
      new Uint8Array(2_000_000).map((_, index) => (index % 2 === 0 ? 0x5a : 0)),
    ],
  ])("refuses a million %s before they fill the memory", (_, fields) => {
    expectRefused({ nodes: [relu], graphFields: [fields] }, /memory/);
  });

  it("reads a model of a thousand layers", () => {
    const model = mlp(new Array<number>(501).fill(2));
    expect(parseOnnx(writeOnnx(model)).layers).toHaveLength(999);
  });

  it("throws nothing but typed errors for mutated files", () => {
    const examples = [...pytorchFiles, ...kerasFiles, ...operatorFiles, ...storageFiles];
    let refused = 0;
    fc.assert(
      fc.property(mutated(examples.map((example) => example.file)), (mutation) => {
        try {
          parseOnnx(mutation);
        } catch (error) {
          expect(error).toBeInstanceOf(NdnetError);
          refused++;
        }
      }),
      { numRuns: 4000, seed: 20260705 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});
