/**
 * Bytes of a (value, index) pair: the value in T, then a u16 index, without a gap. One stream of
 * pairs a row costs fewer cache and TLB misses than one of values and one of indices.
 */
@inline
export function pairBytes<T>(): usize {
  return sizeof<T>() + 2;
}

/** Index of the pair at `pair`. */
@inline
export function indexOf<T>(pair: usize): usize {
  return <usize>load<u16>(pair, sizeof<T>());
}

/** Writes a pair at `pair`. */
@inline
export function storePair<T>(pair: usize, value: T, index: i32): void {
  store<T>(pair, value);
  store<u16>(pair, <u16>index, sizeof<T>());
}
