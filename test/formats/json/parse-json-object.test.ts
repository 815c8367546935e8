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

  it("refuses text that is nested beyond what the engine parses, with a typed error", () => {
    const depth = 1_000_000;
    const text = `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    let error: unknown;
    try {
      parseJsonObject(text, "test");
    } catch (caught) {
      error = caught;
    }
    if (error !== undefined) expect(error).toBeInstanceOf(FormatError);
  });
});
