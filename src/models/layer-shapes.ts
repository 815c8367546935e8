import { keepsShape } from "../layers/keeps-shape.js";
import { Flatten, Reshape } from "../layers/index.js";
import { elementCount, type Shape } from "../tensor/index.js";
import type { AnyLayer } from "./checked-layers.js";

export { anyBatch, layerShapes } from "../layers/layer-shapes.js";

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
