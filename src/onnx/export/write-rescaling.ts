import type { Rescaling } from "../../layers/index.js";
import type { GraphBuilder } from "./graph-builder.js";

/** `scale · input + offset` as `Mul`, and as `Add` where there is an offset. */
export function writeRescaling({ scale, offset }: Rescaling, graph: GraphBuilder): void {
  const product = [graph.elements, graph.constant("scale", scale)];
  if (offset === 0) {
    graph.node("Mul", product);
    return;
  }
  graph.node("Mul", product, { part: "mul" });
  graph.node("Add", [graph.elements, graph.constant("offset", offset)]);
}
