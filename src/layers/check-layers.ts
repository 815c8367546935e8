import { ArgumentError, ShapeError } from "../errors/index.js";
import { Layer, type OutputWidth } from "./layer.js";
import { Reshape } from "./reshape.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import type { AnyLayer } from "./checked-layers.js";
import type { Shape } from "../tensor/index.js";
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
  let before: { width: number; position: string; areImages: boolean } | undefined;
  layers.forEach((layer, index) => {
    requireNewLayer(layers, index, owner);
    const position = positionOf(layers, index);
    const { inputs, outputs } = layer.widths as { inputs?: number; outputs?: OutputWidth };
    if (before !== undefined && inputs !== undefined && inputs !== before.width) {
      const isFlat = before.areImages && layer.inputAxes === 2;
      throw new ShapeError({
        where: `${owner}, ${position}`,
        expected: isFlat
          ? `rows of ${inputs} inputs`
          : `${before.width} inputs, as many as ${before.position} gives`,
        received: isFlat ? `several axes, as ${before.position} gives` : `${inputs} inputs`,
        fix: isFlat
          ? `Put new Flatten() before ${layer.name}.`
          : `Give ${layer.name} ${before.width} inputs, or change the layer before it.`,
      });
    }
    if (outputs === undefined) before = undefined;
    else if (outputs !== "same")
      before = { width: outputs, position, areImages: givesImages(layer) };
    else if (before === undefined && inputs !== undefined) {
      before = { width: inputs, position, areImages: givesImages(layer) };
    }
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

/** Whether the last of more axes than a row's is what the layer declares as its width. */
function givesImages(layer: AnyLayer): boolean {
  return layer.inputAxes === 4 || (layer instanceof Reshape && (layer.axes as Shape).length > 1);
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
