import { FormatError } from "../../errors/index.js";
import { Sequential } from "../../models/index.js";
import { requireBytes } from "../../tensor/byte-checks.js";
import { elementTypeName, elementTypeOf, isFloatType } from "../element-types.js";
import { MemoryBudget } from "../memory-budget.js";
import { Message } from "../protobuf/message.js";
import { readModel, type StoredModel } from "../protobuf/model-message.js";
import { quoted } from "../quoted.js";
import { chainGraph } from "./graph/chain-graph.js";
import { ModelBuilder } from "./model-builder.js";
import { readLayers } from "./read-layers.js";
import { requireVersions } from "./require-versions.js";

/** Options of {@link parseOnnx}. */
export interface ParseOnnxOptions {
  /** What error messages call the data, such as a file name. Default: `"ONNX data"`. */
  readonly name?: string;
}

/**
 * A model from the bytes of an ONNX file: one that `writeOnnx` wrote, or a multi-layer perceptron that
 * PyTorch or Keras exported. It can be trained further.
 *
 * The graph must be a chain of layers that the library has: `Gemm` or `MatMul` and `Add` as `Dense`;
 * the activations, GELU and SiLU also where they are spelled out; a number that everything is
 * multiplied, divided by, added or subtracted as `Rescaling`. `Flatten` and `Reshape` to rows,
 * `Identity`, `Cast` of the input and `Dropout` give no layer. Samples that the graph flattens, such
 * as images, are rows of the model's inputs, row by row.
 *
 * Weights are float32 or float64, and stay the same to the last bit; float16 and bfloat16 become
 * float32. Numbers of float32 that stand in layers, such as the slope of `LeakyReLU`, become the
 * shortest decimal numbers that round to them. Sizes are checked before memory is taken, which is
 * never more than twice the length of the file and a few megabytes.
 *
 * Source: the format's description at https://onnx.ai/onnx/repo-docs/IR.html.
 *
 * @returns Its `dtype` is that of the file's weights.
 * @throws {FormatError} naming the node when the graph is no such chain, or naming the place when the
 * bytes are damaged, cut short or hostile, or the weights stand in another file.
 * @throws {ArgumentError} when `bytes` is no `Uint8Array`.
 */
export function parseOnnx(bytes: Uint8Array, options: ParseOnnxOptions = {}): Sequential {
  const { name = "ONNX data" } = options;
  requireBytes(bytes, name);
  const budget = new MemoryBudget(bytes.length);
  const model = readModel(new Message(bytes, name, budget));
  const opset = requireVersions(model, name);
  requireStandardOperators(model, name);
  if (model.graph === undefined) {
    throw new FormatError({ where: name, expected: "a graph", received: "none" });
  }
  const builder = new ModelBuilder(chainGraph(model.graph), opset, budget);
  const layers = readLayers(builder);
  const type = elementTypeOf(builder.elementType);
  if (!isFloatType(type)) {
    throw new FormatError({
      where: `${name}, output`,
      expected: "floats",
      received: elementTypeName(builder.elementType),
    });
  }
  return new Sequential(...layers).to(type.dtype);
}

/** @throws {FormatError} when the file gives an operator of ONNX a meaning of its own. */
function requireStandardOperators({ functions }: StoredModel, name: string): void {
  const own = functions.find(({ domain }) => domain === "" || domain === "ai.onnx");
  if (own === undefined) return;
  throw new FormatError({
    where: `${name}, function ${quoted(own.name)}`,
    expected: "functions of other domains than ONNX's own",
    received: quoted(own.domain),
    fix: "Export the model with its functions inlined.",
  });
}
