import { constant, example, numbers, real, whole, type ExampleFile } from "./example-file.js";
import {
  attribute,
  float32,
  int64,
  node,
  raw,
  tensorOf,
  types,
  valueInfo,
  type Fields,
} from "./onnx-file.js";

const transposed = [whole("transB", 1)];

/** Weights `[4, 6]` and `[3, 4]` as nn.Linear keeps them, and their biases. */
const linear = [
  ...[float32("fc1.weight", [4, 6], numbers(24)), float32("fc1.bias", [4], numbers(4))],
  ...[float32("fc2.weight", [3, 4], numbers(12)), float32("fc2.bias", [3], numbers(3))],
];
const linearLayers = (input: string): Fields[] => [
  node("Gemm", [input, "fc1.weight", "fc1.bias"], ["h1"], [real("alpha", 1), ...transposed]),
  node("Relu", ["h1"], ["h2"]),
  node("Gemm", ["h2", "fc2.weight", "fc2.bias"], ["output"], [real("beta", 1), ...transposed]),
];

const images = [valueInfo("input", types.float32, ["batch", 1, 2, 3])];

/** Files as PyTorch's exporters write them. */
export const pytorchFiles: readonly ExampleFile[] = [
  example("nn.Flatten and nn.Linear", "Dense ReLU Dense", {
    inputs: images,
    initializers: linear,
    nodes: [node("Flatten", ["input"], ["flat"], [whole("axis", 1)]), ...linearLayers("flat")],
  }),
  example("x.view(-1, 6)", "Dense ReLU Dense", {
    inputs: images,
    initializers: linear,
    nodes: [
      constant("shape", int64("", [2], [-1, 6])),
      node("Reshape", ["input", "shape"], ["flat"], [whole("allowzero", 0)]),
      ...linearLayers("flat"),
    ],
  }),
  example("x.view(x.size(0), -1) with a batch of any size", "Dense ReLU Dense", {
    inputs: images,
    initializers: linear,
    nodes: [
      node("Shape", ["input"], ["sizes"]),
      constant("zero", int64("", [], [0])),
      node("Gather", ["sizes", "zero"], ["size"], [whole("axis", 0)]),
      constant("axes", int64("", [1], [0])),
      node("Unsqueeze", ["size", "axes"], ["batch"]),
      constant("rest", int64("", [1], [-1])),
      node("Concat", ["batch", "rest"], ["shape"], [whole("axis", 0)]),
      node("Reshape", ["input", "shape"], ["flat"]),
      ...linearLayers("flat"),
    ],
  }),
  example("x.flatten(1) of the exporter that traces graphs", "Dense ReLU Dense", {
    inputs: images,
    initializers: linear,
    nodes: [
      node("Shape", ["input"], ["size"], [whole("start", 0), whole("end", 1)]),
      node("Constant", [], ["rest"], [attribute.integers("value_ints", [6])]),
      node("Concat", ["size", "rest"], ["shape"], [whole("axis", 0)]),
      node("Reshape", ["input", "shape"], ["flat"], [whole("allowzero", 1)]),
      ...linearLayers("flat"),
    ],
  }),
  example("a batch of one sample, reshaped to [1, -1], and softmax", "Dense Softmax", {
    inputs: [valueInfo("input", types.float32, [1, 2, 3])],
    initializers: [...linear.slice(0, 2), int64("shape", [2], [1, -1])],
    nodes: [
      node("Reshape", ["input", "shape"], ["flat"]),
      node("Gemm", ["flat", "fc1.weight", "fc1.bias"], ["h"], transposed),
      node("Softmax", ["h"], ["output"], [whole("axis", 1)]),
    ],
  }),
  example("nn.Linear without a bias, its weights transposed by the graph", "Dense Tanh", {
    initializers: linear.slice(0, 1),
    nodes: [
      node("Transpose", ["fc1.weight"], ["kernel"], [attribute.integers("perm", [1, 0])]),
      node("MatMul", ["input", "kernel"], ["h"]),
      node("Tanh", ["h"], ["output"]),
    ],
  }),
  example("weights that two layers share, by Identity", "Dense Sigmoid Dense", {
    initializers: [float32("square", [6, 6], numbers(36)), float32("shared", [6], numbers(6))],
    nodes: [
      node("Identity", ["square"], ["same"]),
      node("Gemm", ["input", "square", "shared"], ["h1"], transposed),
      node("Sigmoid", ["h1"], ["h2"]),
      node("Gemm", ["h2", "same", "shared"], ["output"], transposed),
    ],
  }),
  example("normalized inputs and dropout that is off", "Rescaling Rescaling Dense ReLU", {
    initializers: [
      ...linear.slice(0, 2),
      float32("mean", [], [0.1307]),
      float32("deviation", [], [0.3081]),
      float32("ratio", [], [0.5]),
      tensorOf("off", types.bool, [], [raw(Uint8Array.of(0))]),
    ],
    nodes: [
      node("Sub", ["input", "mean"], ["centred"]),
      node("Div", ["centred", "deviation"], ["normal"]),
      node("Gemm", ["normal", "fc1.weight", "fc1.bias"], ["h1"], transposed),
      node("Dropout", ["h1", "ratio", "off"], ["h2", "mask"], [whole("seed", 1)]),
      node("Relu", ["h2"], ["output"]),
    ],
  }),
];
