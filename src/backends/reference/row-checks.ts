import { ArgumentError, StateError } from "../../errors/index.js";

/** @throws {StateError} when prepared rows are read after their memory was given back. */
export function requireHeld<T>(rows: T | undefined): asserts rows is T {
  if (rows !== undefined) return;
  throw new StateError({
    where: "PreparedRows.read",
    expected: "rows that are still held",
    received: "a call after dispose()",
    fix: "Prepare the inputs again.",
  });
}

/** @throws {ArgumentError} unless `start … end` are at most `blockRows` rows within `length`. */
export function requireRowRange(
  length: number,
  start: number,
  end: number,
  blockRows: number,
): void {
  const rows = end - start;
  if (start >= 0 && end <= length && rows >= 0 && rows <= blockRows) return;
  throw new ArgumentError({
    where: "PreparedRows.read",
    expected: `at most ${blockRows} rows within 0 to ${length}`,
    received: `rows ${start} to ${end}`,
  });
}

/** @throws {ArgumentError} unless `row`, which stands at `position` of an order, is one of `rows` rows. */
export function requireRow(position: number, row: number, rows: number): void {
  if (row >= 0 && row < rows) return;
  throw new ArgumentError({
    where: `PreparedRows.read, order[${position}]`,
    expected: `a row from 0 to ${rows - 1}`,
    received: String(row),
  });
}
