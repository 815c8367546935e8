import { ArgumentError } from "../errors/index.js";

/** @throws {ArgumentError} unless `0 ≤ value < 1`: the share of a running value that is kept. */
export function requireFraction(value: number, where: string): void {
  if (Number.isFinite(value) && value >= 0 && value < 1) return;
  throw new ArgumentError({
    where,
    expected: "a number of at least 0 and less than 1",
    received: String(value),
  });
}
