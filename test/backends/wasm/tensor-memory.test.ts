import { afterEach, describe, expect, it, vi } from "vitest";
import { TensorMemory } from "../../../src/backends/wasm/tensor-memory.js";
import { WasmMemory } from "../../../src/backends/wasm/wasm-memory.js";
import { ArgumentError, OutOfMemoryError } from "../../../src/errors/index.js";
import { tensor, type Tensor } from "../../../src/tensor/index.js";
import { collectGarbageUntil } from "./support/collect-garbage.js";

function make(): { memory: WasmMemory; tensors: TensorMemory } {
  const memory = new WasmMemory(new WebAssembly.Memory({ initial: 64, maximum: 64 }));
  return { memory, tensors: new TensorMemory(memory) };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("TensorMemory.allocate", () => {
  it("gives zeros, also in memory that held something else", () => {
    const { tensors } = make();
    const first = tensors.allocate([3, 5], "float64");
    first.data.fill(7);
    const address = first.data.byteOffset;
    tensors.release(first);
    const second = tensors.allocate([3, 5], "float64");
    expect(second.data.byteOffset).toBe(address);
    expect(new Set(second.data)).toEqual(new Set([0]));
  });

  it.each([[[0]], [[0, 784]], [[5, 0]]])(
    "gives a tensor of shape %j, which may be released",
    (shape) => {
      const { memory, tensors } = make();
      const empty = tensors.allocate(shape, "float32");
      expect(empty.shape).toEqual(shape);
      expect(empty.data).toHaveLength(0);
      expect(memory.usedBytes).toBe(64);
      tensors.release(empty);
      expect(memory.usedBytes).toBe(0);
    },
  );

  it("gives a single element for the shape []", () => {
    expect(make().tensors.allocate([], "float32").data).toHaveLength(1);
  });

  it.each([[[-1]], [[1.5]], [[Number.NaN]], [[1e300]]])(
    "throws an ArgumentError for the shape %j",
    (shape) => {
      const { memory, tensors } = make();
      expect(() => tensors.allocate(shape, "float32")).toThrow(ArgumentError);
      expect(memory.usedBytes).toBe(0);
    },
  );

  it("throws an OutOfMemoryError with the bytes that the tensor would take", () => {
    const { memory, tensors } = make();
    const request = (): Tensor => tensors.allocate([1000, 1000], "float64");
    expect(request).toThrow(OutOfMemoryError);
    expect(request).toThrow(expect.objectContaining({ requestedBytes: 8_000_000 }));
    expect(memory.usedBytes).toBe(0);
    expect(tensors.allocate([1000], "float64").data).toHaveLength(1000);
  });

  it("does without the collector's ballast where ordinary memory is short", () => {
    const { memory, tensors } = make();
    let asked = 0;
    vi.stubGlobal("ArrayBuffer", function () {
      asked += 1;
      throw new RangeError("Array buffer allocation failed");
    });
    const large = tensors.allocate([10_000], "float32");
    vi.unstubAllGlobals();
    expect(asked).toBe(1);
    expect(large.data).toHaveLength(10_000);
    tensors.release(large);
    expect(memory.usedBytes).toBe(0);
  });
});

describe("TensorMemory.release", () => {
  it("gives memory back once, however often it is called, and for a view as for the tensor", () => {
    const { memory, tensors } = make();
    const kept = tensors.allocate([100], "float32");
    const released = tensors.allocate([20, 20], "float32");
    tensors.release(released.hi(10, 20));
    expect(memory.usedBytes).toBe(448);
    tensors.release(released);
    tensors.release(released);
    expect(memory.usedBytes).toBe(448);
    tensors.release(kept);
    expect(memory.usedBytes).toBe(0);
  });

  it("leaves tensors of others alone", () => {
    const { memory, tensors } = make();
    const other = make();
    tensors.allocate([100], "float32");
    const foreign = other.tensors.allocate([100], "float32");
    tensors.release(tensor(new Float32Array(100), [100]));
    tensors.release(foreign);
    expect(memory.usedBytes).toBe(448);
    expect(other.memory.usedBytes).toBe(448);
  });
});

describe("the garbage collector", () => {
  it("gives back what nobody refers to any more", async () => {
    const { memory, tensors } = make();
    for (let i = 0; i < 10; i += 1) tensors.allocate([1000 + i], "float32");
    expect(memory.usedBytes).toBeGreaterThan(40_000);
    await collectGarbageUntil(() => memory.usedBytes === 0);
    expect(memory.usedBytes).toBe(0);
  });

  it("gives nothing back twice that has been released before", async () => {
    const { memory, tensors } = make();
    for (let i = 0; i < 10; i += 1) tensors.release(tensors.allocate([1000], "float32"));
    const kept = tensors.allocate([1000], "float32");
    kept.data.fill(3);
    await collectGarbageUntil(() => false);
    expect(memory.usedBytes).toBe(4032);
    const other = tensors.allocate([1000], "float32");
    expect(new Set(kept.data)).toEqual(new Set([3]));
    expect(other.data.byteOffset).not.toBe(kept.data.byteOffset);
  });

  it.each<[string, (whole: Tensor) => Tensor]>([
    ["beginning", (whole) => whole.hi(2, 3)],
    ["end", (whole) => whole.lo(18, 0)],
    ["transposed view", (whole) => whole.transpose(1, 0)],
    ["row", (whole) => whole.pick(7, null)],
  ])("leaves the memory of a tensor whose %s is still there", async (_, view) => {
    const { memory, tensors } = make();
    const filled = (): Tensor => {
      const whole = tensors.allocate([20, 50], "float32");
      whole.data.fill(9);
      return whole;
    };
    const kept = view(filled());
    tensors.allocate([20, 50], "float32");
    await collectGarbageUntil(() => memory.usedBytes === 4032);
    expect(memory.usedBytes).toBe(4032);
    const other = tensors.allocate([20, 50], "float32");
    expect(other.get(0, 0)).toBe(0);
    expect(kept.get(...kept.shape.map(() => 0))).toBe(9);
  });
});
