import { ShapeError } from "../errors/index.js";
import { inputShapeText } from "../layers/input-shape-text.js";
import { keepsShape } from "../layers/keeps-shape.js";
import { Flatten, Reshape } from "../layers/index.js";
import { elementCount, formatShape, type Shape } from "../tensor/index.js";
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
    if (inputs !== undefined && layer.inputAxes === 2) {
      shapes[index] ??= [inputShape[0] ?? 0, inputs];
    }
    const shape = shapes[index];
    if (shape !== undefined) requireFit(layers, index, shape);
    shapes.push(shape === undefined ? undefined : layer.outputShape(shape));
  });
  return shapes;
}

/**
 * Features that a model takes in rows, where its layers say so: `undefined` where the first width is that of
 * images' channels, which `Reshape` or `Flatten` makes something else of.
 */
export function inputWidth(layers: readonly AnyLayer[]): number | undefined {
  let width: number | undefined;
  for (const [index, layer] of layers.entries()) {
    const { widths, inputAxes = 2 } = layer;
    if (inputAxes !== 2) return undefined;
    if (layer instanceof Reshape) {
      const elements = elementCount(layer.axes as Shape);
      return (width ?? elements) === elements ? elements : undefined;
    }
    if (layer instanceof Flatten) {
      return width === inputWidth(layers.slice(index + 1)) ? width : undefined;
    }
    width ??= widths.inputs;
    if (!keepsShape(layer) && widths.outputs !== "same") break;
  }
  return width;
}

/** Last axis of what a model takes, where its layers say so: features of rows, or channels of images. */
export function firstWidth(layers: readonly AnyLayer[]): number | undefined {
  return layers.find(({ widths }) => widths.inputs !== undefined || widths.outputs !== "same")
    ?.widths.inputs;
}

/** Whether what reaches the first layer that looks at its axes has those of images. */
export function takesImages(layers: readonly AnyLayer[]): boolean {
  const first = layers.find((layer) => layer instanceof Reshape || !keepsShape(layer));
  return first?.inputAxes === 4;
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

/** @throws {ShapeError} unless the layer takes a batch of this shape. */
function requireFit(layers: readonly AnyLayer[], index: number, shape: Shape): void {
  const layer = layers[index];
  if (layer === undefined) return;
  const { inputAxes, widths } = layer;
  const { inputs } = widths;
  const isRightRank = inputAxes === undefined || shape.length === inputAxes;
  if (isRightRank && (inputs === undefined || shape.at(-1) === inputs)) return;
  const isFirst = layers.slice(0, index).every((before) => before.widths.outputs === "same");
  throw new ShapeError({
    where: `${positionOf(layers, index)}, input`,
    expected: `shape ${inputShapeText(inputAxes ?? shape.length, inputs)}`,
    received: formatShape(shape),
    fix: fixOf(shape, inputAxes, isFirst ? inputs : undefined),
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
