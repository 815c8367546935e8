import { afterEach, describe, expect, it, vi } from "vitest";
import {
  createWasmBackend,
  type WasmBackendOptions,
} from "../../../src/backends/wasm/create-wasm-backend.js";
import { defaultThreads } from "../../../src/backends/wasm/platform.js";
import { ArgumentError, NotFoundError } from "../../../src/errors/index.js";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("createWasmBackend", () => {
  it("gives a backend with the machine's threads and 2 GiB, reproducible, by default", async () => {
    const backend = await createWasmBackend();
    expect(backend).toMatchObject({
      name: "wasm",
      reason: "asked for with createWasmBackend()",
      threads: defaultThreads(),
      relaxed: false,
      memoryLimit: 2 ** 31,
    });
    backend.dispose();
  });

  it("takes 1 to 63 threads and 1 MiB to 4 GiB", async () => {
    for (const threads of [1, 2, 63]) {
      const backend = await createWasmBackend({ threads, memoryLimit: 2 ** 20 });
      expect(backend).toMatchObject({ threads, memoryLimit: 2 ** 20 });
    }
    expect((await createWasmBackend({ memoryLimit: 2 ** 32 })).memoryLimit).toBe(2 ** 32);
    // Whole pages of 64 KiB.
    expect((await createWasmBackend({ memoryLimit: 2e6 })).memoryLimit).toBe(31 * 65536);
  });

  it.each<[unknown]>([
    [{ threads: 0 }],
    [{ threads: -1 }],
    [{ threads: 64 }],
    [{ threads: 1.5 }],
    [{ threads: Number.NaN }],
    [{ threads: "2" }],
    [{ threads: null }],
    [{ memoryLimit: 2 ** 20 - 1 }],
    [{ memoryLimit: 2 ** 32 + 1 }],
    [{ memoryLimit: Number.NaN }],
    [{ memoryLimit: Number.POSITIVE_INFINITY }],
    [{ memoryLimit: "1 GB" }],
    [{ relaxed: "yes" }],
    [{ relaxed: 1 }],
  ])("rejects %j with an ArgumentError", async (options) => {
    await expect(createWasmBackend(options as WasmBackendOptions)).rejects.toThrow(ArgumentError);
  });

  it("rejects with a NotFoundError where SIMD is missing, relaxed SIMD when it was asked for", async () => {
    vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
    await expect(createWasmBackend()).rejects.toThrow(NotFoundError);
    await expect(createWasmBackend()).rejects.toThrow(/WebAssembly SIMD.*createJsBackend/);
    vi.mocked(WebAssembly.validate).mockReturnValueOnce(true).mockReturnValueOnce(false);
    await expect(createWasmBackend({ relaxed: true })).rejects.toThrow(
      /relaxed.*Leave out relaxed/,
    );
  });

  it("computes in memory beyond 2 GiB, whose addresses are negative 32-bit numbers", async () => {
    const backend = await createWasmBackend({ threads: 1, memoryLimit: 2 ** 32 });
    // Not written to, so that they cost no memory: the last pages alone become real.
    const high = backend.allocate([3], "float64");
    const { buffer } = high.data;
    const { wrap } = await import("../../../src/tensor/index.js");
    const at = (byteOffset: number, length: number): ReturnType<typeof wrap> =>
      wrap(new Float32Array(buffer as ArrayBuffer, byteOffset, length), [length / 10, 10]);
    const [left, right, output] = [3.2e9, 3.3e9, 3.9e9].map((address) =>
      at(Math.floor(address / 64) * 64, 100),
    );
    backend.fill(left!, 2);
    backend.fill(right!, 3);
    backend.affine(left!, right!, undefined, output!);
    expect(new Set(output!.data)).toEqual(new Set([60]));
    backend.addTransposedProduct(left!, right!, output!);
    expect(new Set(output!.data)).toEqual(new Set([120]));
    expect(backend.sumOfSquares(left!)).toBe(400);
  });
});
