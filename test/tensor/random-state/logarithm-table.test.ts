import { describe, expect, it } from "vitest";
import {
  buildLogarithmTable,
  FIRST_UPPER_ENTRY,
  FRACTION_BITS,
} from "../../../src/tensor/random-state/logarithm-table.js";
import { exactLogarithm, REFERENCE_BITS } from "./exact-logarithm.js";

const table = buildLogarithmTable();
const at = <T>(items: Readonly<Record<number, T>>, index: number): T => items[index] as T;
const distance = (left: bigint, right: bigint): bigint =>
  left > right ? left - right : right - left;

describe("buildLogarithmTable", () => {
  it("holds each entry's logarithm with an error below 2^-180", () => {
    const allowed = 1n << (FRACTION_BITS - 180n);
    table.reciprocal.forEach((reciprocal, entry) => {
      const taken = entry < FIRST_UPPER_ENTRY ? reciprocal : 2 * reciprocal;
      const expected = -exactLogarithm(taken) >> (REFERENCE_BITS - FRACTION_BITS);
      expect(distance(at(table.exact, entry), expected)).toBeLessThan(allowed);
    });
    const ln2 = exactLogarithm(2) >> (REFERENCE_BITS - FRACTION_BITS);
    expect(distance(table.exactLn2, ln2)).toBeLessThan(allowed);
  });

  it("splits each logarithm into two doubles with an error below 2^-106", () => {
    const fixed = (value: number): bigint => BigInt(value * 2 ** 170) << (FRACTION_BITS - 170n);
    table.exact.forEach((exact, entry) => {
      const sum = fixed(at(table.high, entry)) + fixed(at(table.low, entry));
      expect(distance(sum, exact)).toBeLessThan(1n << (FRACTION_BITS - 106n));
    });
  });

  it("has exact entries for 1 and 2, so that logarithms near 1 lose nothing", () => {
    expect([at(table.reciprocal, 0), at(table.high, 0), at(table.low, 0)]).toEqual([1, 0, 0]);
    expect([at(table.reciprocal, 256), at(table.high, 256), at(table.low, 256)]).toEqual([
      0.5, 0, 0,
    ]);
  });

  it("splits ln 2 so that its upper part times any exponent is exact", () => {
    expect(Number.isInteger(table.ln2High * 2 ** 42)).toBe(true);
    expect(table.ln2High + table.ln2Low).toBe(Math.LN2);
  });
});
