import { getBackend } from "../backends/default-backend.js";
import { ShapeError } from "../errors/index.js";
import { formatShape, zeros, type InputTensor, type Tensor } from "../tensor/index.js";
import { chooseBlockRows } from "./block-rows.js";
import { checkInputs } from "./check-inputs.js";
import { holdValues } from "./hold-values.js";
import { positionOf } from "./check-layers.js";
import type { LayerChain } from "./layer-chain.js";
import { layerShapes } from "./layer-shapes.js";
import { prepareInputs, type ModelParts } from "./prepare-data.js";

/** A model that is ready for inference once its inputs have been checked. */
export interface InferenceModel extends ModelParts {
  /** The layers, with values in all parameters. */
  inferenceChain(): LayerChain;
}

/** Output of the last layer for every sample, in memory of its own. */
export function predict(model: InferenceModel, inputs: InputTensor): Tensor {
  let predictions: Tensor | undefined;
  forEachBlock(model, inputs, "predict", (output, start) => {
    const [rows = 0, ...rest] = output.shape;
    predictions ??= zeros([inputs.shape[0] ?? 0, ...rest], { dtype: model.dtype });
    const corner = rest.map(() => 0);
    getBackend().copy(output, predictions.lo(start, ...corner).hi(rows, ...rest));
  });
  return predictions ?? zeros([0, 0], { dtype: model.dtype });
}

/** Column of each sample's largest output; for a single unit, whether it is at least ½. */
export function predictClasses(model: InferenceModel, inputs: InputTensor): Int32Array {
  let classes = new Int32Array(0);
  forEachBlock(model, inputs, "predictClasses", (output, start) => {
    const [rows = 0, units = 0] = output.shape;
    if (start === 0) {
      const { layers } = model;
      requireUnits(output, `predictClasses, ${positionOf(layers, layers.length - 1)}`);
      classes = new Int32Array(inputs.shape[0] ?? 0);
    }
    if (units > 1) {
      getBackend().argmaxRows(output, classes.subarray(start, start + rows));
      return;
    }
    for (let row = 0; row < rows; row += 1) {
      classes[start + row] = output.get(row, 0) >= 0.5 ? 1 : 0;
    }
  });
  return classes;
}

/**
 * Runs a model over inputs block by block and hands each block's output to `take`.
 *
 * @throws {ArgumentError} when the inputs are no finite numbers.
 * @throws {ShapeError} when they don't fit the model.
 */
function forEachBlock(
  model: InferenceModel,
  inputs: InputTensor,
  where: string,
  take: (output: Tensor, start: number) => void,
): void {
  checkInputs(inputs, `${where}, inputs`);
  const shapes = layerShapes(model.layers, inputs.shape);
  const samples = inputs.shape[0] ?? 0;
  const blockRows = Math.min(samples, chooseBlockRows(shapes, model.dtype));
  const rows = prepareInputs(model, inputs, blockRows, where);
  let letGo: (() => void) | undefined;
  try {
    const chain = model.inferenceChain();
    if (samples > blockRows) {
      letGo = holdValues(model.layers);
    }
    for (let start = 0; start < samples; start += blockRows) {
      const end = Math.min(samples, start + blockRows);
      take(chain.forward(rows.read(undefined, start, end)), start);
    }
  } finally {
    letGo?.();
    rows.dispose();
  }
}

/** @throws {ShapeError} unless the output is a row a sample. */
export function requireUnits(output: Tensor, where: string): void {
  if (output.shape.length === 2) return;
  throw new ShapeError({
    where,
    expected: "output of shape [batch, units]",
    received: formatShape(output.shape),
  });
}
