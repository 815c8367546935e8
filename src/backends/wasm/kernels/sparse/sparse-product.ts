import { multiplyAdd } from "../multiply-add";
import { address, integer, splatScalar } from "../scheduler/job";
import { lanes } from "../vectors/lanes";
import { storeElements } from "../vectors/store-elements";
import { indexOf, pairBytes } from "./pair";
import { Eight, Five, Four, One, Seven, Six, Three, Two, vectorsOf } from "./tile-vectors";

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
 * | 14       | rows of a stripe, for the forward pass                                             |
 *
 * the scalar of type T is what values are multiplied by first. A tile's sums stay in registers. A sum begins with
 * `start` and adds the products by ascending index, whatever the tile: the same bits as the dense
 * kernel gives, which adds the zeros too, but for products of 0 with NaN or an infinity, which the
 * dense one has, and the sign of a sum of zeros. Behind the last column something is read and summed, which
 * is never written.
 */
export function sparseProduct<T>(tile: i32, firstRow: i32, endRow: i32): void {
  const units = integer(11);
  const tileUnits = integer(13) * lanes<T>();
  const columns = min(units - tile * tileUnits, tileUnits);
  switch ((columns + lanes<T>() - 1) / lanes<T>()) {
    case 1:
      return productTile<T, One>(tile, columns, firstRow, endRow);
    case 2:
      return productTile<T, Two>(tile, columns, firstRow, endRow);
    case 3:
      return productTile<T, Three>(tile, columns, firstRow, endRow);
    case 4:
      return productTile<T, Four>(tile, columns, firstRow, endRow);
    case 5:
      return productTile<T, Five>(tile, columns, firstRow, endRow);
    case 6:
      return productTile<T, Six>(tile, columns, firstRow, endRow);
    case 7:
      return productTile<T, Seven>(tile, columns, firstRow, endRow);
    default:
      return productTile<T, Eight>(tile, columns, firstRow, endRow);
  }
}

/** The tile whose width in vectors the type V stands for. */
function productTile<T, V>(tile: i32, columns: i32, firstRow: i32, endRow: i32): void {
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
    if (order != 0) {
      touchRow<T>(order + (<usize>min(row + 1, endRow - 1) << 2), pairs);
      touch(rowStarts + <usize>load<i32>(order + (<usize>min(row + 2, endRow - 1) << 2)) * entryStride);
    }
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
      if (vectorsOf<V>() > 1) s1 = v128.load(sums, 16);
      if (vectorsOf<V>() > 2) s2 = v128.load(sums, 32);
      if (vectorsOf<V>() > 3) s3 = v128.load(sums, 48);
      if (vectorsOf<V>() > 4) s4 = v128.load(sums, 64);
      if (vectorsOf<V>() > 5) s5 = v128.load(sums, 80);
      if (vectorsOf<V>() > 6) s6 = v128.load(sums, 96);
      if (vectorsOf<V>() > 7) s7 = v128.load(sums, 112);
    }
    while (pair < end) {
      const x = v128.mul<T>(v128.load_splat<T>(pair), scale);
      const place = right + indexOf<T>(pair) * rightStride;
      s0 = multiplyAdd<T>(x, v128.load(place), s0);
      if (vectorsOf<V>() > 1) s1 = multiplyAdd<T>(x, v128.load(place, 16), s1);
      if (vectorsOf<V>() > 2) s2 = multiplyAdd<T>(x, v128.load(place, 32), s2);
      if (vectorsOf<V>() > 3) s3 = multiplyAdd<T>(x, v128.load(place, 48), s3);
      // Never true. It ends a basic block: V8 would load all vectors of one block before it adds the
      // first, and has too few registers for more than 6 of them beside their sums.
      if (vectorsOf<V>() > 6) {
        if (place == 0) break;
      }
      if (vectorsOf<V>() > 4) s4 = multiplyAdd<T>(x, v128.load(place, 64), s4);
      if (vectorsOf<V>() > 5) s5 = multiplyAdd<T>(x, v128.load(place, 80), s5);
      if (vectorsOf<V>() > 6) s6 = multiplyAdd<T>(x, v128.load(place, 96), s6);
      if (vectorsOf<V>() > 7) s7 = multiplyAdd<T>(x, v128.load(place, 112), s7);
      pair += pairBytes<T>();
    }
    const target = result + <usize>row * resultStride;
    storeVector<T, V>(target, s0, columns, 0);
    if (vectorsOf<V>() > 1) storeVector<T, V>(target, s1, columns, 1);
    if (vectorsOf<V>() > 2) storeVector<T, V>(target, s2, columns, 2);
    if (vectorsOf<V>() > 3) storeVector<T, V>(target, s3, columns, 3);
    if (vectorsOf<V>() > 4) storeVector<T, V>(target, s4, columns, 4);
    if (vectorsOf<V>() > 5) storeVector<T, V>(target, s5, columns, 5);
    if (vectorsOf<V>() > 6) storeVector<T, V>(target, s6, columns, 6);
    if (vectorsOf<V>() > 7) storeVector<T, V>(target, s7, columns, 7);
  }
}

/**
 * Reads a byte of every cache line of a row that comes soon, without waiting for it: rows in random
 * order lie where no processor looks ahead.
 */
@inline
function touchRow<T>(position: usize, pairs: usize): void {
  const entry = address(1) + <usize>load<i32>(position) * address(2);
  const end = pairs + <usize>load<u32>(entry + address(3)) * pairBytes<T>();
  let place = pairs + <usize>load<u32>(entry) * pairBytes<T>();
  for (; place < end; place += 64) touch(place);
}

/** A load whose result nobody needs: the compiler leaves it, as it might trap. */
@inline
function touch(place: usize): void {
  load<u8>(place);
}

/** Writes one vector of a tile's row; the last one as far as there are columns. */
@inline
function storeVector<T, V>(row: usize, sums: v128, columns: i32, position: i32): void {
  const place = row + ((<usize>position) << 4);
  if (position < vectorsOf<V>() - 1) v128.store(place, sums);
  else storeElements<T>(place, sums, columns - position * lanes<T>());
}
