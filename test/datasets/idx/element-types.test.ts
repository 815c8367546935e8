import { describe, expect, it } from "vitest";
import { idxElementTypes } from "../../../src/datasets/idx/element-types.js";

describe("idxElementTypes", () => {
  it("has the codes and sizes of the format's definition", () => {
    const table = idxElementTypes.map((type) => [type.code, type.name, type.bytesPerElement]);
    expect(table).toEqual([
      [0x08, "uint8", 1],
      [0x09, "int8", 1],
      [0x0b, "int16", 2],
      [0x0c, "int32", 4],
      [0x0d, "float32", 4],
      [0x0e, "float64", 8],
    ]);
  });

  it("wraps bytes as ndarrays whose dtype is the type's name, and knows their data again", () => {
    for (const type of idxElementTypes) {
      const array = type.wrap(new Uint8Array(2 * type.bytesPerElement), [2, 1]);
      expect(array.dtype).toBe(type.name);
      expect(idxElementTypes.filter((other) => other.holds(array.data))).toEqual([type]);
    }
  });
});
