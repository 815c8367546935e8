import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFloat32 } from "../../../src/datasets/csv/parse-float32.js";
import { decimals } from "./support/decimals.js";
import { csvBytes } from "./support/csv-file.js";

function parse(text: string): number {
  const bytes = csvBytes(`9${text}9`);
  return parseFloat32(bytes, 1, bytes.length - 1);
}

/** The non-negative float32 of these bits; 0x7f800000 is 2¹²⁸ here, the bound of the range. */
function floatOfBits(bits: number): number {
  if (bits === 0x7f800000) return 2 ** 128;
  return new Float32Array(Uint32Array.of(bits).buffer)[0] as number;
}

/** A multiple of 2⁻¹⁵⁰ in all its decimal places: `units · 2⁻¹⁵⁰ = units · 5¹⁵⁰ / 10¹⁵⁰`. */
function exactDecimal(units: bigint): string {
  const digits = (units * 5n ** 150n).toString().padStart(151, "0");
  return `${digits.slice(0, -150)}.${digits.slice(-150)}`;
}

const middles = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f7fffff }),
    fc.constantFrom(0, 1, 0x007ffffe, 0x007fffff, 0x00800000, 0x3f7fffff, 0x3f800000, 0x7f7fffff),
  )
  .map((bits) => {
    const low = floatOfBits(bits);
    const high = floatOfBits(bits + 1);
    const units = BigInt(((low + high) / 2) * 2 ** 150);
    return { low, high, even: bits % 2 === 0 ? low : high, units };
  });

/** The bound of the range counts as infinity once it is a result. */
const rounded = (value: number): number => Math.fround(value);

describe("parseFloat32", () => {
  it("rounds the exact middle between two floats to the even one", () => {
    fc.assert(
      fc.property(middles, ({ even, units }) => {
        expect(parse(exactDecimal(units))).toBe(rounded(even));
        expect(parse(`-${exactDecimal(units)}`)).toBe(-rounded(even));
      }),
      { numRuns: 1000 },
    );
  });

  it("rounds up what lies above the middle by less than a double can tell", () => {
    fc.assert(
      fc.property(middles, ({ high, units }) => {
        const text = `${exactDecimal(units)}${"0".repeat(30)}1`;
        expect(parse(text)).toBe(rounded(high));
        expect(parse(`-${text}`)).toBe(-rounded(high));
        expect(parse(`${text}e+0`)).toBe(rounded(high));
      }),
      { numRuns: 1000 },
    );
  });

  it("rounds down what lies below the middle by less than a double can tell", () => {
    fc.assert(
      fc.property(middles, ({ low, units }) => {
        const scaled = units * 5n ** 150n * 10n ** 30n - 1n;
        expect(parse(`${scaled.toString()}e-180`)).toBe(rounded(low));
        expect(parse(`-${scaled.toString()}E-180`)).toBe(-rounded(low));
      }),
      { numRuns: 1000 },
    );
  });

  it("gives the nearest float where the double is not in the middle", () => {
    fc.assert(
      fc.property(decimals, (text) => {
        expect(parse(text), text).toBe(Math.fround(Number(text)));
      }),
      { numRuns: 3000 },
    );
  });

  it("reads back the shortest text of every float", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parse(Object.is(value, -0) ? "-0" : String(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives an infinity beyond the range, and NaN for no number", () => {
    expect(parse("3.5e38")).toBe(Number.POSITIVE_INFINITY);
    expect(parse("-1e999")).toBe(Number.NEGATIVE_INFINITY);
    expect(parse("1.7e308")).toBe(Number.POSITIVE_INFINITY);
    expect(parse("-1e308")).toBe(Number.NEGATIVE_INFINITY);
    expect(parse("1e")).toBeNaN();
  });
});
