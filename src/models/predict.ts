import { getBackend } from "../backends/default-backend.js";
import { zeros, type InputTensor, type Tensor } from "../tensor/index.js";
import { chooseBlockRows } from "./block-rows.js";
import { checkInputs } from "./check-inputs.js";
import { layerShapes } from "./check-layers.js";
import type { LayerChain } from "./layer-chain.js";
import { prepareInputs, type ModelParts } from "./prepare-data.js";

/**
 * Runs a model over inputs block by block and hands each block's output to `take`.
 *
 * @throws {ArgumentError} when the inputs are no finite numbers.
 * @throws {ShapeError} when they don't fit the model.
 */
export function forEachBlock(
  model: ModelParts,
  chain: LayerChain,
  inputs: InputTensor,
  where: string,
  take: (output: Tensor, start: number) => void,
): void {
  checkInputs(inputs, `${where}, inputs`);
  const shapes = layerShapes(model.layers, inputs.shape);
  const samples = inputs.shape[0] ?? 0;
  const blockRows = Math.min(samples, chooseBlockRows(shapes, model.dtype));
  const rows = prepareInputs(model, inputs, blockRows);
  for (let start = 0; start < samples; start += blockRows) {
    const end = Math.min(samples, start + blockRows);
    take(chain.forward(rows.read(undefined, start, end)), start);
  }
  rows.dispose();
}

/** Output of the last layer for every sample, in memory of its own. */
export function predict(model: ModelParts, chain: LayerChain, inputs: InputTensor): Tensor {
  const samples = inputs.shape[0] ?? 0;
  let predictions: Tensor | undefined;
  forEachBlock(model, chain, inputs, "predict", (output, start) => {
    const [rows = 0, ...rest] = output.shape;
    predictions ??= zeros([samples, ...rest], { dtype: model.dtype });
    const corner = rest.map(() => 0);
    getBackend().copy(output, predictions.lo(start, ...corner).hi(rows, ...rest));
  });
  return predictions ?? zeros([0, 0], { dtype: model.dtype });
}

/** Column of each sample's largest output; for a single unit, whether it is at least ½. */
export function predictClasses(
  model: ModelParts,
  chain: LayerChain,
  inputs: InputTensor,
): Int32Array {
  const classes = new Int32Array(inputs.shape[0] ?? 0);
  forEachBlock(model, chain, inputs, "predictClasses", (output, start) => {
    const [rows = 0, units = 0] = output.shape;
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
