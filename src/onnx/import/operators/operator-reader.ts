import type { StoredNode } from "../../protobuf/node-message.js";
import type { ModelBuilder } from "../model-builder.js";

/**
 * Reads a node that takes the tensor behind the layers so far: adds the layer that it is, if it is
 * one, and passes it by.
 *
 * @throws {FormatError} when no layer does the same.
 */
export type OperatorReader = (node: StoredNode, builder: ModelBuilder) => void;
