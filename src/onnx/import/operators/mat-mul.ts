import type { StoredNode } from "../../protobuf/node-message.js";
import type { ModelBuilder } from "../model-builder.js";
import { nodeError } from "../node-error.js";
import { dimsOf, type Constant } from "../tensors/constant.js";
import { addDense } from "./add-dense.js";
import type { OperatorReader } from "./operator-reader.js";
import { readAttributes } from "./read-attributes.js";

/** `input · weights` as `Dense`, with the bias that an `Add` behind it adds. */
export const readMatMul: OperatorReader = (node, builder) => {
  readAttributes(node, {});
  const [input, weightsName = "", ...others] = node.inputs;
  const weights = builder.graph.constants.get(weightsName);
  if (input !== builder.tensor || weights === undefined || others.length > 0) {
    throw nodeError(node, "the tensor of the samples, then constant weights", "other inputs");
  }
  const sum = builder.onlyConsumerOf(node.outputs[0] ?? "");
  const bias = sum && biasOf(sum, dimsOf(weights)[1] ?? 0, builder);
  addDense(node, builder, { constant: weights, factor: 1 }, bias && { constant: bias, factor: 1 });
  builder.passBy(node);
  if (sum !== undefined && bias !== undefined) builder.passBy(sum);
};

/** What an `Add` adds to rows of `units` elements, where that is one constant for each of them. */
function biasOf(node: StoredNode, units: number, { graph }: ModelBuilder): Constant | undefined {
  if (node.operator !== "Add" || node.inputs.length !== 2) return undefined;
  const [bias, ...others] = node.inputs.flatMap((name) => graph.constants.get(name) ?? []);
  if (bias === undefined || others.length > 0) return undefined;
  const [length, ...before] = dimsOf(bias).toReversed();
  const isRow = length === units && before.every((dim) => dim === 1) && before.length <= 1;
  if (!isRow) return undefined;
  readAttributes(node, {});
  return bias;
}
