import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { commonRowCount, gatherRows, rowCount, type Rows } from "../../src/datasets/rows.js";
import { ArgumentError, DTypeError, ShapeError } from "../../src/errors/index.js";
import { thrown } from "./support/thrown.js";

describe("rowCount", () => {
  it("is the first length of an ndarray, and the length of a typed array", () => {
    expect(rowCount(ndarray(new Uint8Array(6), [2, 3]), "data")).toBe(2);
    expect(rowCount(new Int32Array(5), "data")).toBe(5);
  });

  it("refuses an ndarray without dimensions", () => {
    expect(thrown(() => rowCount(ndarray(new Uint8Array(1), []), "data"))).toBeInstanceOf(
      ShapeError,
    );
  });

  it.each([[[1, 2]], ["ab"], [undefined], [new DataView(new ArrayBuffer(2))]])(
    "refuses %o",
    (rows) => {
      expect(thrown(() => rowCount(rows as unknown as Rows, "data"))).toBeInstanceOf(DTypeError);
    },
  );
});

describe("commonRowCount", () => {
  const inputs = ndarray(new Float32Array(6), [3, 2]);

  it("is the number of rows that all arrays have", () => {
    expect(commonRowCount({ inputs, targets: new Uint8Array(3) }, "here")).toBe(3);
  });

  it("names the array that has another number", () => {
    const error = thrown(() => commonRowCount({ inputs, targets: new Uint8Array(4) }, "here"));
    expect(error).toBeInstanceOf(ShapeError);
    expect(error).toMatchObject({
      where: "here, targets",
      expected: "3 rows, as in inputs",
      received: "4",
    });
  });

  it("refuses no arrays at all", () => {
    expect(thrown(() => commonRowCount({}, "here"))).toBeInstanceOf(ArgumentError);
  });
});

describe("gatherRows", () => {
  it("keeps the kind of array", () => {
    const rows = Int32Array.of(2, 0, 2);
    expect(gatherRows(Uint8Array.of(7, 8, 9), rows)).toEqual(Uint8Array.of(9, 7, 9));
    const gathered = gatherRows(ndarray(Float64Array.of(1, 2, 3, 4, 5, 6), [3, 2]), rows);
    expect(gathered.shape).toEqual([3, 2]);
    expect(gathered.data).toEqual(Float64Array.of(5, 6, 1, 2, 5, 6));
  });
});
