import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { prepareTargets, type Targets } from "../../src/models/targets.js";
import { tensor, zeros, type DType } from "../../src/tensor/index.js";
import { elements } from "../support/tensors.js";

interface Wanted {
  readonly samples?: number;
  readonly units?: number;
  readonly dtype?: DType;
}

function prepare(targets: unknown, { samples = 3, units = 4, dtype = "float32" }: Wanted = {}) {
  const options = { samples, units: () => units, dtype, blockRows: 2, where: "fit, targets" };
  return prepareTargets(targets as Targets, options);
}

const oneHot = [0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1];

describe("prepareTargets", () => {
  it.each([
    ["Uint8Array", Uint8Array.of(2, 0, 3)],
    ["Int32Array", Int32Array.of(2, 0, 3)],
    ["an array", [2, 0, 3]],
    ["an ndarray of bytes", ndarray(Uint8Array.of(2, 0, 3))],
    ["a strided ndarray of integers", ndarray(Int32Array.of(9, 3, 9, 0, 9, 2), [3], [-2], 5)],
    ["a one-hot tensor", tensor(oneHot, [3, 4])],
    ["a one-hot tensor of the other type", tensor(oneHot, [3, 4], { dtype: "float64" })],
    [
      "a transposed one-hot tensor",
      tensor([0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], [4, 3]).transpose(1, 0),
    ],
  ])("reads %s as rows with a single 1", (_, targets) => {
    const rows = prepare(targets);
    expect(rows.areClasses).toBe(true);
    expect(elements(rows.read(undefined, 0, 2))).toEqual(oneHot.slice(0, 8));
    expect(elements(rows.read(undefined, 2, 3))).toEqual(oneHot.slice(8));
    const order = Int32Array.of(1, 2, 0);
    expect(elements(rows.read(order, 1, 3))).toEqual([...oneHot.slice(8), ...oneHot.slice(0, 4)]);
    rows.dispose();
  });

  it.each([
    ["labels", Uint8Array.of(1, 0, 1)],
    ["a vector", tensor([1, 0, 1])],
    ["a strided vector", ndarray(Float32Array.of(9, 1, 9, 0, 9, 1), [3], [-2], 5)],
    ["a column", tensor([[1], [0], [1]])],
  ])("reads %s of 0 and 1 as a column for one unit, which stands for two classes", (_, targets) => {
    const rows = prepare(targets, { units: 1, dtype: "float64" });
    expect(rows.areClasses).toBe(true);
    expect(rows.read(undefined, 0, 2).shape).toEqual([2, 1]);
    expect(elements(rows.read(undefined, 0, 2))).toEqual([1, 0]);
    expect(elements(rows.read(Int32Array.of(2), 0, 1))).toEqual([1]);
  });

  it.each([
    ["numbers", tensor([[0.5], [1], [0]]), 1],
    [
      "several ones a row",
      tensor([
        [1, 1],
        [0, 1],
        [1, 0],
      ]),
      2,
    ],
    [
      "no one in a row",
      tensor([
        [0, 0],
        [0, 1],
        [1, 0],
      ]),
      2,
    ],
    [
      "smoothed labels",
      tensor([
        [0.1, 0.9],
        [0.1, 0.9],
        [0.9, 0.1],
      ]),
      2,
    ],
  ])("knows that %s are no classes", (_, targets, units) => {
    expect(prepare(targets, { units }).areClasses).toBe(false);
  });

  it.each([
    ["int16", Int16Array.of(1, 0, 3)],
    ["int64", BigInt64Array.of(1n, 0n, 3n)],
    ["an ndarray of int64", ndarray(BigInt64Array.of(1n, 0n, 3n) as never, [3])],
    ["a column", ndarray(Uint32Array.of(1, 0, 3), [3, 1])],
  ])("takes labels as NumPy gives them: %s", (_, labels) => {
    expect(elements(prepare(labels).read(undefined, 0, 3))).toEqual(
      elements(prepare([1, 0, 3]).read(undefined, 0, 3)),
    );
  });

  it("keeps labels as they were, whatever becomes of the array", () => {
    const labels = Uint8Array.of(2, 0, 3);
    const rows = prepare(labels);
    labels.fill(1);
    expect(elements(rows.read(undefined, 0, 2))).toEqual(oneHot.slice(0, 8));
  });

  it.each([
    ["4 for 4 classes", [0, 1, 4], {}, "sample 2", "from 0 to 3", "received 4"],
    ["10 for 10 classes", [10, 1, 4], { units: 10 }, "sample 0", "from 0 to 9", "received 10"],
    ["2 for one unit", [0, 2, 1], { units: 1 }, "sample 1", "from 0 to 1", "received 2"],
    ["−1", Int32Array.of(0, 1, -1), {}, "sample 2", "from 0", "received -1"],
    ["0.5", [0, 0.5, 1], {}, "sample 1", "whole numbers", "received 0.5"],
    ["NaN", [Number.NaN, 0, 1], {}, "sample 0", "whole numbers", "received NaN"],
    ["2³²", [2 ** 32, 0, 1], {}, "sample 0", "whole numbers", "received 4294967296"],
    ["a string", ["1", 0, 1], {}, "sample 0", "whole numbers", 'received "1"'],
    [
      "a gap",
      Array.from({ length: 3 }).with(0, 0),
      {},
      "sample 1",
      "whole numbers",
      "received undefined",
    ],
  ])("refuses the label %s", (_, labels, wanted, ...parts) => {
    const run = (): unknown => prepare(labels, wanted);
    expect(run).toThrow(ArgumentError);
    for (const part of ["fit, targets, label of ", ...parts]) expect(run).toThrow(part);
  });

  it.each([
    ["too few labels", [0, 1], "expected 3 targets, one for every sample, received 2"],
    ["too many labels", new Uint8Array(4), "received 4"],
    ["too few rows", zeros([2, 4]), "received 2"],
    [
      "another width",
      zeros([3, 5]),
      "expected shape [3, 4], or 3 integer class labels, received [3, 5]",
    ],
    ["float labels for several units", zeros([3]), "or 3 integer class labels, received [3]"],
    ["another rank", zeros([3, 4, 1]), "received [3, 4, 1]"],
    ["no dimension", zeros([]), "received 0"],
    ["none", [], "received 0"],
  ])("refuses %s", (_, targets, message) => {
    const run = (): unknown => prepare(targets);
    expect(run).toThrow(ShapeError);
    expect(run).toThrow(message);
  });

  it.each([
    ["NaN in a tensor", tensor([[0], [Number.NaN], [1]]), "NaN or infinity in sample 1"],
    ["infinity in a vector", tensor([0, 1, -Infinity]), "NaN or infinity in sample 2"],
    ["nothing", undefined, "received undefined"],
    ["null", null, "received null"],
    ["a string", "012", 'received "012"'],
    ["a float array", new Float32Array(3), "received Float32Array"],
    ["one-hot bytes", ndarray(new Uint8Array(12), [3, 4]), "uint8, shape [3, 4]"],
  ])("refuses %s", (_, targets, message) => {
    const run = (): unknown => prepare(targets, { units: 1 });
    expect(run).toThrow(ArgumentError);
    expect(run).toThrow(message);
  });

  it("asks for the width only when all else is well", () => {
    const asked = (targets: unknown): boolean => {
      let isAsked = false;
      const units = (): number => {
        isAsked = true;
        return 4;
      };
      const options = { samples: 3, units, dtype: "float32", blockRows: 2, where: "fit" } as const;
      try {
        prepareTargets(targets as Targets, options);
      } catch {
        // What is refused is tested above.
      }
      return isAsked;
    };
    expect(asked([0, 1, 2])).toBe(true);
    for (const wrong of [[0, 1], [0, 1, -1], tensor([1, Number.NaN, 2]), zeros([2, 4]), "012"]) {
      expect(asked(wrong)).toBe(false);
    }
  });
});
