import { argmax } from "./argmax-rows";

/** How many of `rows` rows have their largest element, as `argmaxRows` finds it, in the same column. */
export function matchingRows<T>(left: usize, right: usize, columns: i32, rows: i32): i32 {
  const rowBytes = (columns as usize) * sizeof<T>();
  let matching = 0;
  for (let i = 0; i < rows; i++) {
    const row = (i as usize) * rowBytes;
    matching += (argmax<T>(left + row, columns) === argmax<T>(right + row, columns)) as i32;
  }
  return matching;
}
