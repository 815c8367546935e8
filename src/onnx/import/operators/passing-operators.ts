import { elementTypeName, elementTypeOf, isFloatType } from "../../element-types.js";
import { nodeError } from "../node-error.js";
import type { Constant } from "../tensors/constant.js";
import type { OperatorReader } from "./operator-reader.js";
import { float, integer, readAttributes, text } from "./read-attributes.js";
import { requireInputs } from "./require-inputs.js";

/** Gives what it takes. */
export const readIdentity: OperatorReader = (node, builder) => {
  readAttributes(node, {});
  requireInputs(node, builder, 1);
  builder.passBy(node);
};

/**
 * Changes the element type. Before the first layer it may take any numbers, as a `Sequential` does;
 * behind it only float types are one that have the same type in the model.
 */
export const readCast: OperatorReader = (node, builder) => {
  const { to } = readAttributes(node, {
    to: integer(0),
    saturate: integer(1),
    round_mode: text("up"),
  });
  requireInputs(node, builder, 1);
  const from = elementTypeOf(builder.elementType);
  const target = elementTypeOf(to);
  const keepsNumbers = isFloatType(from) && isFloatType(target) && from.dtype === target.dtype;
  const isFirst = isFloatType(target) && builder.layers.length === 0;
  if (!keepsNumbers && !isFirst && from !== target) {
    throw nodeError(
      node,
      "one float type for the whole model",
      `${elementTypeName(builder.elementType)} to ${elementTypeName(to)}`,
    );
  }
  builder.elementType = to;
  builder.passBy(node);
};

/** In inference, gives what it takes. */
export const readDropout: OperatorReader = (node, builder) => {
  readAttributes(node, { ratio: float(0.5), seed: integer(0) });
  requireInputs(node, builder, 3);
  const [, , training = ""] = node.inputs;
  if (training !== "" && !isFalse(builder.graph.constants.get(training))) {
    throw nodeError(
      node,
      "dropout that is off",
      "training_mode",
      "Export the model for inference: model.eval() in PyTorch.",
    );
  }
  builder.passBy(node);
};

function isFalse(constant: Constant | undefined): boolean {
  const elements = constant?.tensor.elements;
  return elements instanceof Uint8Array && elements.length === 1 && elements[0] === 0;
}
