import { FormatError } from "../../errors/index.js";
import type { StoredNode } from "../protobuf/node-message.js";

/** The error of a node that is no layer of a `Sequential`. */
export function nodeError(
  node: StoredNode,
  expected: string,
  received: string,
  fix?: string,
): FormatError {
  return new FormatError({ where: node.where, expected, received, ...(fix && { fix }) });
}
