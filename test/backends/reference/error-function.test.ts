import { expect, test } from "vitest";
import { erf, erfc } from "../../../src/backends/reference/error-function.js";

/** x, erf x and erfc x by mpmath 1.3.0 with 60 digits, rounded to float64. */
const recorded = [
  [1e-300, 1.1283791670955126e-300, 1.0],
  [1e-10, 1.1283791670955126e-10, 0.999999999887162],
  [0.001, 0.0011283787909692365, 0.9988716212090307],
  [0.1, 0.1124629160182849, 0.887537083981715],
  [0.25, 0.27632639016823696, 0.7236736098317631],
  [0.5, 0.5204998778130465, 0.4795001221869535],
  [0.75, 0.7111556336535151, 0.28884436634648486],
  [1, 0.8427007929497149, 0.15729920705028513],
  [1.25, 0.9229001282564583, 0.07709987174354177],
  [1.5, 0.9661051464753108, 0.033894853524689274],
  [1.75, 0.9866716712191824, 0.013328328780817557],
  [1.9990234375, 0.9953020429519791, 0.004697957048020856],
  [2, 0.9953222650189527, 0.004677734981047266],
  [2.0009765625, 0.9953424082475711, 0.004657591752428849],
  [2.25, 0.9985372834133188, 0.0014627165866811518],
  [2.5, 0.999593047982555, 0.0004069520174449589],
  [3, 0.9999779095030014, 2.209049699858544e-5],
  [3.5, 0.9999992569016276, 7.430983723414128e-7],
  [4, 0.9999999845827421, 1.541725790028002e-8],
  [5, 0.9999999999984626, 1.537459794428035e-12],
  [6, 1.0, 2.1519736712498913e-17],
  [10, 1.0, 2.088487583762545e-45],
  [20, 1.0, 5.395865611607901e-176],
  [26, 1.0, 5.663192408856143e-296],
] as const;

test("erf has absolute error < 4e-16 and is odd", () => {
  for (const [x, expected] of recorded) {
    expect(Math.abs(erf(x) - expected), `erf(${x})`).toBeLessThan(4e-16);
    expect(erf(-x)).toBe(-erf(x));
  }
});

test("erf has relative error < 1e-15", () => {
  for (const [x, expected] of recorded) {
    expect(Math.abs(erf(x) / expected - 1), `erf(${x})`).toBeLessThan(1e-15);
  }
});

test("erfc has relative error < 1e-13 from −26 to 26", () => {
  for (const [x, whole, complement] of recorded) {
    expect(Math.abs(erfc(x) / complement - 1), `erfc(${x})`).toBeLessThan(1e-13);
    expect(Math.abs(erfc(-x) / (1 + whole) - 1), `erfc(${-x})`).toBeLessThan(1e-15);
  }
});

test("erf and erfc give their limits at ±Infinity, NaN for NaN, and keep the sign of zero", () => {
  expect([erf(Infinity), erf(-Infinity), erfc(Infinity), erfc(-Infinity)]).toEqual([1, -1, 0, 2]);
  expect([erf(Number.NaN), erfc(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  expect([erf(0), erf(-0), erfc(0)]).toEqual([0, -0, 1]);
});
