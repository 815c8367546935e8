import { ArgumentError, ShapeError } from "../errors/index.js";
import { Layer, type OutputWidth } from "./layer.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import type { AnyLayer } from "./checked-layers.js";
import { describe } from "../tensor/describe.js";

/**
 * Holds layers against their neighbours, for widths that the compiler doesn't know.
 *
 * @param owner What errors name, and what takes the layers.
 * @throws {ArgumentError} when there are no layers, or one is given twice or is none.
 * @throws {ShapeError} when a layer doesn't take what the layer before it gives.
 */
export function checkLayers(layers: readonly AnyLayer[], owner = "Sequential"): void {
  if (layers.length === 0) {
    throw new ArgumentError({
      where: owner,
      expected: "at least one layer",
      received: "none",
    });
  }
  let before: { width: number; position: string } | undefined;
  layers.forEach((layer, index) => {
    requireNewLayer(layers, index, owner);
    const position = positionOf(layers, index);
    const { inputs, outputs } = layer.widths as { inputs?: number; outputs?: OutputWidth };
    if (before !== undefined && inputs !== undefined && inputs !== before.width) {
      throw new ShapeError({
        where: `${owner}, ${position}`,
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

/** Layers with those that they are made of, each before its own. */
export function allLayers(layers: readonly AnyLayer[]): readonly AnyLayer[] {
  return layers.flatMap((layer) => [layer, ...allLayers(layer.innerLayers)]);
}

function requireNewLayer(layers: readonly AnyLayer[], index: number, owner: string): void {
  const layer: unknown = layers[index];
  if (!(layer instanceof Layer)) {
    throw new ArgumentError({
      where: `${owner}, layer ${index + 1} of ${layers.length}`,
      expected: "a Layer",
      received: describe(layer),
      fix: Array.isArray(layer)
        ? `Spread an array of layers: new ${owner}(...layers).`
        : "Layers of your own extend the class Layer.",
    });
  }
  const own = allLayers([layer as AnyLayer]);
  const first = layers.findIndex((other) => allLayers([other]).some((part) => own.includes(part)));
  if (first === index && new Set(own).size === own.length) return;
  throw new ArgumentError({
    where: `${owner}, ${positionOf(layers, index)}`,
    expected: "every layer once",
    received: `the same object as ${positionOf(layers, first)}`,
    fix: "Make a new layer for every place.",
  });
}
