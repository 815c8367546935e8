import { indexOf, pairBytes, storePair } from "./pair";

/**
 * Sparse rows `scale · factor[column] · value` of rows `rowStart … rowEnd − 1` of a block; a factor of type T
 * a column.
 *
 * Rows as `encodeRows` writes them. `ownStarts` has the same entries a row as `rowStarts`, of which the
 * row's first says already where its pairs begin.
 */
export function scalePairs<T>(
  order: usize,
  rowStarts: usize,
  pairs: usize,
  bands: i32,
  scale: T,
  factors: usize,
  ownStarts: usize,
  ownPairs: usize,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowBytes = <usize>(bands + 1) << 2;
  for (let row = rowStart; row < rowEnd; row++) {
    const source = order == 0 ? row : load<i32>(order + ((<usize>row) << 2));
    const entry = rowStarts + <usize>source * rowBytes;
    const ownEntry = ownStarts + <usize>row * rowBytes;
    const first = load<i32>(entry);
    const ownFirst = load<i32>(ownEntry);
    for (let band: usize = 4; band < rowBytes; band += 4) {
      store<i32>(ownEntry + band, ownFirst + load<i32>(entry + band) - first);
    }
    const end = pairs + <usize>load<u32>(entry + rowBytes - 4) * pairBytes<T>();
    let pair = pairs + <usize>first * pairBytes<T>();
    let own = ownPairs + <usize>ownFirst * pairBytes<T>();
    for (; pair < end; pair += pairBytes<T>()) {
      const column = indexOf<T>(pair);
      const value = load<T>(pair) * scale * load<T>(factors + column * sizeof<T>());
      storePair<T>(own, value, <i32>column);
      own += pairBytes<T>();
    }
  }
}
