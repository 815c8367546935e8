import { bias, example, kernel, numbers, real, whole, type ExampleFile } from "./example-file.js";
import { attribute, float32, node, type Fields } from "./onnx-file.js";

const dense = node("Gemm", ["input", "kernel", "bias"], ["x"]);

function scalar(name: string, value: number): Fields {
  return float32(name, [], [value]);
}

/** A file of a dense layer and one activation, spelled as `nodes` do: from `x` to `output`. */
function activation(
  title: string,
  layer: string,
  nodes: readonly Fields[],
  constants: readonly Fields[] = [],
  opset = 17,
): ExampleFile {
  return example(title, `Dense ${layer}`, {
    opset,
    initializers: [kernel, bias, ...constants],
    nodes: [dense, ...nodes],
  });
}

/** Files of one operator, or of the nodes that stand for one. */
export const operatorFiles: readonly ExampleFile[] = [
  activation("Relu", "ReLU", [node("Relu", ["x"], ["output"])]),
  activation("LeakyRelu", "LeakyReLU", [
    node("LeakyRelu", ["x"], ["output"], [real("alpha", 0.2)]),
  ]),
  activation("LeakyRelu by default", "LeakyReLU", [node("LeakyRelu", ["x"], ["output"])]),
  activation("Elu", "ELU", [node("Elu", ["x"], ["output"], [real("alpha", 0.7)])]),
  activation("Elu by default", "ELU", [node("Elu", ["x"], ["output"])]),
  activation("Sigmoid", "Sigmoid", [node("Sigmoid", ["x"], ["output"])]),
  activation("Tanh", "Tanh", [node("Tanh", ["x"], ["output"])]),
  activation("Softplus", "Softplus", [node("Softplus", ["x"], ["output"])]),
  activation("Softmax of the last dim", "Softmax", [
    node("Softmax", ["x"], ["output"], [whole("axis", -1)]),
  ]),
  activation(
    "Softmax by default, up to version 12",
    "Softmax",
    [node("Softmax", ["x"], ["output"])],
    [],
    12,
  ),
  activation("Gelu", "GELU", [node("Gelu", ["x"], ["output"])], [], 20),
  activation(
    "Gelu by tanh",
    "GELU",
    [node("Gelu", ["x"], ["output"], [attribute.text("approximate", "tanh")])],
    [],
    20,
  ),
  activation("Swish", "SiLU", [node("Swish", ["x"], ["output"])], [], 24),
  activation("x · sigmoid(x)", "SiLU", [
    node("Sigmoid", ["x"], ["s"]),
    node("Mul", ["x", "s"], ["output"]),
  ]),
  activation(
    "sigmoid(x) · x, then a number",
    "SiLU Rescaling",
    [
      node("Sigmoid", ["x"], ["s"]),
      node("Mul", ["s", "x"], ["y"]),
      node("Mul", ["y", "two"], ["output"]),
    ],
    [scalar("two", 2)],
  ),
  activation(
    "GELU as PyTorch spells it",
    "GELU",
    [
      node("Div", ["x", "root"], ["a"]),
      node("Erf", ["a"], ["b"]),
      node("Add", ["b", "one"], ["c"]),
      node("Mul", ["x", "c"], ["d"]),
      node("Mul", ["d", "half"], ["output"]),
    ],
    [scalar("root", Math.SQRT2), scalar("one", 1), scalar("half", 0.5)],
  ),
  activation(
    "GELU as Keras spells it, then another layer",
    "GELU Tanh",
    [
      node("Mul", ["half", "x"], ["a"]),
      node("Mul", ["x", "inverse"], ["b"]),
      node("Erf", ["b"], ["c"]),
      node("Add", ["one", "c"], ["d"]),
      node("Mul", ["a", "d"], ["y"]),
      node("Tanh", ["y"], ["output"]),
    ],
    [scalar("inverse", Math.SQRT1_2), scalar("one", 1), scalar("half", 0.5)],
  ),
  activation(
    "GELU by tanh, with powers",
    "GELU",
    [
      node("Pow", ["x", "three"], ["a"]),
      node("Mul", ["a", "coefficient"], ["b"]),
      node("Add", ["x", "b"], ["c"]),
      node("Mul", ["factor", "c"], ["d"]),
      node("Tanh", ["d"], ["e"]),
      node("Add", ["e", "one"], ["f"]),
      node("Mul", ["x", "half"], ["g"]),
      node("Mul", ["g", "f"], ["output"]),
    ],
    [
      ...[scalar("three", 3), scalar("coefficient", 0.044715), scalar("one", 1)],
      ...[scalar("half", 0.5), scalar("factor", Math.sqrt(2 / Math.PI))],
    ],
  ),
  activation(
    "GELU by tanh, with products and a difference",
    "GELU",
    [
      node("Mul", ["x", "x"], ["square"]),
      node("Mul", ["x", "square"], ["cube"]),
      node("Mul", ["cube", "coefficient"], ["b"]),
      node("Sub", ["x", "b"], ["c"]),
      node("Identity", ["c"], ["same"]),
      node("Mul", ["same", "factor"], ["d"]),
      node("Tanh", ["d"], ["e"]),
      node("Add", ["one", "e"], ["f"]),
      node("Mul", ["x", "f"], ["g"]),
      node("Mul", ["half", "g"], ["output"]),
    ],
    [
      ...[scalar("coefficient", -0.044715), scalar("one", 1)],
      ...[scalar("half", 0.5), scalar("factor", Math.sqrt(2 / Math.PI))],
    ],
  ),
  activation(
    "arithmetic with single numbers",
    "Rescaling Rescaling Rescaling Rescaling",
    [
      node("Sub", ["three", "x"], ["a"]),
      node("Add", ["half", "a"], ["b"]),
      node("Mul", ["half", "b"], ["c"]),
      node("Sub", ["c", "three"], ["d"]),
      node("Div", ["d", "three"], ["output"]),
    ],
    [float32("three", [1], [3]), float32("half", [1, 1], [0.5])],
  ),
  example("alpha and beta of Gemm", "Dense", {
    initializers: [kernel, bias],
    nodes: [
      node(
        "Gemm",
        ["input", "kernel", "bias"],
        ["output"],
        [real("alpha", 0.3), real("beta", -2.5)],
      ),
    ],
  }),
  example("a bias that is left out, one that is a number, one that is a row", "Dense Dense Dense", {
    initializers: [
      ...[kernel, float32("square", [4, 4], numbers(16)), float32("number", [1], [0.5])],
      float32("row", [1, 4], numbers(4)),
    ],
    nodes: [
      node("Gemm", ["input", "kernel", ""], ["a"]),
      node("Gemm", ["a", "square", "number"], ["b"]),
      node("Gemm", ["b", "square", "row"], ["output"], [whole("transB", 1)]),
    ],
  }),
  example("MatMul and a number, which is no bias", "Dense Rescaling", {
    initializers: [kernel, scalar("number", 0.5)],
    nodes: [node("MatMul", ["input", "kernel"], ["a"]), node("Add", ["a", "number"], ["output"])],
  }),
];
