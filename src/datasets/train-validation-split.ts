import { ArgumentError } from "../errors/index.js";
import { type RandomState } from "../tensor/random-state/index.js";
import { commonRowCount, gatherRows, type Rows } from "./rows.js";

/** Samples and what a model should say to them, row by row. */
export interface Pairs<Inputs extends Rows, Targets extends Rows> {
  readonly inputs: Inputs;
  readonly targets: Targets;
}

/** Result of {@link trainValidationSplit}. */
export interface TrainValidationSplit<Inputs extends Rows, Targets extends Rows> {
  readonly train: Pairs<Inputs, Targets>;
  readonly validation: Pairs<Inputs, Targets>;
}

/** Options of {@link trainValidationSplit}. */
export interface SplitOptions {
  /** The part of the rows to hold out, between 0 and 1. Default: 0.1. */
  readonly validation?: number;
  /** Where the permutation comes from. */
  readonly random?: RandomState;
  /** Default: whether there is a `random`. */
  readonly shuffle?: boolean;
}

/**
 * Holds out a part of the samples for validation.
 *
 * The rows are shuffled by one permutation where `random` is given; then the **first**
 * `round(validation · rows)` are the validation set, and the others the training set.
 *
 * @param inputs `[rows, …]`.
 * @param targets `[rows, …]`, or a typed array of one label a row.
 * @returns New arrays, which share no memory with the given ones.
 * @throws {ArgumentError} when either part would be empty, or when `shuffle` is asked for without
 * `random`.
 * @throws {ShapeError} when inputs and targets have different numbers of rows.
 */
export function trainValidationSplit<Inputs extends Rows, Targets extends Rows>(
  inputs: Inputs,
  targets: Targets,
  options: SplitOptions = {},
): TrainValidationSplit<Inputs, Targets> {
  const { validation = 0.1, random, shuffle = random !== undefined } = options;
  const count = commonRowCount({ inputs, targets }, "trainValidationSplit");
  const validationCount = Math.round(validation * count);
  if (!(validationCount >= 1 && validationCount < count)) throw partError(validation, count);
  const order = shuffle
    ? requireRandom(random).permutation(count)
    : Int32Array.from({ length: count }, (_, row) => row);
  const take = (rows: Int32Array): Pairs<Inputs, Targets> => ({
    inputs: gatherRows(inputs, rows),
    targets: gatherRows(targets, rows),
  });
  return {
    train: take(order.subarray(validationCount)),
    validation: take(order.subarray(0, validationCount)),
  };
}

function partError(validation: number, count: number): ArgumentError {
  return new ArgumentError({
    where: "trainValidationSplit, validation",
    expected: `a part of ${count} rows that leaves at least one on either side`,
    received: String(validation),
    fix: "Give a fraction such as 0.1, and enough rows for it.",
  });
}

function requireRandom(random: RandomState | undefined): RandomState {
  if (random !== undefined) return random;
  throw new ArgumentError({
    where: "trainValidationSplit, random",
    expected: "a RandomState to shuffle with",
    received: "undefined",
    fix: "Pass { random: new RandomState(seed) }.",
  });
}
