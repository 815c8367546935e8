import { ShapeError } from "../errors/index.js";
import { formatShape, type Shape } from "../tensor/index.js";
import { positionOf } from "./check-layers.js";
import type { AnyLayer } from "./checked-layers.js";
import { inputShapeText } from "./input-shape-text.js";

/** Stands for the batch in shapes, where its number of rows isn't known. */
export const anyBatch = -1;

/**
 * Shapes of the input and of every layer's output for a batch of this shape; `undefined` where a
 * layer can't tell. A layer with a declared input width takes `[batch, inputs]`.
 *
 * @param owner What errors name before the layer, where the layers are parts of another one.
 * @throws {ShapeError} naming the first layer that doesn't take what reaches it.
 */
export function layerShapes(
  layers: readonly AnyLayer[],
  inputShape: Shape,
  owner?: string,
): (Shape | undefined)[] {
  const shapes: (Shape | undefined)[] = [inputShape];
  layers.forEach((layer, index) => {
    const { inputs } = layer.widths;
    if (inputs !== undefined && layer.inputAxes === 2) {
      shapes[index] ??= [inputShape[0] ?? 0, inputs];
    }
    const shape = shapes[index];
    try {
      if (shape !== undefined) requireFit(layers, index, shape);
      shapes.push(shape === undefined ? undefined : layer.outputShape(shape));
    } catch (error) {
      throw error instanceof ShapeError ? atPosition(error, layers, index, owner) : error;
    }
  });
  return shapes;
}

/** The error with the layer's position where it has the layer's name, and with a batch of any size by name. */
function atPosition(
  { where, expected, received, fix }: ShapeError,
  layers: readonly AnyLayer[],
  index: number,
  owner: string | undefined,
): ShapeError {
  const name = layers[index]?.name ?? "";
  const place = where.startsWith(name) ? where.slice(name.length) : `, ${where}`;
  return new ShapeError({
    where: `${owner === undefined ? "" : `${owner}, `}${positionOf(layers, index)}${place}`,
    expected: nameBatch(expected),
    received: nameBatch(received),
    ...(fix !== undefined && { fix }),
  });
}

function nameBatch(text: string): string {
  return text.replace(`[${anyBatch},`, "[batch,");
}

/** @throws {ShapeError} unless the layer takes a batch of this shape. */
function requireFit(layers: readonly AnyLayer[], index: number, shape: Shape): void {
  const layer = layers[index];
  if (layer === undefined) return;
  const { name, inputAxes, widths } = layer;
  const { inputs } = widths;
  const isRightRank = inputAxes === undefined || shape.length === inputAxes;
  if (isRightRank && (inputs === undefined || shape.at(-1) === inputs)) return;
  const isFirst = layers.slice(0, index).every((before) => before.widths.outputs === "same");
  throw new ShapeError({
    where: `${name}, input`,
    expected: `shape ${inputShapeText(inputAxes ?? shape.length, inputs)}`,
    received: formatShape(shape),
    fix:
      isRightRank && !isFirst
        ? `Give ${name} ${shape.at(-1) ?? 0} inputs, or change the layers before it.`
        : fixOf(shape, inputAxes, isFirst ? inputs : undefined),
  });
}

function fixOf(shape: Shape, inputAxes: number | undefined, features: number | undefined): string {
  if (inputAxes === 4 && shape.length < 4) {
    return "Put new Reshape([height, width, channels]) before it: images have a last axis of channels.";
  }
  const flatten = inputAxes === 2 && shape.length > 2 ? "Put new Flatten() before it." : "";
  const takes =
    features === undefined
      ? ""
      : inputAxes === 2 || shape.length === 2
        ? `The model takes ${features} features a row.`
        : `The model takes a last axis of ${features} channels.`;
  const texts = [takes, flatten].filter((text) => text !== "");
  return texts.length > 0 ? texts.join(" ") : "The layers before it give another shape.";
}
