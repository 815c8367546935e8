import { expect } from "vitest";
import { FormatError } from "../../../src/errors/index.js";
import { parseOnnx } from "../../../src/onnx/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { bias, kernel } from "./example-file.js";
import { float32, node, onnxFile, valueInfo, type Fields, type FileParts } from "./onnx-file.js";

/** A graph that is refused, with what the error says. */
export type RefusedGraph = readonly [title: string, parts: FileParts, says: RegExp];

/** Holds the error for a file of these parts against what it should say and name. */
export function expectRefused(parts: FileParts, says: RegExp): void {
  const error = thrown(() => parseOnnx(onnxFile(parts), { name: "model.onnx" }));
  expect(error).toBeInstanceOf(FormatError);
  expect(error.message).toMatch(says);
  expect(error.where).toMatch(/^model\.onnx/);
}

/** A dense layer, from `input` to `x`. */
export const gemm = node("Gemm", ["input", "kernel", "bias"], ["x"]);

/** A whole graph's layer, from `input` to `output`. */
export const relu = node("Relu", ["input"], ["output"]);

const two = float32("two", [], [2]);

/** A graph of these nodes, with constants for them to take. */
export function graph(...nodes: readonly Fields[]): FileParts {
  return { nodes, initializers: [kernel, bias, two] };
}

/** A graph of one node that takes the input and constants. */
export function one(operator: string, inputs: string[], ...attributes: Fields[]): FileParts {
  return graph(node(operator, inputs, ["output"], attributes));
}

/** The same, with a constant of its own. */
export function withConstant(constant: Fields, operator: string, inputs: string[]): FileParts {
  return { ...one(operator, inputs), initializers: [kernel, bias, two, constant] };
}

/** The input, of this type and shape. */
export function inputOf(type: number, dims?: (number | string)[]): readonly Fields[] {
  return [valueInfo("input", type, dims)];
}
