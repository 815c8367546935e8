import { describe, it } from "vitest";
import { numbers, real, whole } from "./support/example-file.js";
import {
  attribute,
  float32,
  float64,
  node,
  raw,
  tensorOf,
  text,
  types,
  type FileParts,
} from "./support/onnx-file.js";
import {
  expectRefused,
  gemm,
  graph,
  inputOf,
  one,
  withConstant,
  type RefusedGraph,
} from "./support/refused-graph.js";

/** `(input − mean) / deviation`. */
function standardized(
  mean: number[],
  deviation: number[],
  meansOf: typeof float32 = float32,
): FileParts {
  const nodes = [
    node("Sub", ["input", "mean"], ["x"]),
    node("Div", ["x", "deviation"], ["output"]),
  ];
  const constants = [
    meansOf("mean", [mean.length], mean),
    float32("deviation", [deviation.length], deviation),
  ];
  return { nodes, initializers: constants };
}

/** Graphs of operators that are no layer, or take what no layer takes. */
const cases: readonly RefusedGraph[] = [
  ["an operator that no layer is", one("Conv", ["input"]), /node 1 \(Conv.*Models of dense layers/],
  ["log-probabilities", one("LogSoftmax", ["input"]), /without it, or with Softmax/],
  [
    "an operator of another domain",
    graph([...node("Relu", ["input"], ["output"]), text(7, "com.microsoft")]),
    /an operator of ONNX itself.*com\.microsoft/,
  ],
  ["transA", one("Gemm", ["input", "kernel"], whole("transA", 1)), /transA = 0.*transA = 1/],
  ["weights that are computed", one("MatMul", ["input", "input"]), /then constant weights/],
  ["weights on the left", one("MatMul", ["kernel", "input"]), /then constant weights/],
  ["weights of the wrong rank", one("MatMul", ["input", "bias"]), /\[inputs, units\].*\[4\]/],
  [
    "weights without units",
    withConstant(float32("none", [6, 0], []), "MatMul", ["input", "none"]),
    /\[inputs, units\].*\[6, 0\]/,
  ],
  [
    "weights for other inputs than those of the shape",
    { ...one("MatMul", ["input", "kernel"]), inputs: inputOf(types.float32, ["N", 5]) },
    /rows of 5 elements, received rows of 6/,
  ],
  [
    "weights for other inputs than the units before",
    graph(gemm, node("MatMul", ["x", "kernel"], ["output"])),
    /node 2.*rows of 4 elements, received rows of 6/,
  ],
  [
    "a bias of the wrong length",
    withConstant(float32("long", [6], numbers(6)), "Gemm", ["input", "kernel", "long"]),
    /a bias of shape \[4\], received \[6\]/,
  ],
  [
    "a bias for each sample",
    withConstant(float32("rows", [3, 1], [1, 2, 3]), "Gemm", ["input", "kernel", "rows"]),
    /a bias of shape \[4\], received \[3, 1\]/,
  ],
  ["a bias that is computed", graph(gemm, node("Gemm", ["x", "kernel", "x"], ["output"])), /bias/],
  [
    "weights of another type than the input",
    withConstant(float64("wide", [6, 4], numbers(24)), "MatMul", ["input", "wide"]),
    /constants of float32, received float64/,
  ],
  [
    "quantized weights",
    withConstant(tensorOf("bytes", types.uint8, [6, 4], [raw(new Uint8Array(24))]), "MatMul", [
      "input",
      "bytes",
    ]),
    /float32, float64, float16 or bfloat16, received uint8/,
  ],
  [
    "a number that isn't finite",
    withConstant(float32("huge", [], [Infinity]), "Mul", ["input", "huge"]),
    /a finite number, received Infinity/,
  ],
  [
    "a vector that multiplies",
    withConstant(float32("vector", [6], numbers(6)), "Mul", ["input", "vector"]),
    /one number for all elements.*shape \[6\]/,
  ],
  [
    "a number of too many dims",
    withConstant(float32("deep", [1, 1, 1], [1]), "Mul", ["input", "deep"]),
    /one number for all elements.*shape \[1, 1, 1\]/,
  ],
  ["rows divided by deviations of 0", standardized([1, 2, 3], [1, 0, 1]), /greater than 0/],
  ["rows less means that are no numbers", standardized([1, NaN, 3], [1, 1, 1]), /finite numbers/],
  ["means of another type", standardized([1, 2, 3], [1, 1, 1], float64), /constants of float32/],
  [
    "rows of another length than the means",
    { ...standardized([1, 2, 3, 4], [1, 1, 1, 1]), inputs: inputOf(types.float32, ["n", 3]) },
    /rows of 3 elements.*rows of 4/,
  ],
  ["means without deviations", standardized([1, 2, 3], [2]), /one number for all elements/],
  ["division by 0", withConstant(float32("zero", [], [0]), "Div", ["input", "zero"]), /by 0/],
  ["division of a number", one("Div", ["two", "input"]), /by a tensor/],
  ["the sum of two tensors", one("Add", ["input", "input"]), /one tensor and one constant/],
  [
    "a residual connection",
    graph(node("Relu", ["input"], ["x"]), node("Add", ["input", "x"], ["output"])),
    /"input" taken by 2 nodes.*no residual connections/,
  ],
  [
    "x · sigmoid(2 · x)",
    graph(
      node("Mul", ["input", "two"], ["a"]),
      node("Sigmoid", ["a"], ["b"]),
      node("Mul", ["input", "b"], ["output"]),
    ),
    /branches that are GELU or SiLU/,
  ],
  [
    "SiLU whose inner result is taken elsewhere",
    graph(
      node("Sigmoid", ["input"], ["a"]),
      node("Mul", ["input", "a"], ["output"]),
      node("Relu", ["a"], ["b"]),
    ),
    /branches/,
  ],
  [
    "products of products of branches",
    graph(
      node("Mul", ["input", "input"], ["a"]),
      node("Mul", ["a", "input"], ["b"]),
      node("Mul", ["b", "b"], ["output"]),
    ),
    /branches/,
  ],
  ["a negative slope", one("LeakyRelu", ["input"], real("alpha", -1)), /at least 0, received -1/],
  ["a negative alpha", one("Elu", ["input"], real("alpha", -1)), /at least 0, received -1/],
  ["a slope that is no number", one("LeakyRelu", ["input"], real("alpha", NaN)), /received NaN/],
  ["Swish of another alpha", one("Swish", ["input"], real("alpha", 2)), /alpha = 1.*received 2/],
  ["GELU of another form", one("Gelu", ["input"], attribute.text("approximate", "erf")), /"erf"/],
  ["softmax over the batch", one("Softmax", ["input"], whole("axis", 0)), /axis = 0/],
  ["an unknown attribute", one("Relu", ["input"], whole("limit", 6)), /no attributes.*"limit"/],
  [
    "an attribute twice",
    one("Elu", ["input"], real("alpha", 1), real("alpha", 2)),
    /"alpha" twice/,
  ],
  ["an attribute of another type", one("Elu", ["input"], whole("alpha", 1)), /type 1, received 2/],
  [
    "an attribute called __proto__",
    one("Relu", ["input"], whole("__proto__", 6)),
    /no attributes.*"__proto__"/,
  ],
  ...["Relu", "Cast", "Flatten", "Dropout", "Softmax"].map((operator): RefusedGraph => [
    `${operator} of a constant, beside the tensor`,
    one(operator, ["two", "input"]),
    /one input|the tensor first/,
  ]),
  ["an activation of two inputs", one("Relu", ["input", "two"]), /one input, received 2/],
];

describe("parseOnnx refuses, and says where,", () => {
  it.each(cases)("%s", (_, parts, says) => {
    expectRefused(parts, says);
  });
});
