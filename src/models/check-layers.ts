import { ArgumentError, ShapeError } from "../errors/index.js";
import { Layer, type OutputWidth } from "../layers/index.js";
import { formatShape, type Shape } from "../tensor/index.js";

/** A layer of any widths. */
export type AnyLayer = Layer<number, OutputWidth>;

/**
 * The layers themselves where neighbours fit; a message in place of each one that doesn't fit the
 * layer before it, so that the compiler shows it. Widths known only as `number` pass.
 */
export type CheckedLayers<
  Layers extends readonly AnyLayer[],
  Width extends number = number,
> = Layers extends readonly [infer Head extends AnyLayer, ...infer Tail extends readonly AnyLayer[]]
  ? [CheckedLayer<Head, Width>, ...CheckedLayers<Tail, WidthAfter<Head, Width>>]
  : Layers;

type InputWidth<L extends AnyLayer> = L extends Layer<infer In, OutputWidth> ? In : number;

type WidthAfter<L extends AnyLayer, Width extends number> =
  L extends Layer<number, infer Out>
    ? Out extends "same"
      ? Width
      : Out extends number
        ? Out
        : number
    : number;

type CheckedLayer<L extends AnyLayer, Width extends number> = number extends Width
  ? L
  : number extends InputWidth<L>
    ? L
    : Width extends InputWidth<L>
      ? L
      : `This layer takes ${InputWidth<L>} inputs, but the layer before it gives ${Width}.`;

/**
 * The same check at run time, for widths that the compiler doesn't know.
 *
 * @throws {ArgumentError} when there are no layers, or one is given twice or is none.
 * @throws {ShapeError} when a layer doesn't take what the layer before it gives.
 */
export function checkLayers(layers: readonly AnyLayer[]): void {
  if (layers.length === 0) {
    throw new ArgumentError({
      where: "Sequential",
      expected: "at least one layer",
      received: "none",
    });
  }
  let before: { width: number; position: string } | undefined;
  layers.forEach((layer, index) => {
    const position = positionOf(layers, index);
    if (!(layer instanceof Layer)) {
      throw new ArgumentError({
        where: `Sequential, layer ${index + 1} of ${layers.length}`,
        expected: "a Layer",
        received: typeof layer,
      });
    }
    if (layers.indexOf(layer) !== index) {
      throw new ArgumentError({
        where: `Sequential, ${position}`,
        expected: "every layer once",
        received: `the same object as ${positionOf(layers, layers.indexOf(layer))}`,
        fix: "Make a new layer for every place.",
      });
    }
    const { inputs, outputs } = layer.widths as { inputs?: number; outputs?: OutputWidth };
    if (before !== undefined && inputs !== undefined && inputs !== before.width) {
      throw new ShapeError({
        where: `Sequential, ${position}`,
        expected: `${before.width} inputs, as many as ${before.position} gives`,
        received: `${inputs} inputs`,
        fix: `Give ${layer.name} ${before.width} inputs, or change the layer before it.`,
      });
    }
    if (outputs === undefined) before = undefined;
    else if (outputs !== "same") before = { width: outputs, position };
    else if (before === undefined && inputs !== undefined) before = { width: inputs, position };
  });
}

/** A layer as errors name it: `Dense (layer 3 of 4)`. */
export function positionOf(layers: readonly AnyLayer[], index: number): string {
  return `${layers[index]?.name ?? "layer"} (layer ${index + 1} of ${layers.length})`;
}

/**
 * Shapes of the input and of every layer's output for a batch of this shape; `undefined` from the
 * first layer on that can't tell.
 *
 * @throws {ShapeError} naming the first layer that doesn't take what reaches it.
 */
export function layerShapes(layers: readonly AnyLayer[], inputShape: Shape): (Shape | undefined)[] {
  const shapes: (Shape | undefined)[] = [inputShape];
  layers.forEach((layer, index) => {
    const shape = shapes[index];
    const { inputs } = layer.widths;
    if (shape !== undefined && inputs !== undefined && shape.at(-1) !== inputs) {
      throw new ShapeError({
        where: `${positionOf(layers, index)}, input`,
        expected: `shape [batch, ${inputs}]`,
        received: formatShape(shape),
        fix:
          index === 0
            ? `The model takes ${inputs} features a row.`
            : "The layers before it give another width.",
      });
    }
    shapes.push(shape === undefined ? undefined : layer.outputShape(shape));
  });
  return shapes;
}
