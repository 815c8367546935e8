import { describe, expect, it } from "vitest";
import { ArgumentError, StateError } from "../../../src/errors/index.js";
import { wrap } from "../../../src/tensor/index.js";
import { makeBackend } from "./support/make-backend.js";
import { describeSparseBits, products, sparse } from "./support/sparse-products.js";

describeSparseBits("with 1, 2 and 4 threads", [
  makeBackend(),
  makeBackend({ threads: 2 }),
  makeBackend({ threads: 4 }),
]);

describe("rows take the sparse kernels by their density", () => {
  const ran = (density: number, productsOnly = true): boolean => {
    const inputs = sparse(300, 200, "float32", density);
    return products(makeBackend(), inputs, "float32", { productsOnly, units: [4] })
      .sparseKernelsRan;
  };
  it.each([0, 0.01, 0.2, 0.4])("%s of the elements are not 0: sparse", (density) => {
    expect(ran(density)).toBe(true);
  });
  it.each([0.6, 0.9, 1])("%s of the elements are not 0: dense", (density) => {
    expect(ran(density)).toBe(false);
  });
  it("sparse rows that layers read element by element take the dense ones", () => {
    expect(ran(0.2, false)).toBe(false);
  });
  it("rows that turn dense behind the sampled ones take the dense ones, and give the same bits", () => {
    const inputs = sparse(1000, 90, "float32", 0.02);
    // Every third row is looked at.
    for (let row = 0; row < 1000; row += 1) {
      if (row % 3 !== 0) inputs.data.fill(1, row * 90, (row + 1) * 90);
    }
    const units = [8];
    const backend = makeBackend();
    const kept = products(backend, inputs, "float32", { productsOnly: true, units });
    expect(kept.sparseKernelsRan).toBe(false);
    const dense = products(backend, inputs, "float32", { productsOnly: false, units });
    expect(kept.bits === dense.bits).toBe(true);
  });
  it("a data set half of which is dense takes the sparse ones and gives the same bits", () => {
    const inputs = sparse(200, 90, "float32", 0.05);
    inputs.data.fill(0.5, 120 * 90);
    const units = [8, 10];
    const backend = makeBackend();
    const kept = products(backend, inputs, "float32", { productsOnly: true, units });
    expect(kept.sparseKernelsRan).toBe(true);
    const dense = products(backend, inputs, "float32", { productsOnly: false, units });
    expect(kept.bits === dense.bits).toBe(true);
  });
  it.each([
    ["no rows", [0, 5]],
    ["no columns", [5, 0]],
    ["three dimensions", [5, 4, 3]],
    ["more columns than 16 bits count", [2, 65_536]],
  ])("rows with %s are not encoded", (_, shape) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const inputs = wrap(new Float32Array(size), shape);
    const backend = makeBackend();
    const options = { dtype: "float32", blockRows: 5, productsOnly: true } as const;
    const block = backend.prepare(inputs, options).read(undefined, 0, shape[0]!);
    expect(block.shape).toEqual(shape);
    expect(block.data.length).toBeGreaterThanOrEqual(size);
  });
});

describe("SparseRows", () => {
  const inputs = sparse(20, 30, "float32", 0.2);
  const options = { dtype: "float32", blockRows: 8, productsOnly: true } as const;

  it("gives its memory back once", () => {
    const backend = makeBackend();
    const prepared = backend.prepare(inputs, options);
    const other = backend.prepare(inputs, options);
    const used = backend.usedBytes;
    prepared.dispose();
    prepared.dispose();
    expect(backend.usedBytes).toBe(used / 2);
    other.dispose();
    expect(backend.usedBytes).toBe(0);
  });

  it("throws typed errors for reads after dispose, of too many or missing rows", () => {
    const prepared = makeBackend().prepare(inputs, options);
    expect(() => prepared.read(undefined, 0, 9)).toThrow(ArgumentError);
    expect(() => prepared.read(undefined, 15, 21)).toThrow(ArgumentError);
    expect(() => prepared.read(undefined, -1, 2)).toThrow(ArgumentError);
    expect(() => prepared.read(Int32Array.of(0, 20), 0, 2)).toThrow(ArgumentError);
    expect(() => prepared.read(Int32Array.of(0, -1), 0, 2)).toThrow(ArgumentError);
    prepared.dispose();
    expect(() => prepared.read(undefined, 0, 1)).toThrow(StateError);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    "leaves rows that hold %s to the dense path",
    (x) => {
      const spoiled = sparse(20, 30, "float64", 0.2);
      spoiled.set(7, 3, x);
      const backend = makeBackend();
      const prepared = backend.prepare(spoiled, { ...options, dtype: "float64" });
      expect(prepared.isFinite).toBe(false);
      expect(prepared.read(undefined, 7, 8).get(0, 3)).toBe(x);
    },
  );

  it("reads views of any strides", () => {
    const backend = makeBackend();
    const turned = wrap(inputs.data, [30, 20]);
    const units = [9];
    const view = turned.transpose(1, 0).step(-1, 1);
    const kept = products(backend, view, "float32", { productsOnly: true, units });
    const dense = products(backend, view, "float32", { productsOnly: false, units });
    expect(kept.sparseKernelsRan).toBe(true);
    expect(kept.bits === dense.bits).toBe(true);
  });
});
