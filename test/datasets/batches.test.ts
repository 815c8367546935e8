import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { batches, type BatchOptions } from "../../src/datasets/index.js";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { thrown } from "./support/thrown.js";

const numbered = (rows: number): Int32Array =>
  Int32Array.from({ length: rows }, (_, index) => index);

const pixels = (rows: number) =>
  ndarray(
    Uint8Array.from({ length: rows * 3 }, (_, index) => Math.floor(index / 3)),
    [rows, 3],
  );

describe("batches without replacement", () => {
  it("walks every row once, in the order of one permutation, with the last batch smaller", () => {
    const sizes = fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 50 }), fc.nat());
    fc.assert(
      fc.property(sizes, ([rows, batchSize, seed]) => {
        const random = new RandomState(seed);
        const walk = [...batches(pixels(rows), numbered(rows), { batchSize, random })];
        expect(walk.length).toBe(Math.ceil(rows / batchSize));
        const order = new RandomState(seed).permutation(rows);
        expect(walk.flatMap((batch) => [...batch.rows])).toEqual([...order]);
        for (const batch of walk) {
          expect(batch.targets).toEqual(batch.rows);
          expect(batch.inputs.shape).toEqual([batch.rows.length, 3]);
          const expected = [...batch.rows].flatMap((row) => [row, row, row]);
          expect(Array.from(batch.inputs.data)).toEqual(expected);
        }
        expect(walk.slice(0, -1).every((batch) => batch.rows.length === batchSize)).toBe(true);
      }),
    );
  });

  it("keeps the order of the rows where there is no random", () => {
    const walk = [...batches(pixels(5), numbered(5), { batchSize: 2 })];
    expect(walk.map((batch) => [...batch.rows])).toEqual([[0, 1], [2, 3], [4]]);
  });

  it("leaves out a smaller last batch when dropLast says so, and no other", () => {
    const sizes = (rows: number): number[] =>
      [...batches(numbered(rows), numbered(rows), { batchSize: 2, dropLast: true })].map(
        (batch) => batch.rows.length,
      );
    expect(sizes(5)).toEqual([2, 2]);
    expect(sizes(4)).toEqual([2, 2]);
    expect(sizes(1)).toEqual([]);
  });

  it("accepts any strided view", () => {
    const view = ndarray(Float64Array.of(0, 1, 2, 3, 4, 5), [2, 3])
      .transpose(1, 0)
      .step(-1, 1);
    const [first] = batches(view, numbered(3), { batchSize: 2 });
    expect(first?.inputs.data).toEqual(Float64Array.of(2, 5, 1, 4));
  });

  it("gives batches that share no memory", () => {
    const inputs = pixels(4);
    for (const batch of batches(inputs, numbered(4), { batchSize: 2 })) {
      batch.inputs.data.fill(9);
      batch.rows.fill(0);
    }
    expect(inputs.get(3, 0)).toBe(3);
  });
});

describe("batches with replacement", () => {
  it("draws count batches of independent rows", () => {
    const options = { batchSize: 4, replacement: true, count: 3 } as const;
    const random = new RandomState(7);
    const walk = [...batches(pixels(5), numbered(5), { ...options, random })];
    const drawn = [...new RandomState(7).randint(0, 5, 12)];
    expect(walk.flatMap((batch) => [...batch.rows])).toEqual(drawn);
    expect(walk.map((batch) => batch.targets)).toEqual(walk.map((batch) => batch.rows));
    expect(walk.every((batch) => batch.inputs.shape[0] === 4)).toBe(true);
  });

  it("draws as many batches as an epoch has by default, all of them full", () => {
    const random = new RandomState(7);
    const walk = [...batches(pixels(5), numbered(5), { batchSize: 2, replacement: true, random })];
    expect(walk.map((batch) => batch.rows.length)).toEqual([2, 2, 2]);
  });

  it("can draw batches of more rows than there are, and no batches", () => {
    const random = new RandomState(7);
    const many = batches(pixels(2), numbered(2), { batchSize: 9, replacement: true, random });
    expect([...many].map((batch) => batch.rows.length)).toEqual([9]);
    const none = { batchSize: 9, replacement: true, random, count: 0 } as const;
    expect([...batches(pixels(2), numbered(2), none)]).toEqual([]);
  });
});

describe("batches", () => {
  const random = new RandomState(0);

  it.each<[string, unknown]>([
    ["batchSize", { batchSize: 0 }],
    ["batchSize", { batchSize: 1.5 }],
    ["count", { batchSize: 1, count: 2 }],
    ["count", { batchSize: 1, replacement: true, random, count: -1 }],
    ["count", { batchSize: 1, replacement: true, random, count: Number.NaN }],
    ["random", { batchSize: 1, replacement: true }],
    ["dropLast", { batchSize: 1, replacement: true, random, dropLast: true }],
  ])("refuses a %s that makes no sense, at the call: %o", (option, options) => {
    const error = thrown(() => batches(pixels(2), numbered(2), options as BatchOptions));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe(`batches, ${option}`);
  });

  it("refuses to draw from no rows with replacement", () => {
    const options = { batchSize: 1, replacement: true, random } as const;
    expect(thrown(() => batches(pixels(0), numbered(0), options))).toBeInstanceOf(ArgumentError);
  });

  it("refuses inputs and targets of different numbers of rows, at the call", () => {
    const action = (): unknown => batches(pixels(2), numbered(3), { batchSize: 1 });
    expect(thrown(action)).toBeInstanceOf(ShapeError);
  });
});
