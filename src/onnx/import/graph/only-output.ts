import type { StoredNode } from "../../protobuf/node-message.js";
import { nodeError } from "../node-error.js";

/** Name of what a node gives. @throws {FormatError} when it gives more than one tensor, or none. */
export function onlyOutputOf(node: StoredNode): string {
  const [output = "", ...others] = node.outputs;
  if (output !== "" && others.length === 0) return output;
  throw nodeError(node, "one output", `${node.outputs.length}`);
}
