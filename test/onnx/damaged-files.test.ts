import { describe, it } from "vitest";
import { bias, kernel, numbers } from "./support/example-file.js";
import { groups, weightsFile } from "./support/hostile-parts.js";
import {
  bytes,
  double,
  float,
  float32,
  integer,
  message,
  node,
  packed,
  raw,
  tensorOf,
  text,
  types,
  type FileParts,
} from "./support/onnx-file.js";
import { expectRefused, gemm, graph, relu } from "./support/refused-graph.js";

const elements = raw(Float32Array.from(numbers(24)));
const product = node("MatMul", ["input", "weights"], ["output"]);
const twice = { nodes: [relu], initializers: [kernel, bias, kernel] };

/** Files that are damaged, crafted or of other versions, with what the error says. */
const cases: readonly [title: string, parts: FileParts, says: RegExp][] = [
  [
    "more elements declared than are there",
    weightsFile([6, 5], [elements]),
    /120 bytes.*received 96/,
  ],
  ["fewer", weightsFile([6, 3], [elements]), /72 bytes.*received 96/],
  ["elements of 2^62 bytes", weightsFile([2n ** 30n, 2n ** 30n], [elements]), /2\^53 − 1 bytes/],
  [
    "a length of 2^62",
    weightsFile([2n ** 62n, 1], [elements]),
    /2\^53 − 1, received 4611686018427387904/,
  ],
  ["a negative length", weightsFile([-6, -4], [elements]), /\[inputs, units\].*\[-6, -4\]/],
  [
    "a shape of −2 numbers",
    {
      nodes: [node("Reshape", ["input", "shape"], ["output"])],
      initializers: [tensorOf("shape", types.int64, [-2], [])],
    },
    /dims of at least 0.*\[-2\]/,
  ],
  ["a length of 0 beside huge ones", weightsFile([0, 2n ** 53n - 1n], []), /\[inputs, units\]/],
  [
    "65 dims",
    weightsFile(new Array<number>(65).fill(1), [float(4, 1)]),
    /at most 64 dims, received 65/,
  ],
  ["no elements", weightsFile([6, 4], []), /96 bytes.*received 0/],
  [
    "elements as bytes and as a list",
    weightsFile([6, 4], [elements, float(4, 1)]),
    /received both/,
  ],
  [
    "a list of another type",
    weightsFile([6, 4], [packed(10, numbers(24), "double")]),
    /received 0/,
  ],
  ["half an element in a list", weightsFile([6, 4], [bytes(4, new Uint8Array(95))]), /95 bytes/],
  ["a list of float64 as float32", weightsFile([1, 1], [double(4, 1)]), /wire type 2, received 1/],
  ["elements twice", weightsFile([6, 4], [elements, elements]), /field 9 once/],
  ["elements in another file", weightsFile([6, 4], [integer(14, 1)]), /external data.*one file/],
  ["a tensor's name twice", weightsFile([6, 4], [elements, text(8, "kernel")]), /field 8 once/],
  [
    "bits of float16 beyond 16",
    {
      nodes: [product],
      initializers: [tensorOf("weights", types.float16, [1, 1], [integer(5, 65_536)])],
      inputs: [[text(1, "input"), message(2, [message(1, [integer(1, types.float16)])])]],
    },
    /0 to 65535, received 65536/,
  ],
  ["an initializer twice", twice, /"kernel" twice/],
  [
    "an initializer without a name",
    { nodes: [relu], initializers: [float32("", [], [1])] },
    /none/,
  ],
  ["an output twice", graph(gemm, node("Relu", ["x"], ["x"])), /node 2.*"x" twice/],
  ["an output named as the input", graph(node("Relu", ["input"], ["input"])), /"input" twice/],
  ["an output named as weights", graph(node("Relu", ["input"], ["kernel"])), /"kernel" twice/],
  ["an input that nothing gives", graph(node("Relu", ["nothing"], ["output"])), /"nothing"/],
  [
    "nodes in the wrong order",
    graph(node("Relu", ["x"], ["output"]), gemm),
    /node 1.*"x".*not in order/,
  ],
  [
    "a constant without a name, which a bias that is left out would be",
    graph(
      node("Constant", [], [""], [[text(1, "value_float"), float(2, 1), integer(20, 1)]]),
      node("Gemm", ["input", "kernel", ""], ["output"]),
    ),
    /node 1.*one output/,
  ],
  ["sparse weights", { ...graph(relu), graphFields: [message(15, [])] }, /dense initializers/],
  ["an old version of the format", { ...graph(relu), irVersion: 2 }, /from 3 to 14, received 2/],
  ["a version to come", { ...graph(relu), irVersion: 15 }, /from 3 to 14, received 15/],
  ["old operators", { ...graph(relu), opset: 6 }, /from 7 to 28, received 6.*version_converter/],
  ["operators to come", { ...graph(relu), opset: 29 }, /received 29.*older opset_version/],
  [
    "two versions of the operators",
    { ...graph(relu), modelFields: [message(8, [text(1, "ai.onnx"), integer(2, 13)])] },
    /every domain once/,
  ],
  [
    "a meaning of its own for an operator",
    { ...graph(relu), modelFields: [message(25, [text(1, "Relu"), text(10, "")])] },
    /function "Relu".*inlined/,
  ],
  ["two graphs", { ...graph(relu), modelFields: [message(7, [])] }, /field 7 once/],
  ["an operator that is no UTF-8", graph([bytes(4, Uint8Array.of(0xff))]), /no ONNX model/],
  ["a graph within groups", { ...graph(relu), modelFields: [groups(5000)] }, /none/],
  ["fields that end a group", { ...graph(relu), modelFields: [Uint8Array.of(0xf4, 1)] }, /none/],
  ["a text as a number", { ...graph(relu), modelFields: [text(1, "8")] }, /field 1 once/],
];

describe("parseOnnx refuses", () => {
  it.each(cases)("%s", (_, parts, says) => {
    expectRefused(parts, says);
  });
});
