import { describe, expect, it } from "vitest";
import { LabelledCsvParser } from "../../../src/datasets/csv/labelled-csv-parser.js";
import { FormatError, StateError } from "../../../src/errors/index.js";
import { thrown } from "../support/thrown.js";
import { csvBytes } from "./support/csv-file.js";

describe("LabelledCsvParser", () => {
  it("takes a file in pieces, from memory that is used again", () => {
    const parser = new LabelledCsvParser();
    const memory = new Uint8Array(4);
    for (const piece of ["labe", "l,a\n", "1,12", "3\n4,", "56\n\n"]) {
      memory.set(csvBytes(piece));
      parser.push(memory);
    }
    parser.push(new Uint8Array(0));
    const { labels, images } = parser.finish();
    expect(labels).toEqual(Uint8Array.of(1, 4));
    expect(images.data).toEqual(Uint8Array.of(123, 56));
  });

  it("takes nothing after finish", () => {
    const parser = new LabelledCsvParser({ labels: false });
    parser.push(csvBytes("1,2"));
    parser.finish();
    expect(thrown(() => parser.push(csvBytes("3")))).toBeInstanceOf(StateError);
    expect(thrown(() => parser.finish())).toBeInstanceOf(StateError);
  });

  it("takes nothing after an error", () => {
    const parser = new LabelledCsvParser();
    expect(thrown(() => parser.push(csvBytes("1,x\n")))).toBeInstanceOf(FormatError);
    expect(thrown(() => parser.push(csvBytes("1,2\n")))).toBeInstanceOf(StateError);
    expect(thrown(() => parser.finish())).toBeInstanceOf(StateError);
  });

  it("goes on after a chunk that was no bytes", () => {
    const parser = new LabelledCsvParser();
    expect(() => parser.push("1,2" as unknown as Uint8Array)).toThrow("Uint8Array");
    parser.push(csvBytes("1,2"));
    expect(parser.finish().labels).toEqual(Uint8Array.of(1));
  });
});
