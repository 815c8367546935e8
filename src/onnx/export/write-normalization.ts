import type { BatchNormalization, LayerNormalization } from "../../layers/index.js";
import { wrap } from "../../tensor/index.js";
import type { AttributeMessage } from "../protobuf/attribute-message.js";
import type { GraphBuilder } from "./graph-builder.js";

/**
 * `(input − mean) · gamma / √(variance + epsilon) + beta` with the running statistics, as `Sub`, `Mul` and
 * `Add`: the operator `BatchNormalization` takes the second axis for the features, whatever the others.
 */
export function writeBatchNormalization(layer: BatchNormalization, graph: GraphBuilder): void {
  const { features, epsilon, gamma, beta, runningMean, runningVariance } = layer;
  const factors = Float64Array.from({ length: features }, (_, j) => {
    return gamma.value.get(j) / Math.sqrt(runningVariance.value.get(j) + epsilon);
  });
  const mean = graph.constant("mean", runningMean.value);
  const factor = graph.constant("factor", wrap(factors, [features]));
  graph.node("Mul", [graph.node("Sub", [graph.tensor, mean], { part: "sub" }), factor], {
    part: "mul",
  });
  graph.node("Add", [graph.tensor, graph.constant("beta", beta.value)]);
}

const lastAxis: AttributeMessage = { name: "axes", type: "integers", value: [-1] };

/** The formula spelled out: the operator `LayerNormalization` is newer than the version that is written. */
export function writeLayerNormalization(layer: LayerNormalization, graph: GraphBuilder): void {
  const { epsilon, gamma, beta } = layer;
  const attributes = [lastAxis];
  const input = graph.tensor;
  const mean = graph.node("ReduceMean", [input], { part: "mean", attributes });
  const centred = graph.node("Sub", [input, mean], { part: "sub" });
  const squares = graph.node("Mul", [centred, centred], { part: "squares" });
  const variance = graph.node("ReduceMean", [squares], { part: "variance", attributes });
  const raised = graph.node("Add", [variance, graph.constant("epsilon", epsilon)], {
    part: "raised",
  });
  const deviation = graph.node("Sqrt", [raised], { part: "deviation" });
  const normal = graph.node("Div", [centred, deviation], { part: "div" });
  graph.node("Mul", [normal, graph.constant("gamma", gamma.value)], { part: "mul" });
  graph.node("Add", [graph.tensor, graph.constant("beta", beta.value)]);
}
