// What the example files have in common: inputs of six numbers a row.

import { attribute, float32, node, onnxFile, type Fields, type FileParts } from "./onnx-file.js";

/** A file, and the layers that it is. */
export interface ExampleFile {
  readonly title: string;
  readonly file: Uint8Array;
  readonly layers: readonly string[];
}

/** Names of layers are parted by spaces. */
export function example(title: string, layers: string, parts: FileParts): ExampleFile {
  return { title, layers: layers.split(" "), file: onnxFile(parts) };
}

/** Numbers of both signs, which float16 and bfloat16 hold too. */
export function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index * 7) % 17) / 8 - 1);
}

export const { integer: whole, float: real } = attribute;

/** Weights and bias of 6 inputs and 4 units as Keras keeps them. */
export const kernel = float32("kernel", [6, 4], numbers(24));
export const bias = float32("bias", [4], numbers(4));

/** A node that gives a constant. */
export function constant(output: string, value: Fields): Fields {
  return node("Constant", [], [output], [attribute.tensor("value", value)]);
}
