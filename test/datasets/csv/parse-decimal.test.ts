import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal } from "../../../src/datasets/csv/parse-decimal.js";
import { decimals } from "./support/decimals.js";
import { csvBytes } from "./support/csv-file.js";

function parse(text: string): number {
  const bytes = csvBytes(`9${text}9`);
  return parseDecimal(bytes, 1, bytes.length - 1);
}

describe("parseDecimal", () => {
  it("rounds every decimal number to the nearest double, as the language's own parser does", () => {
    fc.assert(
      fc.property(decimals, (text) => {
        expect(parse(text), text).toBe(Number(text));
      }),
      { numRuns: 5000 },
    );
  });

  it("reads back the shortest text of every double", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parse(Object.is(value, -0) ? "-0" : String(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["9007199254740993", 9007199254740992],
    ["9007199254740993.0000000000000000000001", 9007199254740994],
    ["0.1", 0.1],
    ["1e23", 1e23],
    ["123456789e22", 123456789e22],
    ["123456789e-22", 123456789e-22],
    ["4.9e-324", Number.MIN_VALUE],
    ["2e-324", 0],
    ["-0", -0],
    ["0e99999", 0],
    [`1${"0".repeat(400)}e-400`, 1],
    [`0.${"0".repeat(400)}1e401`, 1],
    ["1e309", Number.POSITIVE_INFINITY],
    ["-1e99999999999999999999", Number.NEGATIVE_INFINITY],
  ])("reads %s", (text, value) => {
    expect(parse(text)).toBe(value);
  });

  it.each(
    [
      "",
      "+",
      "-",
      ".",
      "+.",
      "e5",
      ".e5",
      "1e",
      "1e+",
      "1e-",
      "1e1.5",
      "1e5x",
      "--1",
      "+-1",
    ].concat(
      ["1.2.3", "1..2", " 1", "1 ", "1_000", "1,0", "0x10", "0b1", "1n", "Infinity", "NaN", "1\0"],
      ["١", "1e٣", "1f", "d1"],
    ),
  )("gives NaN for %j", (text) => {
    expect(parse(text)).toBeNaN();
  });
});
