import { Rescaling } from "../../../layers/index.js";
import type { StoredNode } from "../../protobuf/node-message.js";
import type { ModelBuilder } from "../model-builder.js";
import { nodeError } from "../node-error.js";
import type { OperatorReader } from "./operator-reader.js";
import { scalarOperand } from "./scalar-operand.js";
import { readStandardize } from "./standardize.js";

/** `tensor · number`, and what is added to that, as `Rescaling`. */
export const readMul: OperatorReader = (node, builder) => {
  const { value } = scalarOperand(node, builder);
  addRescaling(node, builder, value);
};

/** `tensor / number`, and what is added to that, as `Rescaling`. */
export const readDiv: OperatorReader = (node, builder) => {
  const { value, isFirst } = scalarOperand(node, builder);
  if (isFirst || !Number.isFinite(1 / value)) {
    throw nodeError(
      node,
      "a tensor by a number other than 0",
      `by ${isFirst ? "a tensor" : value}`,
    );
  }
  addRescaling(node, builder, 1 / value);
};

/** `tensor + number` as `Rescaling`. */
export const readAdd: OperatorReader = (node, builder) => {
  const { value } = scalarOperand(node, builder);
  builder.add(new Rescaling(1, value));
  builder.passBy(node);
};

/** `tensor − number` or `number − tensor` as `Rescaling`; `(tensor − vector) / vector` as `Standardize`. */
export const readSub: OperatorReader = (node, builder) => {
  if (readStandardize(node, builder)) return;
  const { value, isFirst } = scalarOperand(node, builder);
  builder.add(isFirst ? new Rescaling(-1, value) : new Rescaling(1, -value));
  builder.passBy(node);
};

function addRescaling(node: StoredNode, builder: ModelBuilder, scale: number): void {
  const next = builder.onlyConsumerOf(node.outputs[0] ?? "");
  const offset = next && offsetOf(next, builder);
  builder.add(new Rescaling(scale, offset));
  builder.passBy(node);
  if (next !== undefined && offset !== undefined) builder.passBy(next);
}

/** The number that a node adds to the tensor, if that is all that it does. */
function offsetOf(node: StoredNode, builder: ModelBuilder): number | undefined {
  if (node.operator !== "Add" && node.operator !== "Sub") return undefined;
  const { value, isFirst } = scalarOperand(node, builder);
  if (node.operator === "Add") return value;
  return isFirst ? undefined : -value;
}
