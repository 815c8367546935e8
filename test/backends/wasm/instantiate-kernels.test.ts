import { afterEach, describe, expect, it, vi } from "vitest";
import { instantiateKernels } from "../../../src/backends/wasm/instantiate-kernels.js";
import { decodeBytes } from "../../../src/backends/wasm/decode-bytes.js";
import { kernelsText } from "../../../src/backends/wasm/kernels.generated.js";
import { ArgumentError } from "../../../src/errors/index.js";
import { withoutSharedMemory } from "./support/make-backend.js";

const kernels = { text: kernelsText, relaxed: false };
const { Memory } = WebAssembly;

afterEach(() => {
  vi.restoreAllMocks();
});

/** A platform that reserves no more than `most` bytes. */
function stubMemory(most: number): void {
  vi.spyOn(WebAssembly, "Memory").mockImplementation(function (
    descriptor: WebAssembly.MemoryDescriptor,
  ) {
    if (descriptor.initial * 65536 > most) throw new RangeError("could not allocate memory");
    return new Memory(descriptor);
  });
}

describe("instantiateKernels", () => {
  it("reserves the memory whole, shared between threads, so that it never grows", () => {
    const { memory, shared } = instantiateKernels(kernels, 2 ** 24);
    expect(shared).toBe(true);
    expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(memory.buffer.byteLength).toBe(2 ** 24);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  it("takes unshared memory where there is no other", () => {
    const { memory, shared } = withoutSharedMemory(() => instantiateKernels(kernels, 2 ** 24));
    expect(shared).toBe(false);
    expect(memory.buffer).toBeInstanceOf(ArrayBuffer);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  it("asks for half as much where the platform refuses, and so on", () => {
    stubMemory(2 ** 27);
    expect(instantiateKernels(kernels, 2 ** 31).memory.buffer.byteLength).toBe(2 ** 27);
  });

  it("throws an ArgumentError where even 16 MiB are refused", () => {
    stubMemory(2 ** 23);
    expect(() => instantiateKernels(kernels, 2 ** 31)).toThrow(ArgumentError);
  });

  it("gives every kernel module memory of its own", () => {
    const [first, second] = [1, 2].map(() => instantiateKernels(kernels, 2 ** 24));
    expect(first!.memory.buffer).not.toBe(second!.memory.buffer);
  });
});

describe("the compiled kernels", () => {
  const module = new WebAssembly.Module(decodeBytes(kernelsText));

  it("import their memory and nothing else", () => {
    expect(WebAssembly.Module.imports(module)).toEqual([
      { module: "env", name: "memory", kind: "memory" },
    ]);
  });

  it("hold no data, which every thread would write over the control block anew", () => {
    const { memory, exports } = instantiateKernels(kernels, 2 ** 24);
    const bytes = new Uint8Array(memory.buffer);
    expect(bytes.findLastIndex((byte) => byte !== 0)).toBe(-1);
    expect(typeof exports.runAlone).toBe("function");
  });
});
