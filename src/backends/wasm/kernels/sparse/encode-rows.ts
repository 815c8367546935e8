import { pairBytes, storePair } from "./pair";

/**
 * Writes the elements of `rows` rows `[rows, width]` that are not zero as (value, column) pairs.
 *
 * `rowStarts` gets `bands + 1` entries a row: the number of the first pair of every band of columns,
 * and that of the row's end. Pairs are written from `firstPair` on; gives the number of pairs
 * afterwards, or −1 when an element is not finite, or −2 when there are more than `capacity`. S is
 * the elements' type (u8, f32 or f64), T that of the values.
 */
export function encodeRows<S, T>(
  input: usize,
  rows: i32,
  width: i32,
  bandColumns: i32,
  bands: i32,
  rowStarts: usize,
  pairs: usize,
  firstPair: i32,
  capacity: i32,
): i32 {
  let pair = firstPair;
  let start = rowStarts;
  let finite: S = 0;
  for (let row = 0; row < rows; row++) {
    const source = input + <usize>(row * width) * sizeof<S>();
    if (capacity - pair < width) return -2;
    for (let band = 0; band < bands; band++) {
      store<i32>(start, pair);
      start += 4;
      const end = min(width, (band + 1) * bandColumns);
      let column = band * bandColumns;
      while (column < end) {
        const place = source + <usize>column * sizeof<S>();
        if (end - column >= <i32>(64 / sizeof<S>()) && isZero(place)) {
          column += <i32>(64 / sizeof<S>());
          continue;
        }
        const last = min(end, column + <i32>(64 / sizeof<S>()));
        for (; column < last; column++) {
          const value = load<S>(source + <usize>column * sizeof<S>());
          if (value == 0) continue;
          if (isFloat<S>()) finite += value - value;
          storePair<T>(pairs + <usize>pair * pairBytes<T>(), <T>value, column);
          pair++;
        }
      }
    }
    store<i32>(start, pair);
    start += 4;
  }
  return finite == 0 ? pair : -1;
}

/** Whether 64 bytes are zeros; a negative zero, whose sign bit is set, is looked at one by one. */
@inline
function isZero(place: usize): bool {
  const first = v128.or(v128.load(place), v128.load(place, 16));
  const second = v128.or(v128.load(place, 32), v128.load(place, 48));
  return !v128.any_true(v128.or(first, second));
}
