import { multiplyAdd } from "../multiply-add";
import { address, integer, splatScalar } from "../scheduler/job";
import { lanes } from "../vectors/lanes";
import { storeElements } from "../vectors/store-elements";
import { indexOf, pairBytes } from "./pair";

/**
 * `result ← start + left · right` for a left operand kept as (value, index) pairs, in the units of
 * one tile and the result's rows `firstRow … endRow − 1`.
 *
 * The forward pass gives it rows of the data set and weights, the backward pass their transpose
 * (`transposeRows`) and the output's gradient. The job's integers:
 *
 * | position | what                                                                              |
 * | -------- | --------------------------------------------------------------------------------- |
 * | 0        | order: i32 numbers of the rows in `rowStarts`; 0 where they follow one another     |
 * | 1        | rowStarts: number of each row's first pair                                         |
 * | 2, 3     | bytes from one row's entry to the next, and from an entry to that of the row's end |
 * | 4        | pairs, by ascending index in a row                                                 |
 * | 5, 6, 7  | right; bytes from one index to the next, and from one tile to the next             |
 * | 8, 9     | start, or 0; bytes from one row to the next (0 repeats one row, a bias)            |
 * | 10, 11   | result, contiguous; its columns                                                    |
 * | 12, 13   | rows of the result; vectors of a tile, 1 to 8                                      |
 *
 * the scalar of type T is what values are multiplied by first. A tile's sums stay in registers. A sum begins with
 * `start` and adds the products by ascending index, whatever the tile: the same bits as the dense
 * kernel gives, which adds the zeros too. Behind the last column something is read and summed, which
 * is never written.
 */
export function sparseProduct<T>(tile: i32, firstRow: i32, endRow: i32): void {
  const units = integer(11);
  const tileUnits = integer(13) * lanes<T>();
  const columns = min(units - tile * tileUnits, tileUnits);
  switch ((columns + lanes<T>() - 1) / lanes<T>()) {
    case 1:
      return productTile<T>(tile, columns, firstRow, endRow, 1);
    case 2:
      return productTile<T>(tile, columns, firstRow, endRow, 2);
    case 3:
      return productTile<T>(tile, columns, firstRow, endRow, 3);
    case 4:
      return productTile<T>(tile, columns, firstRow, endRow, 4);
    case 5:
      return productTile<T>(tile, columns, firstRow, endRow, 5);
    case 6:
      return productTile<T>(tile, columns, firstRow, endRow, 6);
    case 7:
      return productTile<T>(tile, columns, firstRow, endRow, 7);
    default:
      return productTile<T>(tile, columns, firstRow, endRow, 8);
  }
}

@inline
function productTile<T>(
  tile: i32,
  columns: i32,
  firstRow: i32,
  endRow: i32,
  vectors: i32,
): void {
  const tileOffset = <usize>(tile * integer(13)) << 4;
  const order = address(0);
  const rowStarts = address(1);
  const entryStride = address(2);
  const entryLength = address(3);
  const pairs = address(4);
  // V8 would multiply anew for every pair what stands in no branch.
  let right = address(5);
  if (tile != 0) right += <usize>tile * address(7);
  const rightStride = address(6);
  const start: usize = address(8) == 0 ? 0 : address(8) + tileOffset;
  const startStride = address(9);
  const resultStride = <usize>integer(11) * sizeof<T>();
  const result = address(10) + tileOffset;
  const scale = splatScalar<T>();
  for (let row = firstRow; row < endRow; row++) {
    const source = order == 0 ? row : load<i32>(order + ((<usize>row) << 2));
    const entry = rowStarts + <usize>source * entryStride;
    const firstPair = <usize>load<u32>(entry);
    const endPair = <usize>load<u32>(entry + entryLength);
    // A gradient of which nothing changes: every tenth pixel is 0 in all of MNIST.
    if (firstPair == endPair && start == result) continue;
    let pair = pairs + firstPair * pairBytes<T>();
    const end = pairs + endPair * pairBytes<T>();
    let s0 = v128.splat<T>(<T>0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    if (start != 0) {
      const sums = start + <usize>row * startStride;
      s0 = v128.load(sums);
      if (vectors > 1) s1 = v128.load(sums, 16);
      if (vectors > 2) s2 = v128.load(sums, 32);
      if (vectors > 3) s3 = v128.load(sums, 48);
      if (vectors > 4) s4 = v128.load(sums, 64);
      if (vectors > 5) s5 = v128.load(sums, 80);
      if (vectors > 6) s6 = v128.load(sums, 96);
      if (vectors > 7) s7 = v128.load(sums, 112);
    }
    while (pair < end) {
      const x = v128.mul<T>(v128.load_splat<T>(pair), scale);
      const place = right + indexOf<T>(pair) * rightStride;
      s0 = multiplyAdd<T>(x, v128.load(place), s0);
      if (vectors > 1) s1 = multiplyAdd<T>(x, v128.load(place, 16), s1);
      if (vectors > 2) s2 = multiplyAdd<T>(x, v128.load(place, 32), s2);
      if (vectors > 3) s3 = multiplyAdd<T>(x, v128.load(place, 48), s3);
      // Never true. It ends a basic block: V8 would load all vectors of one block before it adds the
      // first, and has too few registers for more than 6 of them beside their sums.
      if (vectors > 6 && place == 0) break;
      if (vectors > 4) s4 = multiplyAdd<T>(x, v128.load(place, 64), s4);
      if (vectors > 5) s5 = multiplyAdd<T>(x, v128.load(place, 80), s5);
      if (vectors > 6) s6 = multiplyAdd<T>(x, v128.load(place, 96), s6);
      if (vectors > 7) s7 = multiplyAdd<T>(x, v128.load(place, 112), s7);
      pair += pairBytes<T>();
    }
    const target = result + <usize>row * resultStride;
    storeVector<T>(target, s0, columns, 0, vectors);
    if (vectors > 1) storeVector<T>(target, s1, columns, 1, vectors);
    if (vectors > 2) storeVector<T>(target, s2, columns, 2, vectors);
    if (vectors > 3) storeVector<T>(target, s3, columns, 3, vectors);
    if (vectors > 4) storeVector<T>(target, s4, columns, 4, vectors);
    if (vectors > 5) storeVector<T>(target, s5, columns, 5, vectors);
    if (vectors > 6) storeVector<T>(target, s6, columns, 6, vectors);
    if (vectors > 7) storeVector<T>(target, s7, columns, 7, vectors);
  }
}

/** Writes one vector of a tile's row; the last one as far as there are columns. */
@inline
function storeVector<T>(
  row: usize,
  sums: v128,
  columns: i32,
  position: i32,
  vectors: i32,
): void {
  const place = row + ((<usize>position) << 4);
  if (position < vectors - 1) v128.store(place, sums);
  else storeElements<T>(place, sums, columns - position * lanes<T>());
}
