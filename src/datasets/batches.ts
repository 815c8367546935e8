import { ArgumentError } from "../errors/index.js";
import { requireNonNegativeInteger, requirePositiveInteger } from "../tensor/index.js";
import { type RandomState } from "../tensor/random-state/index.js";
import { commonRowCount, gatherRows, type Rows } from "./rows.js";

/** Some samples with their targets. */
export interface Batch<Inputs extends Rows, Targets extends Rows> {
  /** `[batch, …]`, contiguous. */
  readonly inputs: Inputs;
  /** `[batch, …]`, contiguous. */
  readonly targets: Targets;
  /** Which rows of the data set these are. */
  readonly rows: Int32Array;
}

/** Every row once: an epoch. */
export interface EpochBatchOptions {
  /** Rows in a batch. */
  readonly batchSize: number;
  readonly replacement?: false;
  /** Where the order comes from. Default: the rows stay in their order. */
  readonly random?: RandomState;
  /** Whether to leave out a last batch that is smaller than the others. Default: `false`. */
  readonly dropLast?: boolean;
}

/** Independent draws, in which a row may come several times or never. */
export interface ReplacementBatchOptions {
  /** Rows in a batch. */
  readonly batchSize: number;
  readonly replacement: true;
  readonly random: RandomState;
  /** Number of batches. Default: as many as an epoch has, `⌈rows / batchSize⌉`. */
  readonly count?: number;
}

/** Options of {@link batches}. */
export type BatchOptions = EpochBatchOptions | ReplacementBatchOptions;

/**
 * Walks a data set in batches, which are copies.
 *
 * Without replacement every row comes once, in the order of one permutation, or in its own order
 * where there is no `random`; the last batch is smaller when `batchSize` doesn't divide the rows.
 * With replacement each row of each batch is drawn by itself. The random numbers are drawn as the
 * walk goes on: the permutation at its first step, a batch's rows when it is asked for.
 *
 * @param inputs `[rows, …]`.
 * @param targets `[rows, …]`, or a typed array of one label a row.
 * @throws {ArgumentError} at the call, when the options make no sense together.
 * @throws {ShapeError} at the call, when inputs and targets have different numbers of rows.
 */
export function batches<Inputs extends Rows, Targets extends Rows>(
  inputs: Inputs,
  targets: Targets,
  options: BatchOptions,
): Generator<Batch<Inputs, Targets>, void, undefined> {
  const rowCount = commonRowCount({ inputs, targets }, "batches");
  requirePositiveInteger(options.batchSize, "batches, batchSize");
  requireConsistent(options, rowCount);
  const selections = options.replacement
    ? independentRows(rowCount, options)
    : epochRows(rowCount, options);
  return gatherBatches(inputs, targets, selections);
}

function* gatherBatches<Inputs extends Rows, Targets extends Rows>(
  inputs: Inputs,
  targets: Targets,
  selections: Iterable<Int32Array>,
): Generator<Batch<Inputs, Targets>, void, undefined> {
  for (const rows of selections) {
    yield { inputs: gatherRows(inputs, rows), targets: gatherRows(targets, rows), rows };
  }
}

function* epochRows(rowCount: number, options: EpochBatchOptions): Generator<Int32Array> {
  const { batchSize, random, dropLast = false } = options;
  const order =
    random?.permutation(rowCount) ?? Int32Array.from({ length: rowCount }, (_, row) => row);
  for (let start = 0; start < rowCount; start += batchSize) {
    const rows = order.slice(start, start + batchSize);
    if (rows.length === batchSize || !dropLast) yield rows;
  }
}

function* independentRows(
  rowCount: number,
  options: ReplacementBatchOptions,
): Generator<Int32Array> {
  const { batchSize, random, count = Math.ceil(rowCount / batchSize) } = options;
  for (let batch = 0; batch < count; batch++) yield random.choice(rowCount, batchSize);
}

/** What the types say already, for callers that the compiler doesn't check. */
function requireConsistent(options: BatchOptions, rowCount: number): void {
  const { replacement, random, count, dropLast }: Partial<LooseOptions> = options;
  if (count !== undefined) requireNonNegativeInteger(count, "batches, count");
  if (!replacement && count !== undefined) {
    throw optionError("count", "no count without replacement, as an epoch has its own", count);
  }
  if (replacement && dropLast === true) {
    throw optionError("dropLast", "no dropLast with replacement, as all batches are full", true);
  }
  if (replacement && random === undefined) {
    throw optionError("random", "a RandomState to draw with replacement", undefined);
  }
  if (replacement && rowCount === 0) {
    throw optionError("inputs", "at least one row to draw from", 0);
  }
}

interface LooseOptions {
  readonly replacement: boolean;
  readonly random: RandomState;
  readonly count: number;
  readonly dropLast: boolean;
}

function optionError(option: string, expected: string, received: unknown): ArgumentError {
  return new ArgumentError({ where: `batches, ${option}`, expected, received: String(received) });
}
