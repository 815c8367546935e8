import { describe, expect, it } from "vitest";
import { FormatError } from "../../../src/errors/index.js";
import { parseJsonObject } from "../../../src/formats/json/parse-json-object.js";

describe("parseJsonObject", () => {
  it("gives the object of a text, nested ones and brackets within strings included", () => {
    const value = { a: { b: [1, { b: 2 }], 'c"}{': "}{\\" }, b: null };
    expect(parseJsonObject(JSON.stringify(value), "test")).toEqual(value);
  });

  it.each(["", "{", "[1]", "null", '"{}"', "{} {}", "{'a': 1}", "{1: 2}"])("refuses %s", (text) => {
    expect(() => parseJsonObject(text, "test")).toThrow(FormatError);
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"a":{"b":{},"b":1}}',
    '{"a":[{"b":1 ,"b" :1}]}',
  ])("refuses a key that comes twice in one object: %s", (text) => {
    expect(() => parseJsonObject(text, "test")).toThrow(/twice/);
  });

  it("lets a key come again in another object, and as a value", () => {
    const text = '{"a":{"a":"a"},"b":[{"a":1},{"a":2}],"c":"a","d":"\\"a\\":"}';
    expect(parseJsonObject(text, "test")).toEqual(JSON.parse(text));
  });

  it.each(["[", '{"a":'])("refuses any nesting of %s beyond 64 levels", (opening) => {
    const closing = opening === "[" ? "]" : "}";
    const nested = (levels: number): string =>
      `{"a":${opening.repeat(levels - 1)}1${closing.repeat(levels - 1)}}`;
    expect(parseJsonObject(nested(64), "test")).toEqual(JSON.parse(nested(64)));
    for (const levels of [65, 10_000, 1_000_000]) {
      expect(() => parseJsonObject(nested(levels), "test")).toThrow(/64 levels/);
    }
    expect(() => parseJsonObject(`{"a":${opening.repeat(1_000_000)}`, "test")).toThrow(FormatError);
  });
});
