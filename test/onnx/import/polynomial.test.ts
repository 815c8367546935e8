import { describe, expect, it } from "vitest";
import {
  factor,
  isClose,
  number,
  numberOf,
  product,
  sum,
  type Polynomial,
} from "../../../src/onnx/import/branches/polynomial.js";

const x = factor("x");

function terms(polynomial: Polynomial | undefined): unknown {
  return polynomial && Object.fromEntries(polynomial);
}

describe("polynomials", () => {
  it("add and multiply term by term, factors in one order", () => {
    const line = sum(x, number(2))!;
    expect(terms(product(line, line))).toEqual({ "": 4, x: 4, "x·x": 1 });
    expect(terms(product(x, factor("Erf")))).toEqual(terms(product(factor("Erf"), x)));
  });

  it("know whether they are a number", () => {
    expect(numberOf(number(3))).toBe(3);
    expect(numberOf(x)).toBeUndefined();
    expect(numberOf(sum(x, number(3))!)).toBeUndefined();
  });

  it("are close where all terms are, relative to what is expected", () => {
    const half = product(x, number(0.500004))!;
    expect(isClose(half, { x: 0.5 }, 1e-5)).toBe(true);
    expect(isClose(half, { x: 0.5 }, 1e-6)).toBe(false);
    expect(isClose(half, { x: 0.5, "": 1 }, 1e-5)).toBe(false);
    expect(isClose(sum(half, number(1e-9))!, { x: 0.5 }, 1e-5)).toBe(false);
    expect(isClose(number(NaN), { "": 1 }, 1e-5)).toBe(false);
  });

  it("don't grow beyond what any activation needs", () => {
    const square = product(x, x)!;
    expect(terms(product(square, square))).toEqual({ "x·x·x·x": 1 });
    expect(product(product(square, square)!, x)).toBeUndefined();
    const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    const wide = names.reduce<Polynomial | undefined>(
      (left, name) => left && sum(left, factor(name)),
      number(1),
    );
    expect(wide).toBeUndefined();
  });
});
