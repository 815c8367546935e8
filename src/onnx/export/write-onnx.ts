import { ArgumentError } from "../../errors/index.js";
import { positionOf } from "../../models/check-layers.js";
import type { AnyLayer } from "../../models/index.js";
import type { Parameter } from "../../parameters/index.js";
import type { DType } from "../../tensor/index.js";
import { floatTypes, uint8, type ElementType } from "../element-types.js";
import type { AttributeMessage } from "../protobuf/attribute-message.js";
import { writeModel } from "../protobuf/model-message.js";
import { requireName, requireType } from "./check-options.js";
import { inputDims, outputDims } from "./graph-dims.js";
import { GraphBuilder } from "./graph-builder.js";
import { layerWriterOf } from "./layer-writers.js";
import { producer } from "./producer.js";

/** A model, as far as it is written; `Sequential` is one. */
export interface OnnxModel {
  readonly layers: readonly AnyLayer[];
  readonly dtype: DType;
  /** All parameters; asking for them draws initial values where there are none yet. */
  readonly parameters: readonly Parameter[];
}

/** Options of {@link writeOnnx}. */
export interface WriteOnnxOptions {
  /** Name of the graph's input. Default: `"input"`. */
  readonly inputName?: string;
  /** Name of the graph's output. Default: `"output"`. */
  readonly outputName?: string;
  /** Element type of weights and computations, to which weights are rounded. Default: the model's. */
  readonly dtype?: DType;
  /** Element type of the input, `"uint8"` for raw pixels. Default: that of the computations. */
  readonly inputType?: DType | "uint8";
}

/** Versions of ONNX 1.8, of 2020: old enough for most programs, and new ones read it all the same. */
const versions = { ir: 7, opset: 13 };

/**
 * The bytes of an ONNX file of a model's inference graph, for ONNX Runtime and other programs.
 *
 * Its input is `[batch, features]` and its output `[batch, units]`, for any number of rows; images are
 * `[batch, height, width, channels]`, as in the model. A `Softmax` at the end is part of it. It needs version 13 of ONNX's operators. The same model always gives the
 * same bytes. What only training needs, such as initializers and regularizers, is left out.
 *
 * Numbers such as the slope of `LeakyReLU` are float32 in ONNX, even in a float64 model.
 *
 * Source: the format's description at https://onnx.ai/onnx/repo-docs/IR.html.
 *
 * @throws {ArgumentError} when a layer is of a class of one's own, an option is wrong, a number is
 * beyond its element type, or the weights take 2 GiB or more.
 */
export function writeOnnx(
  model: OnnxModel,
  options: WriteOnnxOptions = {},
): Uint8Array<ArrayBuffer> {
  const { inputName = "input", outputName = "output" } = options;
  requireName(inputName, "inputName");
  requireName(outputName, "outputName");
  const types = [floatTypes.float32, floatTypes.float64];
  const { dtype } = requireType(types, options.dtype ?? model.dtype, "dtype");
  const inputType = requireType([...types, uint8], options.inputType ?? dtype, "inputType");
  requireSize(model, floatTypes[dtype]);
  const graph = new GraphBuilder(inputName, outputName, dtype);
  if (inputType !== floatTypes[dtype]) writeCast(floatTypes[dtype], graph);
  writeLayers(model.layers, graph);
  const dims = inputDims(model.layers);
  return writeModel({
    irVersion: versions.ir,
    producerName: producer.name,
    producerVersion: producer.version,
    opsets: [{ domain: "", version: versions.opset }],
    graph: {
      name: "ndnet",
      nodes: graph.nodes,
      initializers: graph.initializers,
      inputs: [{ name: inputName, elementType: inputType.number, dims }],
      outputs: [
        {
          name: outputName,
          elementType: floatTypes[dtype].number,
          dims: outputDims(model.layers, dims),
        },
      ],
    },
  });
}

function writeCast(type: ElementType, graph: GraphBuilder): void {
  graph.beginLayer("cast", "writeOnnx, inputType");
  const to: AttributeMessage = { name: "to", type: "integer", value: type.number };
  graph.node("Cast", [graph.tensor], { attributes: [to] });
}

function writeLayers(layers: readonly AnyLayer[], graph: GraphBuilder): void {
  requireWritable(layers, "writeOnnx");
  layers.forEach((layer, index) => {
    const writer = layerWriterOf(layer);
    if (writer === undefined) return;
    graph.beginLayer(writer.kind, `writeOnnx, ${positionOf(layers, index)}`);
    writer.write(layer, graph);
  });
  // A graph gives something else than its input.
  if (graph.nodes.length === 0) graph.node("Identity", [graph.tensor]);
  graph.finish();
}

/** @throws {ArgumentError} naming the first layer, or part of one, that ONNX knows nothing of. */
function requireWritable(layers: readonly AnyLayer[], where: string): void {
  layers.forEach((layer, index) => {
    const place = `${where}, ${positionOf(layers, index)}`;
    if (layerWriterOf(layer) === undefined) throw layerError(place);
    requireWritable(layer.innerLayers, place);
  });
}

/** Protobuf counts bytes in 32 bits with a sign; a part of them is left for all that is no weight. */
const mostWeightBytes = 2 ** 31 - 2 ** 24;

function requireSize({ parameters }: OnnxModel, { bytesPerElement }: ElementType): void {
  const elements = parameters.reduce((sum, { size }) => sum + size, 0);
  if (elements * bytesPerElement <= mostWeightBytes) return;
  throw new ArgumentError({
    where: "writeOnnx",
    expected: `at most ${mostWeightBytes} bytes of weights, as an ONNX file holds`,
    received: `${elements * bytesPerElement}`,
    fix: 'Write float32 weights with dtype: "float32", or safetensors with ndnet/formats.',
  });
}

function layerError(where: string): ArgumentError {
  return new ArgumentError({
    where,
    expected: "a layer of ndnet, or a class that extends one and keeps its forward",
    received: "a forward of its own",
    fix: "Write a model of built-in layers that computes the same, such as Dense.fromWeights and an activation.",
  });
}
