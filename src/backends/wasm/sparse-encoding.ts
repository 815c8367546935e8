import type { NdArray } from "ndarray";
import { contiguousData } from "../../tensor/take-rows.js";
import type { DType, FloatArray, InputTensor } from "../../tensor/index.js";
import { pairBytes } from "./element-bytes.js";
import type { Engine } from "./engine.js";
import { MemoryBlocks } from "./memory-blocks.js";
import { viewLike } from "./view-like.js";

/** Bands of columns: threads transpose them side by side. */
const mostBands = 4;

/** Rows are kept sparse up to this share of elements that are not zero. */
const mostDensity = 0.5;

/** Up to so many elements it takes less time to encode them than to look at them before. */
const fewElements = 65536;

/** Rows looked at to estimate the density before all are encoded. */
const sampledRows = 256;

/** Room for pairs beyond the estimate, and in all. */
const spareShare = 1.25;

/** Bytes of rows that are copied in and encoded at a time. */
const stagingBytes = 1 << 20;

/** Rows as (value, column) pairs in WebAssembly memory, in the layout of the sparse kernels. */
export interface SparseEncoding {
  readonly rowStarts: number;
  readonly pairs: number;
  readonly bands: number;
  readonly bandColumns: number;
  /** What stands at `rowStarts`. */
  readonly starts: Int32Array;
  /** Gives the memory back. */
  release(): void;
}

/**
 * Encodes rows `[rows, columns]` that hold many zeros; `undefined` where sparse kernels don't pay or
 * can't: dense rows, values that are not finite, or more columns than 16 bits can count.
 *
 * @throws {OutOfMemoryError} when there is no room for the pairs.
 */
export function encodeSparse(
  inputs: InputTensor,
  dtype: DType,
  engine: Engine,
): SparseEncoding | undefined {
  const [rows = 0, width = 0] = inputs.shape;
  if (inputs.shape.length !== 2 || rows === 0 || width === 0 || width > 0xffff) return undefined;
  const source = contiguousData(inputs as NdArray<FloatArray | Uint8Array>);
  const job = { source, rows, width, dtype, engine };
  // The last row may begin where there is room for a whole row more.
  const most = Math.ceil(rows * width * mostDensity) + 2 * width;
  if (rows * width <= fewElements) return encode(job, most);
  const density = estimateDensity(source, rows, width);
  if (density > mostDensity) return undefined;
  const estimate = Math.ceil(rows * width * density * spareShare) + 2 * width;
  return encode(job, Math.min(estimate, most)) ?? encode(job, most);
}

interface EncodingJob {
  readonly source: FloatArray | Uint8Array;
  readonly rows: number;
  readonly width: number;
  readonly dtype: DType;
  readonly engine: Engine;
}

/** The encoding, or `undefined` when it needs more than `capacity` pairs or meets a number that isn't finite. */
function encode(job: EncodingJob, capacity: number): SparseEncoding | undefined {
  const { source, rows, width, dtype, engine } = job;
  const bandColumns = Math.ceil(width / mostBands);
  const bands = Math.ceil(width / bandColumns);
  const blocks = new MemoryBlocks(engine.memory);
  const staging = new MemoryBlocks(engine.memory);
  let complete = false;
  const fitting = Math.floor(stagingBytes / (width * source.BYTES_PER_ELEMENT));
  const chunkRows = Math.min(rows, Math.max(1, fitting));
  try {
    const rowStarts = blocks.allocate(rows * (bands + 1) * 4);
    const pairs = blocks.allocate(capacity * pairBytes(dtype));
    const input = staging.allocate(chunkRows * width * source.BYTES_PER_ELEMENT);
    const staged = viewLike(source, engine.memory.buffer, input, chunkRows * width);
    let count = 0;
    for (let row = 0; row < rows && count >= 0; row += chunkRows) {
      const size = Math.min(chunkRows, rows - row);
      staged.set(source.subarray(row * width, (row + size) * width));
      count = engine.exports.encodeSparseRows(
        sourceType(source),
        dtype === "float32" ? 0 : 1,
        input,
        size,
        width,
        bandColumns,
        bands,
        rowStarts + row * (bands + 1) * 4,
        pairs,
        count,
        capacity,
      );
    }
    complete = count >= 0 && count <= rows * width * mostDensity;
    if (!complete) return undefined;
    return {
      rowStarts,
      pairs,
      bands,
      bandColumns,
      starts: new Int32Array(engine.memory.buffer, rowStarts, rows * (bands + 1)),
      release: () => {
        blocks.release();
      },
    };
  } finally {
    staging.release();
    if (!complete) blocks.release();
  }
}

/** Numbers of element types, as in `kernels/sparse/run-encode.ts`. */
function sourceType(source: FloatArray | Uint8Array): number {
  if (source instanceof Float32Array) return 1;
  return source instanceof Float64Array ? 2 : 0;
}

/** Share of elements that are not zero, in rows spread over the data set. */
function estimateDensity(source: FloatArray | Uint8Array, rows: number, width: number): number {
  const step = Math.max(1, Math.floor(rows / sampledRows));
  let elements = 0;
  let pairs = 0;
  for (let row = 0; row < rows; row += step) {
    const end = (row + 1) * width;
    for (let index = row * width; index < end; index += 1) {
      if (source[index] !== 0) pairs += 1;
    }
    elements += width;
  }
  return pairs / elements;
}
