import type { Tensor } from "../tensor/index.js";

/** Tensors with their names: an object or a Map. */
export type TensorsByName = Readonly<Record<string, Tensor>> | ReadonlyMap<string, Tensor>;

/** Names and tensors, in their order. */
export function entriesOf(tensors: TensorsByName): [string, Tensor][] {
  return isMap(tensors) ? [...tensors] : Object.entries(tensors);
}

function isMap(tensors: TensorsByName): tensors is ReadonlyMap<string, Tensor> {
  return tensors instanceof Map;
}
