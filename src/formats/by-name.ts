import type { Tensor } from "../tensor/index.js";

/** Things with their names: an object or a Map. */
export type ByName<Thing> = Readonly<Record<string, Thing>> | ReadonlyMap<string, Thing>;

/** Tensors with their names: an object or a Map. */
export type TensorsByName = ByName<Tensor>;

/** Names and things, in their order. */
export function entriesOf<Thing>(things: ByName<Thing>): [string, Thing][] {
  return isMap(things) ? [...things] : Object.entries(things);
}

function isMap<Thing>(things: ByName<Thing>): things is ReadonlyMap<string, Thing> {
  return things instanceof Map;
}
