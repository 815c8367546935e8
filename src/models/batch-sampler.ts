import { requireOptions } from "../errors/require-options.js";
import { requirePositiveInteger } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";

/** Chooses the rows of every batch of an epoch. */
export interface BatchSampler {
  /**
   * The rows of each batch, as positions from 0 to `count − 1`; each array is valid until the next.
   *
   * @param count Number of training rows.
   * @param batchSize Rows a batch, at most `count`.
   */
  batches(count: number, batchSize: number, random: RandomState): Iterable<Int32Array>;

  /** How many batches an epoch has, for who wants to know beforehand. */
  batchCount?(count: number, batchSize: number): number;
}

/** Every row once an epoch, in the order of the file; the last batch may be smaller. */
export class SequentialBatches implements BatchSampler {
  *batches(count: number, batchSize: number): Iterable<Int32Array> {
    yield* slices(rowsInOrder(count), batchSize);
  }

  batchCount(count: number, batchSize: number): number {
    return Math.ceil(count / batchSize);
  }
}

/** Every row once an epoch, in an order drawn anew for each epoch; the last batch may be smaller. */
export class ShuffledBatches implements BatchSampler {
  *batches(count: number, batchSize: number, random: RandomState): Iterable<Int32Array> {
    yield* slices(random.permutation(count), batchSize);
  }

  batchCount(count: number, batchSize: number): number {
    return Math.ceil(count / batchSize);
  }
}

/** Every batch drawn by itself: distinct rows within a batch, any row again in the next. */
export class IndependentBatches implements BatchSampler {
  readonly batchesPerEpoch: number;

  /** @throws {ArgumentError} unless `batchesPerEpoch` is a whole number of at least 1. */
  constructor(options: { readonly batchesPerEpoch: number }) {
    const { batchesPerEpoch } = requireOptions(options, "IndependentBatches");
    requirePositiveInteger(batchesPerEpoch, "IndependentBatches, batchesPerEpoch");
    this.batchesPerEpoch = batchesPerEpoch;
  }

  *batches(count: number, batchSize: number, random: RandomState): Iterable<Int32Array> {
    const rows = rowsInOrder(count);
    for (let batch = 0; batch < this.batchesPerEpoch; batch += 1) {
      drawToFront(rows, batchSize, random);
      yield rows.subarray(0, batchSize);
    }
  }

  batchCount(): number {
    return this.batchesPerEpoch;
  }
}

function rowsInOrder(count: number): Int32Array {
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row += 1) rows[row] = row;
  return rows;
}

/** The first steps of a Fisher–Yates shuffle: afterwards the first `drawn` rows are a fair draw. */
function drawToFront(rows: Int32Array, drawn: number, random: RandomState): void {
  for (let position = 0; position < drawn; position += 1) {
    const other = random.randint(position, rows.length);
    const row = rows[position] ?? 0;
    rows[position] = rows[other] ?? 0;
    rows[other] = row;
  }
}

function* slices(rows: Int32Array, batchSize: number): Iterable<Int32Array> {
  for (let start = 0; start < rows.length; start += batchSize) {
    yield rows.subarray(start, start + batchSize);
  }
}
