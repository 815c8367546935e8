import { elementCount, type DType, type Shape } from "../tensor/index.js";

/**
 * Bytes of activations that one block of rows may take: little beside a data set, and enough rows that
 * weights brought into a core's cache are used by many of them (784-784-10 in blocks of 256 rows and
 * more takes three quarters of its time in blocks of 32).
 */
const blockBytes = 4 * 1024 * 1024;
/** Bytes of inputs, which take none where they are sparse, and are gone through once where they aren't. */
const inputBytes = 8 * 1024 * 1024;
const fewestRows = 32;
/** Narrow layers have little to do in a row: 784-10-10 takes 7 % less time with 2048 rows than with 512. */
const mostRows = 2048;
/** Rows of a block where layers look at rows together. */
const mostMixingRows = 512;

/**
 * Rows that go through a network at a time: as many as keep the block's activations within 4 MiB and its
 * inputs within 8, a multiple of 32 from 32 to 2048.
 *
 * It depends on the model alone, never on the machine, so that sums are cut the same way everywhere.
 */
export function chooseBlockRows(shapes: readonly (Shape | undefined)[], dtype: DType): number {
  const elementBytes = dtype === "float32" ? 4 : 8;
  const [input = 0, ...outputs] = shapes.map(
    (shape) => elementCount(shape?.slice(1) ?? []) * elementBytes,
  );
  const output = outputs.reduce((sum, bytes) => sum + bytes, 0);
  const rows = Math.min(blockBytes / output, inputBytes / input);
  const whole = Math.floor(rows / fewestRows) * fewestRows;
  return Math.min(mostRows, Math.max(fewestRows, whole));
}

/**
 * Rows of a block where layers look at rows together: the batch, so that its size alone decides what they
 * see; of larger batches, at most 512.
 */
export function mixingBlockRows(batchSize: number | "full"): number {
  return batchSize === "full" ? mostMixingRows : Math.min(mostMixingRows, batchSize);
}

/** Rows of a block where as few blocks as there must be are about as long as one another: 513 rows are 257 and 256. */
export function evenBlockRows(rows: number, mostRows: number): number {
  return Math.max(1, Math.ceil(rows / Math.ceil(rows / mostRows)));
}
