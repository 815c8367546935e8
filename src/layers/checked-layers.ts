import type { Layer, OutputWidth } from "./layer.js";

/** A layer of any widths. */
export type AnyLayer = Layer;

/**
 * The layers themselves where neighbours fit; a message in place of each one that doesn't fit the
 * layer before it, so that the compiler shows it. Widths known only as `number` pass.
 */
export type CheckedLayers<
  Layers extends readonly AnyLayer[],
  Width extends number = number,
  Checked extends readonly unknown[] = [],
> = Layers extends readonly [infer Head extends AnyLayer, ...infer Tail extends readonly AnyLayer[]]
  ? CheckedLayers<Tail, WidthAfter<Head, Width>, [...Checked, CheckedLayer<Head, Width>]>
  : [...Checked, ...Layers];

type InputWidth<L extends AnyLayer> = L extends Layer<infer In> ? In : number;

type OutputWidthOf<L extends AnyLayer> = L extends Layer<number, infer Out> ? Out : OutputWidth;

type WidthAfter<L extends AnyLayer, Width extends number> =
  number extends OutputWidthOf<L>
    ? number
    : OutputWidthOf<L> extends number
      ? OutputWidthOf<L>
      : number extends Width
        ? InputWidth<L>
        : Width;

type CheckedLayer<L extends AnyLayer, Width extends number> = number extends Width
  ? L
  : number extends InputWidth<L>
    ? L
    : Width extends InputWidth<L>
      ? L
      : `This layer takes ${InputWidth<L>} inputs, but the layer before it gives ${Width}.`;

/** Width of what a chain of layers takes, where the compiler knows it. */
export type ChainInput<Layers extends readonly AnyLayer[]> = Layers extends readonly [
  infer Head extends AnyLayer,
  ...infer Tail extends readonly AnyLayer[],
]
  ? number extends InputWidth<Head>
    ? OutputWidthOf<Head> extends "same"
      ? ChainInput<Tail>
      : number
    : InputWidth<Head>
  : number;

/** Width of what it gives. */
type ChainOutput<
  Layers extends readonly AnyLayer[],
  Width extends number,
> = Layers extends readonly [infer Head extends AnyLayer, ...infer Tail extends readonly AnyLayer[]]
  ? ChainOutput<Tail, WidthAfter<Head, Width>>
  : number extends Layers["length"]
    ? number
    : Width;

/** {@link CheckedLayers} that give as many features as they take; else a message in place of each. */
export type ResidualLayers<Layers extends readonly AnyLayer[]> =
  ChainOutput<Layers, ChainInput<Layers>> extends infer Out extends number
    ? number extends Out | ChainInput<Layers>
      ? CheckedLayers<Layers>
      : Out extends ChainInput<Layers>
        ? CheckedLayers<Layers>
        : {
            [
              Index in keyof Layers
            ]: `These layers take ${ChainInput<Layers>} inputs, but give ${Out}: they are added to their input.`;
          }
    : never;
