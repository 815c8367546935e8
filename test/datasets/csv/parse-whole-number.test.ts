import { describe, expect, it } from "vitest";
import { parseWholeNumber } from "../../../src/datasets/csv/parse-whole-number.js";
import { csvBytes } from "./support/csv-file.js";

function parse(text: string): number {
  const bytes = csvBytes(`9${text}9`);
  return parseWholeNumber(bytes, 1, bytes.length - 1);
}

describe("parseWholeNumber", () => {
  it("reads every number from 0 to 255, with leading zeros or without", () => {
    for (let value = 0; value < 256; value++) {
      expect(parse(String(value))).toBe(value);
      expect(parse(`000${value}`)).toBe(value);
    }
  });

  it("gives NaN for every greater number", () => {
    for (let value = 256; value < 3000; value++) expect(parse(String(value))).toBeNaN();
    expect(parse("4294967296")).toBeNaN();
  });

  it.each(["", "-0", "+1", "1.0", "1e1", " 1", "1 ", "a", "0x1", "1:", "1/"])(
    "gives NaN for %j",
    (text) => {
      expect(parse(text)).toBeNaN();
    },
  );
});
