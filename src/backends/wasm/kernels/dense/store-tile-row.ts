import { storeElements } from "../vectors/store-elements";

/** Writes a row of two vectors as far as there are columns. */
@inline
export function storeTileRow<T>(place: usize, a: v128, b: v128, columns: i32): void {
  storeElements<T>(place, a, columns);
  const rest = columns - <i32>(16 / sizeof<T>());
  if (rest > 0) storeElements<T>(place + 16, b, rest);
}
