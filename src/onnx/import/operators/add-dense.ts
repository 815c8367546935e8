import { Dense } from "../../../layers/index.js";
import { formatShape, mostElements } from "../../../tensor/index.js";
import type { StoredNode } from "../../protobuf/node-message.js";
import type { ModelBuilder } from "../model-builder.js";
import { nodeError } from "../node-error.js";
import { dimsOf, floatTypeOf, type Constant } from "../tensors/constant.js";
import { elementBytes } from "../tensors/element-bytes.js";
import { readParameter } from "../tensors/read-parameter.js";

/** A constant, and what its numbers are multiplied by. */
export interface Scaled {
  readonly constant: Constant;
  readonly factor: number;
}

/**
 * Adds a dense layer: `output = input · weights + bias`.
 *
 * @param weights `[inputs, units]`.
 * @param bias `[units]`, `[1, units]` or a single number.
 * @throws {FormatError} when they have other shapes or types, or don't fit what is before them.
 */
export function addDense(
  node: StoredNode,
  builder: ModelBuilder,
  weights: Scaled,
  bias?: Scaled,
): void {
  builder.shape.requireRows(node.where);
  const dims = dimsOf(weights.constant);
  const [inputs = 0, units = 0] = dims;
  if (dims.length !== 2 || inputs < 1 || units < 1) {
    throw nodeError(node, "weights of shape [inputs, units]", shortShape(dims));
  }
  builder.shape.setFeatures(inputs, units, node);
  if (bias !== undefined && !isBias(dimsOf(bias.constant), units)) {
    const received = shortShape(dimsOf(bias.constant));
    throw nodeError(node, `a bias of shape [${units}]`, received);
  }
  // No file holds that many elements: this says how many it has, before a layer is made for them.
  if (inputs * units >= mostElements) {
    elementBytes(weights.constant.tensor, floatTypeOf(weights.constant));
  }
  const layer = new Dense(inputs, units, { useBias: bias !== undefined });
  fill(layer.weights, weights);
  if (layer.bias !== undefined && bias !== undefined) fill(layer.bias, bias);
  builder.add(layer);

  function fill(parameter: typeof layer.weights, { constant, factor }: Scaled): void {
    const type = builder.floatType(node);
    const found = floatTypeOf(constant);
    if (found !== type) throw nodeError(node, `constants of ${type.name}`, found.name);
    parameter.convertTo(type.dtype);
    readParameter(parameter, constant, factor, builder.budget);
  }
}

/** Whether a constant of these dims is added to rows of `units` elements without widening them. */
function isBias(dims: readonly number[], units: number): boolean {
  const [last = 1, ...before] = dims.toReversed();
  return (last === units || last === 1) && (before.length === 0 || before.join() === "1");
}

function shortShape(dims: readonly number[]): string {
  return formatShape(dims.slice(0, 8));
}
