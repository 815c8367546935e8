import {
  ELU,
  GELU,
  Identity,
  LeakyReLU,
  ReLU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
} from "../../activations/index.js";
import {
  AveragePool2D,
  BatchNormalization,
  Conv2D,
  Dense,
  Dropout,
  Flatten,
  GaussianNoise,
  LayerNormalization,
  MaxPool2D,
  Rescaling,
  Reshape,
  Residual,
  Standardize,
} from "../../layers/index.js";
import type { AnyLayer } from "../../models/index.js";
import type { Shape } from "../../tensor/index.js";
import type { AttributeMessage } from "../protobuf/attribute-message.js";
import type { GraphBuilder } from "./graph-builder.js";
import { layerWriter, type LayerWriter } from "./layer-writer.js";
import { writeDense } from "./write-dense.js";
import { writeConv2D, writePool } from "./write-images.js";
import { writeGelu } from "./write-gelu.js";
import { writeBatchNormalization, writeLayerNormalization } from "./write-normalization.js";
import { writeRescaling } from "./write-rescaling.js";
import { writeStandardize } from "./write-standardize.js";

const classes: AttributeMessage = { name: "axis", type: "integer", value: -1 };

const layerWriters: readonly LayerWriter[] = [
  layerWriter(Dense, "dense", writeDense),
  layerWriter(Rescaling, "rescaling", writeRescaling),
  layerWriter(Standardize, "standardize", writeStandardize),
  layerWriter(Conv2D, "conv_2d", writeConv2D),
  layerWriter(MaxPool2D, "max_pool_2d", (layer, graph) => writePool("MaxPool", layer, graph)),
  layerWriter(AveragePool2D, "average_pool_2d", (layer, graph) =>
    writePool("AveragePool", layer, graph),
  ),
  layerWriter(Flatten, "flatten", (_, graph) => graph.node("Flatten", [graph.tensor])),
  layerWriter(Reshape, "reshape", ({ axes }, graph) => {
    // 0 stands for as many rows as there are.
    graph.node("Reshape", [graph.tensor, graph.integers("shape", [0, ...(axes as Shape)])]);
  }),
  // They act while a model trains, and only then.
  layerWriter(Dropout, "dropout", () => undefined),
  layerWriter(GaussianNoise, "gaussian_noise", () => undefined),
  layerWriter(BatchNormalization, "batch_normalization", writeBatchNormalization),
  layerWriter(LayerNormalization, "layer_normalization", writeLayerNormalization),
  residualWriter(),
  layerWriter(GELU, "gelu", writeGelu),
  layerWriter(SiLU, "silu", (_, graph) => {
    const input = graph.elements;
    graph.node("Mul", [input, graph.node("Sigmoid", [input], { part: "sigmoid" })]);
  }),
  layerWriter(ELU, "elu", ({ alpha }, graph) => {
    writeOperator("Elu", graph, [graph.float("alpha", alpha)]);
  }),
  layerWriter(LeakyReLU, "leaky_relu", ({ slope }, graph) => {
    writeOperator("LeakyRelu", graph, [graph.float("alpha", slope)]);
  }),
  layerWriter(Softmax, "softmax", (_, graph) => {
    graph.node("Softmax", [graph.tensor], { attributes: [classes] });
  }),
  layerWriter(ReLU, "relu", (_, graph) => writeOperator("Relu", graph)),
  layerWriter(Sigmoid, "sigmoid", (_, graph) => writeOperator("Sigmoid", graph)),
  layerWriter(Tanh, "tanh", (_, graph) => writeOperator("Tanh", graph)),
  layerWriter(Softplus, "softplus", (_, graph) => writeOperator("Softplus", graph)),
  layerWriter(Identity, "identity", (_, graph) => writeOperator("Identity", graph)),
];

/** What writes a layer; `undefined` for layers that ONNX knows nothing of. */
export function layerWriterOf(layer: AnyLayer): LayerWriter | undefined {
  return layerWriters.find((writer) => writer.matches(layer));
}

/** `input + f(input)`: the nodes of the layers that f is made of, then `Add`. */
function residualWriter(): LayerWriter {
  return layerWriter(Residual, "residual", (layer, graph) => {
    const { where } = graph;
    const input = graph.tensor;
    for (const inner of layer.innerLayers) {
      const writer = layerWriterOf(inner);
      graph.beginLayer(writer?.kind ?? "", `${where}, ${inner.name}`);
      writer?.write(inner, graph);
    }
    graph.beginLayer("residual_add", where);
    graph.node("Add", [input, graph.tensor]);
  });
}

/** An operator to which elements are all alike. */
function writeOperator(
  operator: string,
  graph: GraphBuilder,
  attributes: readonly AttributeMessage[] = [],
): void {
  graph.node(operator, [graph.elements], { attributes });
}
