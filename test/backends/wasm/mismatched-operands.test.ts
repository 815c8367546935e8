import { describe, expect, it } from "vitest";
import type { Backend } from "../../../src/backends/backend.js";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import { zeros, type DType, type Shape, type Tensor } from "../../../src/tensor/index.js";
import { valuesOf } from "../../support/random-tensor.js";
import { makeBackend } from "./support/make-backend.js";

const settings = { learningRate: 1, weightDecay: 0 };

/** Operations whose last tensor has another shape or element type than the others imply. */
const mismatches: readonly [string, (backend: Backend, good: Tensor, bad: Tensor) => void][] = [
  ["affine", (backend, good, bad) => backend.affine(good, good, undefined, bad)],
  ["affine, weights", (backend, good, bad) => backend.affine(good, bad, undefined, good)],
  ["affine, bias", (backend, good, bad) => backend.affine(good, good, bad, good)],
  ["addTransposedProduct", (backend, good, bad) => backend.addTransposedProduct(good, good, bad)],
  ["productTransposed", (backend, good, bad) => backend.productTransposed(good, good, bad)],
  ["addColumnSums", (backend, good, bad) => backend.addColumnSums(good, bad)],
  ["activate", (backend, good, bad) => backend.activate("relu", good, bad, 0)],
  [
    "activateGradient",
    (backend, good, bad) => backend.activateGradient("relu", good, good, good, bad, 0),
  ],
  ["softmax", (backend, good, bad) => backend.softmax(good, bad)],
  ["softmaxGradient", (backend, good, bad) => backend.softmaxGradient(good, good, bad)],
  ["rescale", (backend, good, bad) => backend.rescale(good, 2, 0, bad)],
  ["scaledDifference", (backend, good, bad) => backend.scaledDifference(good, good, 1, bad)],
  [
    "elementwiseLoss",
    (backend, good, bad) => backend.elementwiseLoss("squaredError", good, good, 0, 1, bad),
  ],
  ["softmaxCrossEntropy", (backend, good, bad) => backend.softmaxCrossEntropy(good, good, 1, bad)],
  ["gradientStep", (backend, good, bad) => backend.gradientStep(bad, good, settings)],
  [
    "momentumStep",
    (backend, good, bad) => {
      backend.momentumStep(good, good, bad, { ...settings, momentum: 0.9, nesterov: false });
    },
  ],
  ["addScaled", (backend, good, bad) => backend.addScaled(good, 1, bad)],
  ["addScaledSign", (backend, good, bad) => backend.addScaledSign(good, 1, bad)],
];

describe("an operation on operands that don't fit", () => {
  it.each(mismatches)("%s throws a typed error and writes nothing beyond a tensor", (_, run) => {
    const backend = makeBackend();
    for (const outside of [false, true]) {
      const make = (shape: Shape, dtype: DType): Tensor =>
        outside ? zeros(shape, { dtype }) : backend.allocate(shape, dtype);
      const good = make([8, 8], "float32");
      const neighbours: Tensor[] = [];
      const refused = (
        shape: Shape,
        dtype: DType,
        error: typeof ShapeError | typeof DTypeError,
      ) => {
        const bad = make(shape, dtype);
        neighbours.push(backend.allocate([64], "float32"));
        const used = backend.usedBytes;
        expect(() => {
          run(backend, good, bad);
        }).toThrow(error);
        expect(backend.usedBytes).toBe(used);
      };
      refused([2, 3], "float32", ShapeError);
      refused([9, 8], "float32", ShapeError);
      refused([8, 8], "float64", DTypeError);
      for (const neighbour of neighbours) expect(new Set(neighbour.data)).toEqual(new Set([0]));
    }
  });

  it("argmaxRows throws an ArgumentError when the output has no room for all rows", () => {
    const backend = makeBackend();
    const output = new Int32Array(3);
    expect(() => {
      backend.argmaxRows(zeros([4, 2]), output);
    }).toThrow(ArgumentError);
    expect(backend.usedBytes).toBe(0);
  });

  it("sparse rows meet weights and gradients of other sizes with a ShapeError", () => {
    const backend = makeBackend();
    const options = { dtype: "float32", blockRows: 4, productsOnly: true } as const;
    const rows = backend.prepare(zeros([4, 200]), options).read(undefined, 0, 4);
    const output = backend.allocate([4, 5], "float32");
    const weights = backend.allocate([200, 5], "float32");
    const few = backend.allocate([190, 5], "float32");
    const double = backend.allocate([200, 5], "float64");
    expect(() => {
      backend.affine(rows, few, undefined, output);
    }).toThrow(ShapeError);
    expect(() => {
      backend.affine(rows, double, undefined, output);
    }).toThrow(DTypeError);
    expect(() => {
      backend.affine(rows, weights, undefined, backend.allocate([3, 5], "float32"));
    }).toThrow(ShapeError);
    expect(() => {
      backend.addTransposedProduct(rows, output, few);
    }).toThrow(ShapeError);
    expect(() => {
      backend.addTransposedProduct(rows, backend.allocate([3, 5], "float32"), weights);
    }).toThrow(ShapeError);
  });

  it("a tensor that stood for sparse rows has its own elements again once it is written", () => {
    const backend = makeBackend();
    const options = { dtype: "float32", blockRows: 4, productsOnly: true } as const;
    const rows = backend.prepare(zeros([4, 200]), options).read(undefined, 0, 4);
    const weights = backend.allocate([200, 1], "float32");
    backend.fill(weights, 1);
    const scaled = backend.allocate([4, 200], "float32");
    const ones = zeros([4, 200]);
    ones.data.fill(1);
    const writes: readonly (() => void)[] = [
      () => backend.copy(ones, scaled),
      () => backend.fill(scaled, 1),
      () => backend.activate("relu", ones, scaled, 0),
      () => backend.scaledDifference(ones, zeros([4, 200]), 1, scaled),
    ];
    for (const write of writes) {
      backend.rescale(rows, 2, 0, scaled);
      write();
      const output = backend.allocate([4, 1], "float32");
      backend.affine(scaled, weights, undefined, output);
      expect(valuesOf(output)).toEqual([200, 200, 200, 200]);
    }
  });
});
