import type { Standardize } from "../../layers/index.js";
import { tensor } from "../../tensor/index.js";
import type { GraphBuilder } from "./graph-builder.js";

/** `(input − mean) / standardDeviation` as `Sub` and `Div`; a deviation that the graph's type holds as 0 is 1. */
export function writeStandardize(layer: Standardize, graph: GraphBuilder): void {
  const { features, mean, standardDeviation } = layer;
  const { dtype } = graph;
  const vector = (values: readonly number[]): ReturnType<typeof tensor> =>
    tensor([...values], [features], { dtype });
  const deviations = [...vector(standardDeviation).data].map((value) => (value === 0 ? 1 : value));
  const means = graph.constant("mean", vector(mean));
  const distance = graph.node("Sub", [graph.tensor, means], { part: "sub" });
  graph.node("Div", [distance, graph.constant("deviation", vector(deviations))]);
}
