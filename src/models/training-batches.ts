import { ArgumentError } from "../errors/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import type { BatchSampler } from "./batch-sampler.js";
import { describe } from "../tensor/describe.js";

/** Where the batches of an epoch come from. */
export interface BatchSource {
  readonly sampler: BatchSampler;
  /** The most rows of a batch. */
  readonly batchRows: number;
  /** Rows of the inputs given to `fit`. */
  readonly rowCount: number;
  /** The rows to train on; all of them where there is no validation share. */
  readonly trainingRows: Int32Array | undefined;
  readonly batchRandom: RandomState;
}

/**
 * The rows of each batch of an epoch, as rows of the inputs given to `fit`; each array is valid until
 * the next.
 *
 * @throws {ArgumentError} when the sampler gives no batches, or positions of rows that aren't there.
 */
export function* trainingBatches(source: BatchSource): Iterable<Int32Array> {
  const { sampler, batchRows, rowCount, trainingRows, batchRandom } = source;
  const count = trainingRows?.length ?? rowCount;
  const rows = new Int32Array(batchRows);
  let isEmpty = true;
  for (const positions of iterable(sampler.batches(count, batchRows, batchRandom))) {
    const length = positions?.length;
    if (length === undefined || !(length >= 1 && length <= batchRows)) {
      throw wrongBatch(`1 to ${batchRows} positions a batch`, String(length));
    }
    for (let index = 0; index < length; index += 1) {
      const position = positions?.[index] ?? Number.NaN;
      if (!(Number.isInteger(position) && position >= 0 && position < count)) {
        throw wrongBatch(`positions from 0 to ${count - 1}`, String(position));
      }
      rows[index] = trainingRows?.[position] ?? position;
    }
    isEmpty = false;
    yield rows.subarray(0, length);
  }
  if (isEmpty) throw wrongBatch("at least one batch an epoch", "none");
}

/** What a sampler gave, or may have given. */
function iterable(batches: unknown): Iterable<ArrayLike<number> | undefined> {
  if (typeof batches === "object" && batches !== null && Symbol.iterator in batches) {
    return batches as Iterable<ArrayLike<number> | undefined>;
  }
  throw wrongBatch("batches that can be gone through", describe(batches));
}

function wrongBatch(expected: string, received: string): ArgumentError {
  return new ArgumentError({ where: "fit, sampler", expected, received });
}
