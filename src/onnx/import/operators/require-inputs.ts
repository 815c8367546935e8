import type { StoredNode } from "../../protobuf/node-message.js";
import type { ModelBuilder } from "../model-builder.js";
import { nodeError } from "../node-error.js";

/**
 * Makes sure that a node takes the tensor behind the layers so far as its first input, and nothing else
 * of what is computed.
 *
 * @param most Inputs that its operator has, those that may be left out among them.
 * @throws {FormatError} when it takes others.
 */
export function requireInputs(node: StoredNode, builder: ModelBuilder, most: number): void {
  const [first, ...others] = node.inputs;
  const isTensorFirst = first === builder.tensor && !others.includes(builder.tensor);
  if (isTensorFirst && node.inputs.length <= most) return;
  const expected = most === 1 ? "one input" : `the tensor first, and at most ${most} inputs`;
  throw nodeError(node, expected, isTensorFirst ? `${node.inputs.length}` : "others");
}
