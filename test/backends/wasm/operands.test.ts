import { describe, expect, it } from "vitest";
import { createJsBackend } from "../../../src/backends/reference/create-js-backend.js";
import type { Backend } from "../../../src/backends/backend.js";
import { HeldTensors } from "../../../src/backends/wasm/held-tensors.js";
import { Operands } from "../../../src/backends/wasm/operands.js";
import { SparseBlocks } from "../../../src/backends/wasm/sparse-blocks.js";
import { TensorMemory } from "../../../src/backends/wasm/tensor-memory.js";
import { WasmMemory } from "../../../src/backends/wasm/wasm-memory.js";
import { OutOfMemoryError, ShapeError, StateError } from "../../../src/errors/index.js";
import { tensor, zeros, type Tensor } from "../../../src/tensor/index.js";
import { randomTensor, valuesOf } from "../../support/random-tensor.js";
import { makeBackend } from "./support/make-backend.js";

interface Made {
  readonly memory: WasmMemory;
  readonly tensors: TensorMemory;
  readonly operands: Operands;
}

function make(): Made {
  const memory = new WasmMemory(new WebAssembly.Memory({ initial: 3, maximum: 3 }));
  return {
    memory,
    tensors: new TensorMemory(memory),
    operands: new Operands(memory, new SparseBlocks(), new HeldTensors(memory)),
  };
}

function floats({ memory }: Made, address: number, length: number): number[] {
  return [...new Float32Array(memory.buffer, address, length)];
}

describe("Operands", () => {
  it("gives a contiguous tensor of the memory its own address, a view's too", () => {
    const { tensors, operands } = make();
    const whole = tensors.allocate([6, 4], "float32");
    const { byteOffset } = whole.data;
    for (const role of ["input", "update", "output"] as const) {
      expect(operands[role](whole, 24, "float32")).toBe(byteOffset);
      expect(operands[role](whole.lo(2, 0), 16, "float32")).toBe(byteOffset + 32);
      expect(operands[role](whole.pick(3, null), 4, "float32")).toBe(byteOffset + 48);
    }
  });

  it("copies others in, and results back when the operation is finished", () => {
    const made = make();
    const { tensors, operands, memory } = made;
    const columns = tensors.allocate([2, 2], "float32").transpose(1, 0);
    columns.set(0, 1, 5);
    const outside = tensor(new Float32Array([1, 2, 3]));
    const used = memory.usedBytes;
    const input = operands.input(columns, 4, "float32");
    const updated = operands.update(outside, 3, "float32");
    const written = operands.output(columns, 4, "float32");
    expect(floats(made, input, 4)).toEqual([0, 5, 0, 0]);
    expect(floats(made, updated, 3)).toEqual([1, 2, 3]);
    new Float32Array(memory.buffer, updated, 3).set([4, 5, 6]);
    new Float32Array(memory.buffer, written, 4).set([7, 8, 9, 10]);
    operands.finish();
    expect([...outside.data]).toEqual([4, 5, 6]);
    expect(valuesOf(columns)).toEqual([7, 8, 9, 10]);
    expect(memory.usedBytes).toBe(used);
  });

  it("gives intermediate memory back when the operation is finished", () => {
    const { operands, memory } = make();
    expect(operands.temporary(100)).not.toBe(operands.temporary(100));
    expect(memory.usedBytes).toBe(256);
    operands.finish();
    expect(memory.usedBytes).toBe(0);
  });

  it("gives everything back when there is no room, and writes no result later", () => {
    const { operands, memory } = make();
    const target = tensor(new Float32Array([1, 2, 3]));
    operands.update(target, 3, "float32");
    operands.temporary(1000);
    expect(() => operands.input(zeros([100_000]), 100_000, "float32")).toThrow(OutOfMemoryError);
    expect(memory.usedBytes).toBe(0);
    target.set(0, 9);
    operands.output(tensor(new Float32Array(3)), 3, "float32");
    operands.finish();
    expect(target.get(0)).toBe(9);
  });

  it("says that a tensor stands for sparse rows where its elements are asked for", () => {
    const { operands, memory } = make();
    const backend = makeBackend();
    const rows = backend.prepare(zeros([4, 200]), {
      dtype: "float32",
      blockRows: 4,
      productsOnly: true,
    });
    expect(() => operands.input(rows.read(undefined, 0, 4), 800, "float32")).toThrow(StateError);
    expect(memory.usedBytes).toBe(0);
  });
});

/** Operations with one operand that there is room for, and one of `[8, 100 000]` that there isn't. */
const operations: readonly [string, (backend: Backend, small: Tensor, large: Tensor) => void][] = [
  ["affine", (backend, small, large) => backend.affine(small, large, undefined, large)],
  [
    "addTransposedProduct",
    (backend, small, large) => backend.addTransposedProduct(small, large, large),
  ],
  ["productTransposed", (backend, small, large) => backend.productTransposed(large, large, small)],
  ["addColumnSums", (backend, _, large) => backend.addColumnSums(large, zeros([100_000]))],
  ["activate", (backend, _, large) => backend.activate("tanh", large, large, 0)],
  ["addScaled", (backend, _, large) => backend.addScaled(large, 1, large)],
  ["limitColumnNorms", (backend, _, large) => backend.limitColumnNorms(large, 1)],
  ["argmaxRows", (backend, _, large) => backend.argmaxRows(large, new Int32Array(8))],
  ["matchingRows", (backend, _, large) => backend.matchingRows(large, large)],
  [
    "softmaxCrossEntropy",
    (backend, _, large) => backend.softmaxCrossEntropy(large, large, 1, large),
  ],
];

describe("an operation that there is no room for", () => {
  it.each(operations)("%s throws an OutOfMemoryError and leaves nothing behind", (_, run) => {
    const backend = makeBackend({ memoryLimit: 2 ** 20 });
    const small = tensor(new Float32Array(64).fill(1), [8, 8]);
    const large = zeros([8, 100_000]);
    expect(() => {
      run(backend, small, large);
    }).toThrow(OutOfMemoryError);
    expect(backend.usedBytes).toBe(0);
    small.data.fill(5);
    backend.fill(tensor(new Float32Array(3)), 1);
    expect(new Set(small.data)).toEqual(new Set([5]));
    backend.activate("relu", small, small, 0);
    expect(new Set(small.data)).toEqual(new Set([5]));
  });

  it.each([
    ["the rows", 4000, 400],
    ["their order", 200, 1_100_000],
  ])("prepare gives all back when there is no room for %s", (_, rows, blockRows) => {
    const backend = makeBackend({ memoryLimit: 2 ** 22 });
    const inputs = zeros([rows, 400]);
    for (let i = 0; i < inputs.size; i += 3) inputs.data[i] = 1;
    const prepare = (): unknown =>
      backend.prepare(inputs, { dtype: "float64", blockRows, productsOnly: true });
    expect(prepare).toThrow(OutOfMemoryError);
    expect(backend.usedBytes).toBe(0);
  });
});

describe("tensors of different backends", () => {
  it("meet in one operation, which gives the bits that tensors of its own would give", () => {
    const backend = makeBackend();
    const others = [makeBackend(), createJsBackend()];
    const at = (owner: Backend, source: Tensor): Tensor => {
      const copy = owner.allocate(source.shape, "float32");
      owner.copy(source, copy);
      return copy;
    };
    const input = randomTensor([9, 17], "float32", 1);
    const weights = randomTensor([17, 5], "float32", 2);
    const expected = backend.allocate([9, 5], "float32");
    backend.affine(at(backend, input), at(backend, weights), undefined, expected);
    for (const other of others) {
      const output = other.allocate([9, 5], "float32");
      backend.affine(at(other, input), at(backend, weights), undefined, output);
      expect(valuesOf(output)).toEqual(valuesOf(expected));
      other.release(output);
    }
  });

  it("the reference backend reads tensors in WebAssembly memory", () => {
    const backend = makeBackend();
    const tensorThere = backend.allocate([3, 4], "float64");
    backend.fill(tensorThere, 2);
    expect(createJsBackend().sumOfSquares(tensorThere)).toBe(48);
  });

  it("a copy between different shapes is refused", () => {
    const backend = makeBackend();
    expect(() => {
      backend.copy(zeros([3]), backend.allocate([4], "float32"));
    }).toThrow(ShapeError);
  });
});
