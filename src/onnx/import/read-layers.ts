import { Identity } from "../../activations/index.js";
import { FormatError } from "../../errors/index.js";
import type { AnyLayer } from "../../models/index.js";
import type { StoredNode } from "../protobuf/node-message.js";
import { quoted } from "../quoted.js";
import { readBranches } from "./branches/read-branches.js";
import type { ModelBuilder } from "./model-builder.js";
import { nodeError } from "./node-error.js";
import { operatorFixes, operatorReaders } from "./operators/operator-readers.js";

/**
 * The layers that a graph is, from its input to its output.
 *
 * @throws {FormatError} when it is no chain of layers that ndnet has.
 */
export function readLayers(builder: ModelBuilder): readonly AnyLayer[] {
  const { graph } = builder;
  while (builder.tensor !== graph.output) {
    const consumers = graph.consumers.get(builder.tensor) ?? [];
    const [node] = consumers;
    if (node === undefined) throw endError(builder);
    if (consumers.length > 1) readBranches(consumers, builder);
    else readOperator(node, builder);
  }
  const unread = graph.nodes.find((node) => !builder.visited.has(node));
  if (unread !== undefined) {
    throw nodeError(unread, "a chain of layers from input to output", "a node beside it");
  }
  builder.shape.requireRows(`${graph.where}, output ${quoted(graph.output)}`);
  return builder.layers.length === 0 ? [new Identity()] : builder.layers;
}

function readOperator(node: StoredNode, builder: ModelBuilder): void {
  const read = operatorReaders.get(node.operator);
  if (read === undefined) {
    const known = [...operatorReaders.keys()].sort().join(", ");
    const fix = operatorFixes.get(node.operator);
    throw nodeError(node, `one of the operators ${known}`, quoted(node.operator), fix);
  }
  read(node, builder);
}

function endError({ graph, tensor }: ModelBuilder): FormatError {
  return new FormatError({
    where: graph.where,
    expected: `a chain of layers to the output ${quoted(graph.output)}`,
    received: `one that ends at ${quoted(tensor)}`,
  });
}
