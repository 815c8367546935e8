import { ArgumentError, ShapeError } from "../errors/index.js";
import { Layer, type OutputWidth } from "../layers/index.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import type { AnyLayer } from "./checked-layers.js";
import { describe } from "../tensor/describe.js";

/**
 * Holds layers against their neighbours, for widths that the compiler doesn't know.
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
    requireNewLayer(layers, index);
    const position = positionOf(layers, index);
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

/** Parameters of all layers, in order; one that several layers share stands there once. */
export function parametersOf(layers: readonly AnyLayer[]): readonly Parameter[] {
  return [...new Set(layers.flatMap((layer) => layer.parameters))];
}

/** What else of the layers is kept: their state, in order, each once. */
export function stateOf(layers: readonly AnyLayer[]): readonly LayerState[] {
  return [...new Set(layers.flatMap((layer) => layer.state))];
}

/** All that layers have learned: parameters, then state. */
export function learnedBy(layers: readonly AnyLayer[]): readonly LayerState[] {
  return [...parametersOf(layers), ...stateOf(layers)];
}

function requireNewLayer(layers: readonly AnyLayer[], index: number): void {
  const layer: unknown = layers[index];
  if (!(layer instanceof Layer)) {
    throw new ArgumentError({
      where: `Sequential, layer ${index + 1} of ${layers.length}`,
      expected: "a Layer",
      received: describe(layer),
      fix: Array.isArray(layer)
        ? "Spread an array of layers: new Sequential(...layers)."
        : "Layers of your own extend the class Layer.",
    });
  }
  const first = layers.indexOf(layer as AnyLayer);
  if (first === index) return;
  throw new ArgumentError({
    where: `Sequential, ${positionOf(layers, index)}`,
    expected: "every layer once",
    received: `the same object as ${positionOf(layers, first)}`,
    fix: "Make a new layer for every place.",
  });
}
