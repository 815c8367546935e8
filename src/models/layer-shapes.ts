import { ShapeError } from "../errors/index.js";
import { formatShape, type Shape } from "../tensor/index.js";
import type { AnyLayer } from "./checked-layers.js";
import { positionOf } from "./check-layers.js";

/**
 * Shapes of the input and of every layer's output for a batch of this shape; `undefined` where a
 * layer can't tell. A layer with a declared input width takes `[batch, inputs]`.
 *
 * @throws {ShapeError} naming the first layer that doesn't take what reaches it.
 */
export function layerShapes(layers: readonly AnyLayer[], inputShape: Shape): (Shape | undefined)[] {
  const shapes: (Shape | undefined)[] = [inputShape];
  layers.forEach((layer, index) => {
    const { inputs } = layer.widths;
    if (inputs !== undefined) {
      const wanted = [inputShape[0] ?? 0, inputs];
      const shape = (shapes[index] ??= wanted);
      if (shape.length !== 2 || shape[1] !== inputs) throw widthError(layers, index, shape);
    }
    const shape = shapes[index];
    shapes.push(shape === undefined ? undefined : layer.outputShape(shape));
  });
  return shapes;
}

/** Features that a model takes, where its layers say so. */
export function inputWidth(layers: readonly AnyLayer[]): number | undefined {
  for (const { widths } of layers) {
    if (widths.inputs !== undefined) return widths.inputs;
    if (widths.outputs !== "same") return undefined;
  }
  return undefined;
}

/** Units that a model gives, where its layers or the shapes of {@link layerShapes} say so. */
export function outputWidth(
  layers: readonly AnyLayer[],
  shapes: readonly (Shape | undefined)[],
): number | undefined {
  const known = shapes.at(-1)?.at(-1);
  if (known !== undefined) return known;
  for (const { widths } of [...layers].reverse()) {
    if (widths.outputs !== "same") return widths.outputs;
  }
  return undefined;
}

function widthError(layers: readonly AnyLayer[], index: number, shape: Shape): ShapeError {
  const inputs = layers[index]?.widths.inputs ?? 0;
  const isFirst = layers.slice(0, index).every((layer) => layer.widths.outputs === "same");
  return new ShapeError({
    where: `${positionOf(layers, index)}, input`,
    expected: `shape [batch, ${inputs}]`,
    received: formatShape(shape),
    fix: isFirst
      ? `The model takes ${inputs} features a row.`
      : "The layers before it give another shape.",
  });
}
