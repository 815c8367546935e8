import { Standardize } from "../../../layers/index.js";
import { elementCount } from "../../../tensor/index.js";
import type { StoredNode } from "../../protobuf/node-message.js";
import type { ModelBuilder } from "../model-builder.js";
import { nodeError } from "../node-error.js";
import { dimsOf, floatTypeOf } from "../tensors/constant.js";
import { elementBytes } from "../tensors/element-bytes.js";
import { readAttributes } from "./read-attributes.js";

/** Bytes that a number of a feature takes in a layer: in an array, as it is, and in a tensor. */
const featureBytes = 24;

/**
 * Reads `(rows − mean) / deviation`, with a number of each for every feature, as `Standardize`; false where a
 * node is another subtraction, or another node comes behind it.
 *
 * @throws {FormatError} when numbers aren't finite, or a deviation isn't greater than 0.
 */
export function readStandardize(node: StoredNode, builder: ModelBuilder): boolean {
  const next = builder.onlyConsumerOf(node.outputs[0] ?? "");
  const features = featuresOf(node, builder);
  if (next?.operator !== "Div" || features === undefined) return false;
  if (featuresOf(next, builder) !== features) return false;
  builder.shape.setFeatures(features, features, node);
  const mean = numbersOf(node, builder);
  const standardDeviation = numbersOf(next, builder);
  if (standardDeviation.some((value) => value <= 0)) {
    throw nodeError(next, "to divide by numbers greater than 0", "others");
  }
  builder.add(new Standardize(features, { mean, standardDeviation }));
  builder.passBy(node);
  builder.passBy(next);
  return true;
}

/** How many numbers a node takes from rows, or divides them by; `undefined` unless it is one for every feature. */
function featuresOf(node: StoredNode, { graph, shape }: ModelBuilder): number | undefined {
  const constant = graph.constants.get(node.inputs[1] ?? "");
  if (constant === undefined || node.inputs.length !== 2 || shape.rank !== 2) return undefined;
  const dims = dimsOf(constant);
  const features = elementCount(dims);
  return features > 1 && dims.length <= 2 && dims.at(-1) === features ? features : undefined;
}

function numbersOf(node: StoredNode, builder: ModelBuilder): number[] {
  readAttributes(node, {});
  const constant = builder.graph.constants.get(node.inputs[1] ?? "");
  const type = builder.floatType(node);
  const found = constant && floatTypeOf(constant);
  if (constant === undefined || found !== type) {
    throw nodeError(node, `constants of ${type.name}`, found?.name ?? "none");
  }
  const bytes = elementBytes(constant.tensor, type);
  builder.budget.take((bytes.length / type.bytesPerElement) * featureBytes, node.where);
  const numbers = Array.from(type.decode(bytes));
  if (numbers.every(Number.isFinite)) return numbers;
  throw nodeError(node, "finite numbers", "NaN or an infinity");
}
