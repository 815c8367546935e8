import { describe, expect, it } from "vitest";
import { OutOfMemoryError, ShapeError } from "../../../src/errors/index.js";
import { KeptTransposes } from "../../../src/backends/wasm/kept-transposes.js";
import type { RowPairs } from "../../../src/backends/wasm/sparse-product.js";
import type { WasmBackend } from "../../../src/backends/wasm/wasm-backend-interface.js";
import { WasmMemory } from "../../../src/backends/wasm/wasm-memory.js";
import type { PreparedRows } from "../../../src/backends/operations/memory-operations.js";
import type { DType, Tensor } from "../../../src/tensor/index.js";
import { bitsOf } from "./support/bits.js";
import { tensorMaker } from "./support/kernel-jobs.js";
import { makeBackend } from "./support/make-backend.js";
import { sparse } from "./support/sparse-products.js";

const [rowCount, width, units] = [60, 90, 12];
const memory = new WasmMemory(new WebAssembly.Memory({ initial: 2, maximum: 2 }));

/** Gradients of blocks of 20 rows on sparse rows, and how often rows were transposed. */
class Gradients {
  readonly backend: WasmBackend;
  readonly prepared: PreparedRows;
  readonly #dtype: DType;
  readonly #outputGradient: Tensor;

  constructor(dtype: DType, productsOnly: boolean, backend = makeBackend({ threads: 1 })) {
    this.backend = backend;
    this.#dtype = dtype;
    const inputs = sparse(rowCount, width, dtype, 0.2);
    this.prepared = backend.prepare(inputs, { dtype, blockRows: 20, productsOnly });
    this.#outputGradient = tensorMaker(backend, dtype)([20, units], 5);
  }

  get transposed(): number {
    return this.backend.kernelCounts()[`transpose rows ${this.#dtype}`]!;
  }

  /** Bits of the gradient of all rows, block after block, in an order. */
  pass(order: Int32Array | undefined, scale = 1): string {
    const { backend, prepared } = this;
    const gradient = backend.allocate([width, units], this.#dtype);
    for (let start = 0; start < rowCount; start += 20) {
      const block = prepared.read(order, start, start + 20);
      const scaled = backend.allocate([20, width], this.#dtype);
      backend.rescale(block, scale, 0, scaled);
      backend.addTransposedProduct(scaled, this.#outputGradient, gradient);
      backend.release(scaled);
    }
    const bits = bitsOf([gradient]);
    backend.release(gradient);
    return bits;
  }
}

const ascending = Int32Array.from({ length: rowCount }, (_, row) => row);
const shuffled = ascending.map((row) => (row * 17) % rowCount);

describe.each<DType>(["float32", "float64"])("gradients of sparse rows in %s", (dtype) => {
  it.each([
    ["no order", undefined],
    ["one order", shuffled],
  ])("rows that come again in %s are transposed twice, and no more", (_, order) => {
    const dense = new Gradients(dtype, false).pass(order);
    const gradients = new Gradients(dtype, true);
    const counts: number[] = [];
    for (let pass = 0; pass < 4; pass += 1) {
      expect(gradients.pass(order) === dense).toBe(true);
      counts.push(gradients.transposed);
    }
    expect(counts).toEqual([3, 6, 6, 6]);
  });

  it("rows in another order every time are transposed every time, and nothing is kept", () => {
    const gradients = new Gradients(dtype, true);
    const dense = new Gradients(dtype, false);
    gradients.pass(ascending);
    const used = gradients.backend.usedBytes;
    for (let pass = 0; pass < 4; pass += 1) {
      const order = ascending.map((row) => (row * 7 + pass * 11) % rowCount);
      expect(gradients.pass(order) === dense.pass(order)).toBe(true);
    }
    expect(gradients.transposed).toBe(15);
    expect(gradients.backend.usedBytes).toBe(used);
  });

  it("what was kept is given back when another order comes, and with the rows", () => {
    const gradients = new Gradients(dtype, true);
    const dense = new Gradients(dtype, false);
    for (let pass = 0; pass < 3; pass += 1) gradients.pass(ascending);
    for (const order of [shuffled, ascending, shuffled]) {
      expect(gradients.pass(order) === dense.pass(order)).toBe(true);
    }
    expect(gradients.transposed).toBe(6 + 9);
    const again = new Gradients(dtype, true);
    const { backend, prepared } = again;
    for (let pass = 0; pass < 3; pass += 1) again.pass(ascending);
    const before = backend.usedBytes;
    prepared.dispose();
    prepared.dispose();
    expect(backend.usedBytes).toBeLessThan(before - rowCount * width * 0.1 * 6);
  });

  it("a transpose of another scale is not used", () => {
    const gradients = new Gradients(dtype, true);
    const dense = new Gradients(dtype, false);
    for (const scale of [1, 1, 1 / 255, 1 / 255, 1]) {
      expect(gradients.pass(ascending, scale) === dense.pass(ascending, scale)).toBe(true);
    }
  });
});

it("where there is no room to keep a transpose, none is kept any more, and no error leaves", () => {
  const kept = new KeptTransposes(memory);
  const block = { start: 0, orderView: undefined, scale: 1 };
  let calls = 0;
  const make = (allocate: (bytes: number) => number): RowPairs => {
    calls += 1;
    allocate(2 ** 10);
    allocate(2 ** 30);
    throw new Error("there was room");
  };
  for (let visit = 0; visit < 4; visit += 1)
    expect(kept.find(block, { first: 0, count: 5 }, make)).toBeUndefined();
  expect(calls).toBe(1);
  expect(memory.usedBytes).toBe(0);
});

it("what is kept is given back when somebody else needs the memory, and the gradients stay right", () => {
  const backend = makeBackend({ memoryLimit: 2 ** 20 });
  const gradients = new Gradients("float32", true, backend);
  const expected = gradients.pass(ascending);
  gradients.pass(ascending);
  const fillers: Tensor[] = [];
  expect(() => {
    for (;;) fillers.push(backend.allocate([256], "float32"));
  }).toThrow(OutOfMemoryError);
  for (const filler of fillers) backend.release(filler);
  expect(gradients.pass(ascending) === expected).toBe(true);
  expect(gradients.transposed).toBe(9);
});

it("an output gradient of more or fewer rows than 1,500 sparse ones is refused", () => {
  const backend = makeBackend();
  const options = { dtype: "float32", blockRows: 1500, productsOnly: true } as const;
  const block = backend.prepare(sparse(1500, 30, "float32", 0.2), options).read(undefined, 0, 1500);
  const gradient = backend.allocate([30, 4], "float32");
  for (const rows of [1499, 1501, 3000]) {
    expect(() => {
      backend.addTransposedProduct(block, backend.allocate([rows, 4], "float32"), gradient);
    }).toThrow(ShapeError);
  }
  expect(gradient.data.every((x) => x === 0)).toBe(true);
});

it("other errors are not hidden", () => {
  const kept = new KeptTransposes(memory);
  const block = { start: 0, orderView: undefined, scale: 1 };
  const make = (): never => {
    throw new TypeError("a mistake");
  };
  expect(kept.find(block, { first: 0, count: 5 }, make)).toBeUndefined();
  expect(() => kept.find(block, { first: 0, count: 5 }, make)).toThrow(TypeError);
});

it("a gradient of more rows than are transposed at a time has the bits of the dense one", () => {
  const [rows, columns] = [2500, 40];
  const inputs = sparse(rows, columns, "float32", 0.2);
  const bits = [true, false].map((productsOnly) => {
    const backend = makeBackend({ threads: 2 });
    const make = tensorMaker(backend, "float32");
    const options = { dtype: "float32", blockRows: rows, productsOnly } as const;
    const gradient = make([columns, 45], 1);
    const order = Int32Array.from({ length: rows }, (_, row) => (row * 7) % rows);
    for (const read of [undefined, order]) {
      const block = backend.prepare(inputs, options).read(read, 0, rows);
      backend.addTransposedProduct(block, make([rows, 45], 2), gradient);
    }
    backend.dispose();
    return bitsOf([gradient]);
  });
  expect(bits[0] === bits[1]).toBe(true);
});
