import type { StoredNode } from "../../protobuf/node-message.js";
import type { ModelBuilder } from "../model-builder.js";
import type { ShapeValue } from "../graph/shape-values.js";
import { nodeError } from "../node-error.js";
import { integersOf } from "../tensors/constant.js";
import type { OperatorReader } from "./operator-reader.js";
import { integer, readAttributes } from "./read-attributes.js";
import { requireInputs } from "./require-inputs.js";

/** Samples become rows, their elements in the order that they have. */
export const readFlatten: OperatorReader = (node, builder) => {
  const { axis } = readAttributes(node, { axis: integer(1) });
  requireInputs(node, builder, 1);
  if (axis !== 1 && axis !== 1 - builder.shape.rank) {
    throw nodeError(node, "a row for each sample, axis = 1", `axis = ${axis}`);
  }
  builder.shape.flatten(builder.shape.features, node);
  builder.passBy(node);
};

/** As `Flatten`, to a shape `[batch, features]` where either may be −1. */
export const readReshape: OperatorReader = (node, builder) => {
  const { allowzero } = readAttributes(node, { allowzero: integer(0) });
  requireInputs(node, builder, 2);
  const shape = shapeOf(node, builder);
  const [batch = NaN, length, ...others] = shape;
  const features = typeof length === "number" ? length : NaN;
  const keepsBatch =
    batch === "batch" ||
    (batch === -1 && features > 0) ||
    (batch === 0 && allowzero === 0) ||
    (batch > 0 && batch === builder.shape.batch);
  const makesRows = (features > 0 || features === -1) && others.length === 0;
  if (!keepsBatch || !makesRows) {
    throw nodeError(node, "a row for each sample, [−1, features]", `[${shape.join(", ")}]`);
  }
  builder.shape.flatten(features === -1 ? builder.shape.features : features, node);
  builder.passBy(node);
};

function shapeOf(node: StoredNode, { graph }: ModelBuilder): Exclude<ShapeValue, "shape"> {
  const [, name = ""] = node.inputs;
  const shape = graph.constants.get(name);
  const value = shape === undefined ? graph.shapes.get(name) : integersOf(shape);
  if (value !== undefined && value !== "shape") return value;
  throw nodeError(
    node,
    "a constant shape",
    "one that is computed",
    "Export the model with a Flatten in place of a shape that is computed.",
  );
}
