import type { GELU } from "../../activations/index.js";
import type { GraphBuilder } from "./graph-builder.js";

/**
 * `x · Φ(x)` spelled out as PyTorch does it, which runtimes recognise: the operator `Gelu` is newer
 * than the version that is written.
 */
export function writeGelu({ approximate }: GELU, graph: GraphBuilder): void {
  const input = graph.elements;
  const curve = approximate === "tanh" ? tanhCurve(graph) : erfCurve(graph);
  const one = graph.constant("one", 1);
  const raised = graph.node("Add", [curve, one], { part: "add" });
  const product = graph.node("Mul", [input, raised], { part: "mul" });
  graph.node("Mul", [product, graph.constant("half", 0.5)]);
}

/** `erf(x / √2)`. */
function erfCurve(graph: GraphBuilder): string {
  const root = graph.constant("square_root_of_2", Math.SQRT2);
  return graph.node("Erf", [graph.node("Div", [graph.elements, root], { part: "div" })], {
    part: "erf",
  });
}

/** `tanh(√(2/π) · (x + 0.044715 · x³))`. */
function tanhCurve(graph: GraphBuilder): string {
  const input = graph.elements;
  const cube = graph.node("Pow", [input, graph.constant("three", 3)], { part: "cube" });
  const cubic = [cube, graph.constant("cubic_coefficient", 0.044715)];
  const small = graph.node("Mul", cubic, { part: "cubic" });
  const sum = graph.node("Add", [input, small], { part: "sum" });
  const factor = graph.constant("square_root_of_2_over_pi", Math.sqrt(2 / Math.PI));
  const argument = graph.node("Mul", [sum, factor], { part: "argument" });
  return graph.node("Tanh", [argument], { part: "tanh" });
}
