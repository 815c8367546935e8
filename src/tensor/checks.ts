import { ArgumentError } from "../errors/index.js";
import { describe } from "./describe.js";

/** @throws {ArgumentError} unless `value` is a whole number of at least 1. */
export function requirePositiveInteger(value: number, where: string): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new ArgumentError({
    where,
    expected: "a whole number of at least 1",
    received: describe(value),
  });
}

/** @throws {ArgumentError} unless `value` is a whole number of at least 0. */
export function requireNonNegativeInteger(value: number, where: string): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new ArgumentError({
    where,
    expected: "a whole number of at least 0",
    received: describe(value),
  });
}

/** @throws {ArgumentError} unless `low ≤ value ≤ high` and `value` is finite. */
export function requireInRange(value: number, low: number, high: number, where: string): void {
  if (Number.isFinite(value) && value >= low && value <= high) return;
  const range =
    high === Number.POSITIVE_INFINITY
      ? low === Number.NEGATIVE_INFINITY
        ? "a finite number"
        : `a finite number of at least ${low}`
      : `a number from ${low} to ${high}`;
  throw new ArgumentError({ where, expected: range, received: describe(value) });
}

/** @throws {ArgumentError} unless `value` is finite and greater than 0. */
export function requirePositive(value: number, where: string): void {
  if (Number.isFinite(value) && value > 0) return;
  throw new ArgumentError({
    where,
    expected: "a finite number greater than 0",
    received: describe(value),
  });
}

/** @throws {ArgumentError} unless `value` is true or false. */
export function requireBoolean(value: unknown, where: string): void {
  if (typeof value === "boolean") return;
  throw new ArgumentError({ where, expected: "true or false", received: describe(value) });
}
