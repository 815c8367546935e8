import { describe, expect, it } from "vitest";
import { HeaderNames } from "../../../src/datasets/csv/header-names.js";
import { csvBytes } from "./support/csv-file.js";

describe("HeaderNames", () => {
  it("gives each column's name, and an empty text for columns without one", () => {
    const names = new HeaderNames();
    const bytes = csvBytes("label,Größe,,ende");
    names.add(bytes, 0, 5);
    names.add(bytes, 6, 13);
    names.add(bytes, 14, 14);
    names.add(bytes, 15, 19);
    expect([1, 2, 3, 4, 5, 100].map((column) => names.name(column))).toEqual([
      "label",
      "Größe",
      "",
      "ende",
      "",
      "",
    ]);
  });

  it("has no names before any is added", () => {
    expect(new HeaderNames().name(1)).toBe("");
  });
});
