import { describe, it } from "vitest";
import { real, whole } from "./support/example-file.js";
import {
  attribute,
  float32,
  int64,
  node,
  raw,
  tensorOf,
  types,
  valueInfo,
  type FileParts,
} from "./support/onnx-file.js";
import {
  expectRefused,
  gemm,
  graph,
  inputOf,
  one,
  relu,
  withConstant,
  type RefusedGraph,
} from "./support/refused-graph.js";

/** Graphs of shapes and types that no chain of layers has, and of no chain. */
const cases: readonly RefusedGraph[] = [
  [
    "images that nothing flattens",
    { ...one("Relu", ["input"]), inputs: inputOf(types.float32, ["N", 2, 3]) },
    /output.*rows.*\[2, 3\].*Flatten/,
  ],
  [
    "a dense layer of images",
    { ...one("MatMul", ["input", "kernel"]), inputs: inputOf(types.float32, ["N", 2, 6]) },
    /rows.*\[2, 6\].*Flatten/,
  ],
  [
    "softmax of images",
    { ...one("Softmax", ["input"]), inputs: inputOf(types.float32, ["N", 2, "M"]) },
    /rows.*\[2, \?\]/,
  ],
  ["a flattened batch", one("Flatten", ["input"], whole("axis", 0)), /axis = 1.*axis = 0/],
  ...[[-1], [3, 2], [-1, -1], [-1, 2, 3], [-1, 0]].map((shape): [string, FileParts, RegExp] => [
    `samples reshaped to [${shape.join(", ")}]`,
    withConstant(int64("shape", [shape.length], shape), "Reshape", ["input", "shape"]),
    /\[−1, features\]/,
  ]),
  [
    "a shape that is computed",
    graph(node("Shape", ["input"], ["s"]), node("Reshape", ["input", "s"], ["output"])),
    /a constant shape/,
  ],
  [
    "a shape of floats",
    withConstant(float32("shape", [2], [-1, 6]), "Reshape", ["input", "shape"]),
    /integers of int64, received float32 of shape \[2\]/,
  ],
  [
    "a shape of a thousand dims",
    withConstant(int64("shape", [1000], new Array<number>(1000).fill(1)), "Reshape", [
      "input",
      "shape",
    ]),
    /at most 8 integers/,
  ],
  ["a cast to integers", one("Cast", ["input"], whole("to", types.int64)), /float32 to int64/],
  [
    "a cast behind a layer",
    graph(gemm, node("Cast", ["x"], ["output"], [whole("to", types.float64)])),
    /one float type.*float32 to float64/,
  ],
  [
    "bytes that nothing casts",
    { ...one("Relu", ["input"]), inputs: inputOf(types.uint8, ["N", 6]) },
    /floats, received uint8/,
  ],
  [
    "bytes that come out again",
    { ...one("Identity", ["input"]), inputs: inputOf(types.uint8, ["N", 6]) },
    /output.*floats, received uint8/,
  ],
  [
    "dropout that is on",
    withConstant(tensorOf("on", types.bool, [], [raw(Uint8Array.of(1))]), "Dropout", [
      "input",
      "two",
      "on",
    ]),
    /dropout that is off/,
  ],
  [
    "dropout whose mask is taken",
    graph(node("Dropout", ["input"], ["x", "mask"]), node("Mul", ["x", "mask"], ["output"])),
    /one output, received 2/,
  ],
  [
    "a text as input",
    { ...graph(relu), inputs: inputOf(types.text, ["N", 6]) },
    /tensor of numbers/,
  ],
  [
    "a scalar as input",
    { ...graph(relu), inputs: inputOf(types.float32, []) },
    /\[batch, features\]/,
  ],
  ["a vector as input", { ...graph(relu), inputs: inputOf(types.float32, [6]) }, /received \[6\]/],
  ["a negative width", { ...graph(relu), inputs: inputOf(types.float32, ["N", -1]) }, /\[\?, -1\]/],
  [
    "a width beyond a safe integer",
    { ...graph(relu), inputs: inputOf(types.float32, ["N", 2 ** 30, 2 ** 30]) },
    /\[batch, features\]/,
  ],
  ["no input", { ...graph(relu), inputs: [] }, /one input, received none/],
  [
    "two inputs",
    { ...graph(relu), inputs: [...inputOf(types.float32), valueInfo("mask", types.float32)] },
    /one input, received "input", "mask"/,
  ],
  ["no output", { ...graph(relu), outputs: [] }, /one output, received none/],
  [
    "two outputs",
    {
      ...graph(relu, node("Tanh", ["output"], ["second"])),
      outputs: [valueInfo("output", 1), valueInfo("second", 1)],
    },
    /one output, received "output", "second"/,
  ],
  [
    "layers behind the output",
    graph(relu, node("Tanh", ["output"], ["more"])),
    /node 2 \(Tanh.*a node beside it/,
  ],
  ["no way to the output", graph(node("Relu", ["input"], ["x"])), /chain.*"output".*ends at "x"/],
  [
    "a node beside the chain",
    graph(relu, node("RandomNormal", [], ["noise"])),
    /node 2.*a node beside it/,
  ],
  [
    "a constant of two values",
    graph(
      node("Constant", [], ["c"], [real("value_float", 1), attribute.integers("value_ints", [1])]),
      relu,
    ),
    /value, value_float or value_ints/,
  ],
];

describe("parseOnnx refuses, and says where,", () => {
  it.each(cases)("%s", (_, parts, says) => {
    expectRefused(parts, says);
  });
});
