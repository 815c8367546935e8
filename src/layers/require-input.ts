import { DTypeError, ShapeError } from "../errors/index.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import { inputShapeText } from "./input-shape-text.js";
import { dtypeOf, formatShape, type Tensor } from "../tensor/index.js";

/** The part of a layer that its input is held against. */
interface InputLayer {
  readonly name: string;
  readonly widths: { readonly inputs?: number };
  readonly inputAxes: number | undefined;
  readonly parameters: readonly Parameter[];
  readonly state: readonly LayerState[];
}

/**
 * Holds the input of a layer with a fixed width against that width and the layer's element type.
 *
 * A layer whose parameters have no values yet takes over the input's type.
 *
 * @throws {ShapeError} unless the input has the layer's axes, the last of them as long as its width.
 * @throws {DTypeError} when the input has another element type than the parameters.
 */
export function requireInput(input: Tensor, layer: InputLayer): void {
  const { inputs } = layer.widths;
  const { inputAxes } = layer;
  const isRightRank =
    inputAxes === undefined ? input.shape.length > 0 : input.shape.length === inputAxes;
  if (!isRightRank || (inputs !== undefined && input.shape.at(-1) !== inputs)) {
    throw new ShapeError({
      where: `${layer.name}.forward, input`,
      expected: `shape ${inputShapeText(inputAxes ?? input.shape.length, inputs)}`,
      received: formatShape(input.shape),
    });
  }
  const dtype = dtypeOf(input);
  for (const parameter of [...layer.parameters, ...layer.state]) {
    if (!parameter.initialized) parameter.convertTo(dtype);
    if (parameter.dtype === dtype) continue;
    throw new DTypeError({
      where: `${layer.name}.forward, input`,
      expected: parameter.dtype,
      received: dtype,
      fix: `Give a ${parameter.dtype} input, or convert the model with to("${dtype}").`,
    });
  }
}
