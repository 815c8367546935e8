import { indexOf, pairBytes, storePair } from "./pair";

/**
 * The transpose of one band of columns of a block of sparse rows: for every column its pairs' values
 * times `scale` with the numbers of their rows in the block, ascending.
 *
 * Rows as `encodeRows` writes them. Of the result, `columnStarts` has an entry a column of the band
 * and one behind the last; `transposed` is shared by all bands. A band's pairs lie behind those of
 * the bands before it, so that bands can be done side by side.
 */
export function transposeBand<T>(
  order: usize,
  rowStarts: usize,
  pairs: usize,
  scale: T,
  rows: i32,
  bands: i32,
  band: i32,
  firstColumn: i32,
  endColumn: i32,
  columnStarts: usize,
  transposed: usize,
): void {
  const rowBytes = <usize>(bands + 1) << 2;
  const bandOffset = <usize>band << 2;
  // Counts stand one entry further on: entry c + 1 has the pairs of column c, then where c + 1 begins.
  const counts = columnStarts + 4;
  const entries = columnStarts + (<usize>firstColumn << 2);
  memory.fill(entries + 4, 0, <usize>(endColumn - firstColumn) << 2);
  let before: i32 = 0;
  for (let row = 0; row < rows; row++) {
    const starts = rowStarts + <usize>rowNumber(order, row) * rowBytes;
    const start = load<i32>(starts + bandOffset);
    before += start - load<i32>(starts);
    const end = pairs + <usize>load<i32>(starts + bandOffset, 4) * pairBytes<T>();
    for (let pair = pairs + <usize>start * pairBytes<T>(); pair < end; pair += pairBytes<T>()) {
      const count = counts + (indexOf<T>(pair) << 2);
      store<i32>(count, load<i32>(count) + 1);
    }
  }
  // Where a column's next pair goes stands in the entry behind its own: after the last one, that is
  // where the next column begins.
  let position = before;
  if (band == 0) store<i32>(columnStarts, 0);
  for (let column = firstColumn; column < endColumn; column++) {
    const entry = counts + (<usize>column << 2);
    const count = load<i32>(entry);
    store<i32>(entry, position);
    position += count;
  }
  for (let row = 0; row < rows; row++) {
    const starts = rowStarts + <usize>rowNumber(order, row) * rowBytes + bandOffset;
    const end = pairs + <usize>load<i32>(starts, 4) * pairBytes<T>();
    let pair = pairs + <usize>load<i32>(starts) * pairBytes<T>();
    for (; pair < end; pair += pairBytes<T>()) {
      const entry = counts + (indexOf<T>(pair) << 2);
      const place = <usize>load<i32>(entry);
      store<i32>(entry, <i32>place + 1);
      storePair<T>(transposed + place * pairBytes<T>(), load<T>(pair) * scale, row);
    }
  }
}

@inline
function rowNumber(order: usize, row: i32): i32 {
  return order == 0 ? row : load<i32>(order + ((<usize>row) << 2));
}
