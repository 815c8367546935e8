import type { Dense } from "../../layers/index.js";
import type { GraphBuilder } from "./graph-builder.js";

/** `input · weights + bias` as `Gemm`, without a bias as `MatMul`. */
export function writeDense({ weights, bias }: Dense, graph: GraphBuilder): void {
  const { tensor } = graph;
  const weightsName = graph.constant("weights", weights.value);
  if (bias === undefined) graph.node("MatMul", [tensor, weightsName]);
  else graph.node("Gemm", [tensor, weightsName, graph.constant("bias", bias.value)]);
}
