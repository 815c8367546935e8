import type { LayerState } from "../parameters/index.js";
import { Sequential, type AnyLayer, type SavedClass } from "../models/index.js";
import type { CarriedModel } from "./messages.js";
import type { PortableClass } from "./portable-parts.js";

/** What is carried of a model; the model stays as it is, tensors without values too. */
export function carryModel(model: Sequential): CarriedModel {
  const tensors = tensorsOf(model);
  const undrawn = tensors.flatMap(({ initialized }, position) => (initialized ? [] : [position]));
  const bytes = model.toBytes();
  for (const position of undrawn) tensors[position]?.forget();
  return { bytes, undrawn };
}

/** A model like the one that was carried. */
export function receiveModel(
  { bytes, undrawn }: CarriedModel,
  classes: readonly PortableClass[],
): Sequential {
  const model = Sequential.fromBytes(bytes, { classes: classes as readonly SavedClass[] });
  const tensors = tensorsOf(model);
  for (const position of undrawn) tensors[position]?.forget();
  return model;
}

/** Gives a model the values that another like it has in its file. */
export function takeValues(
  model: Sequential,
  bytes: Uint8Array,
  classes: readonly SavedClass[],
): void {
  const trained = tensorsOf(Sequential.fromBytes(bytes, { classes }));
  tensorsOf(model).forEach((tensor, position) => {
    const values = trained[position]?.value;
    if (values !== undefined) tensor.assign(values);
  });
}

/** All that a model's file has values of, drawn or not; what two layers share stands there twice. */
function tensorsOf({ layers }: { readonly layers: readonly AnyLayer[] }): readonly LayerState[] {
  return layers.flatMap(({ parameters, state }) => [...parameters, ...state]);
}
