import { formatShape } from "../../../tensor/index.js";
import type { StoredNode } from "../../protobuf/node-message.js";
import type { ModelBuilder } from "../model-builder.js";
import { nodeError } from "../node-error.js";
import { dimsOf, floatTypeOf, scalarOf } from "../tensors/constant.js";
import { readAttributes } from "./read-attributes.js";

/** The constant of a node that computes with the tensor and one number. */
export interface ScalarOperand {
  readonly value: number;
  /** Whether it is the first of the two: `value − tensor`. */
  readonly isFirst: boolean;
}

/**
 * The number that a node adds, subtracts, multiplies or divides by.
 *
 * @throws {FormatError} when it takes two tensors, or a constant of more than one number.
 */
export function scalarOperand(node: StoredNode, builder: ModelBuilder): ScalarOperand {
  readAttributes(node, {});
  const { constants } = builder.graph;
  const index = node.inputs.findIndex((name) => constants.has(name));
  const constant = constants.get(node.inputs[index] ?? "");
  if (node.inputs.length !== 2 || constant === undefined) {
    throw nodeError(
      node,
      "one tensor and one constant",
      "other inputs",
      "A Sequential is a chain: it adds or multiplies no two results.",
    );
  }
  const type = builder.floatType(node);
  const found = floatTypeOf(constant);
  if (found !== type) throw nodeError(node, `a constant of ${type.name}`, found.name);
  const value = scalarOf(constant, builder.shape.rank);
  if (value !== undefined) return { value, isFirst: index === 0 };
  throw nodeError(
    node,
    "one number for all elements, or a bias right behind MatMul",
    `a constant of shape ${formatShape(dimsOf(constant).slice(0, 8))}`,
    "Fold it into the weights of the dense layer beside it.",
  );
}
