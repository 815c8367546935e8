import { BinaryWriter } from "@bufbuild/protobuf/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FormatError } from "../../../src/errors/index.js";
import { MemoryBudget } from "../../../src/onnx/memory-budget.js";
import type { Field } from "../../../src/onnx/protobuf/field.js";
import { Message } from "../../../src/onnx/protobuf/message.js";
import { writeInteger, writeText } from "../../../src/onnx/protobuf/write-fields.js";
import { thrown } from "../../datasets/support/thrown.js";
import { bytes, float, integer, joined, packed, text } from "../support/onnx-file.js";

function messageOf(...fields: readonly Uint8Array[]): Message {
  const file = joined(fields);
  return new Message(file, "file", new MemoryBudget(file.length));
}

/** What `read` makes of the only field of a message. */
function read<Value>(field: Uint8Array, how: (field: Field) => Value): Value | undefined {
  let value: Value | undefined;
  messageOf(field).read({ single: { 1: (found) => (value = how(found)) } });
  return value;
}

describe("Message", () => {
  it("hands fields out in their order and passes over the others", () => {
    const found: unknown[] = [];
    messageOf(text(1, "a"), integer(9, 5), float(3, 0.5), text(1, "ü")).read({
      single: { 3: (field) => found.push(field.float()) },
      repeated: { 1: (field) => found.push(field.text()) },
    });
    expect(found).toEqual(["a", 0.5, "ü"]);
  });

  it("reads every safe integer that writeInteger writes, and refuses greater ones", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        const writer = new BinaryWriter();
        writeInteger(writer, 1, value);
        expect(read(writer.finish(), (field) => field.integer())).toBe(value);
      }),
    );
    for (const value of [2n ** 53n, -(2n ** 53n), 2n ** 63n - 1n, -(2n ** 63n)]) {
      const error = thrown(() => read(integer(1, value), (field) => field.integer()));
      expect(error).toBeInstanceOf(FormatError);
      expect(error.received).toBe(String(value));
    }
  });

  it("reads every text that writeText writes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        const writer = new BinaryWriter();
        writeText(writer, 1, value);
        expect(read(writer.finish(), (field) => field.text())).toBe(value);
      }),
    );
  });

  it("reads lists of integers, packed or not, in any mixture", () => {
    const found: number[] = [];
    const list = [packed(1, [1, -2], "int64"), integer(1, 3), packed(1, [], "int64")];
    messageOf(...list).read({
      repeated: {
        1: (field) => {
          field.appendIntegers(found);
        },
      },
    });
    expect(found).toEqual([1, -2, 3]);
  });

  it("refuses a packed integer that goes on behind its field", () => {
    const field = joined([bytes(1, Uint8Array.of(1, 0x80)), Uint8Array.of(1)]);
    const error = thrown(() =>
      read(field, (one) => {
        one.appendIntegers([]);
      }),
    );
    expect(error.expected).toContain("end with their field");
  });

  it("keeps the error of its reader as a cause, and names the innermost message", () => {
    const outer = messageOf(bytes(1, Uint8Array.of(0x0a, 5, 0x61)));
    const error = thrown(() => {
      outer.read({
        single: {
          1: (field) => {
            outer.inside(field, "inner").read({ single: { 1: (one) => one.text() } });
          },
        },
      });
    });
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toBe("file, inner");
    expect(error.cause).toBeInstanceOf(RangeError);
  });

  it("takes memory for texts, numbers and messages from the budget", () => {
    const budget = new MemoryBudget(0);
    expect(() => {
      for (let count = 0; count < 30_000; count++) new Message(new Uint8Array(0), "file", budget);
    }).toThrow(FormatError);
    const long = text(1, "a".repeat(20_000_000));
    const error = thrown(() =>
      new Message(long, "file", new MemoryBudget(0)).read({ single: { 1: (one) => one.text() } }),
    );
    expect(error.expected).toContain("bytes of memory");
  });
});
