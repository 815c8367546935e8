import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FormatError } from "../../../src/errors/index.js";
import { parseJsonObject } from "../../../src/formats/json/parse-json-object.js";
import { requireHarmlessJson } from "../../../src/formats/json/require-harmless-json.js";

const check = (text: string) => () => {
  requireHarmlessJson(text, "test");
};

describe("requireHarmlessJson", () => {
  it("lets pass whatever JSON.stringify writes, with spaces or without", () => {
    const spaces = fc.constantFrom(undefined, 1, "\t");
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), spaces, (value, space) => {
        check(JSON.stringify(value, undefined, space))();
      }),
    );
  });

  it("finds any key that is said again, however it is written", () => {
    const keys = fc.uniqueArray(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 5 });
    const escaped = (key: string): string =>
      `"${Array.from({ length: key.length }, (_, index) => `\\u${key.charCodeAt(index).toString(16).padStart(4, "0")}`).join("")}"`;
    fc.assert(
      fc.property(keys, fc.nat(), fc.boolean(), (names, place, escapes) => {
        const members = names.map((name) => `${JSON.stringify(name)}:{"a":[]}`);
        const again = names[place % names.length] as string;
        check(`{${members.join()}}`)();
        members.push(`${escapes ? escaped(again) : JSON.stringify(again)} : 1`);
        expect(check(`{${members.join()}}`)).toThrow(/twice/);
      }),
    );
  });

  it("refuses very many keys, objects and numbers, and takes little time for that", () => {
    const keys = Array.from({ length: 500_000 }, (_, index) => `"${index.toString(36)}":1`);
    const objects = Array<string>(500_000).fill("{}");
    const numbers = Array<string>(5_000_000).fill("1");
    for (const text of [`{${keys.join()}}`, `[${objects.join()}]`, `[${numbers.join()}]`]) {
      expect(check(text)).toThrow(/fewer values and keys/);
    }
  });

  it("lets pass the descriptions of ten thousand tensors, and a million numbers", () => {
    const tensors = Array.from(
      { length: 10_000 },
      (_, index) =>
        `"layer_${index}.weights":{"dtype":"F32","shape":[10,10],"data_offsets":[${index},${index}]}`,
    );
    check(`{${tensors.join()}}`)();
    check(`[${Array<string>(1_000_000).fill("0.5").join()}]`)();
  });

  it("lets pass texts of any length, with quotes and backslashes", () => {
    const text = JSON.stringify({ a: 'x\\"'.repeat(10_000_000) });
    check(text)();
  });

  it("says nothing but typed errors of text that is no JSON", () => {
    const pieces = fc.constantFrom("{", "}", "[", "]", ",", ":", '"', "\\", "a", " ", '"a":', "1");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join("");
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(() => parseJsonObject(text, "test")).toThrow(FormatError);
          return;
        }
        if (typeof expected !== "object" || expected === null || Array.isArray(expected)) {
          expect(() => parseJsonObject(text, "test")).toThrow(FormatError);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
