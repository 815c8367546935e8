import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortestDecimal } from "../../../src/onnx/import/shortest-decimal.js";

describe("shortestDecimal", () => {
  it("rounds to the same float32, zeros with their signs", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(shortestDecimal(value))).toBe(value);
      }),
    );
    expect(shortestDecimal(-0)).toBe(-0);
  });

  it("gives back the numbers that people write", () => {
    for (const written of [0.01, 0.2, 0.1307, 3e-7, 255, 1 / 4, 1.702, 0.044715, -123456]) {
      expect(shortestDecimal(Math.fround(written))).toBe(written);
    }
  });
});
