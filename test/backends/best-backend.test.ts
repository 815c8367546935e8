import { afterEach, describe, expect, it, vi } from "vitest";
import { bestBackend } from "../../src/backends/best-backend.js";
import type { WasmBackend } from "../../src/backends/wasm/wasm-backend-interface.js";
import { defaultThreads } from "../../src/backends/wasm/platform.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("bestBackend", () => {
  it("is the WebAssembly backend, reproducible, with the machine's threads", () => {
    const backend = bestBackend() as WasmBackend;
    expect(backend).toMatchObject({ name: "wasm", relaxed: false, threads: defaultThreads() });
    const threads = defaultThreads() === 1 ? "one thread" : `${defaultThreads()} threads`;
    expect(backend.reason).toBe(`the platform has WebAssembly SIMD; ${threads}`);
  });

  it("has one thread on a browser's main thread, and says so", () => {
    vi.stubGlobal("process", undefined);
    vi.stubGlobal("document", {});
    expect(bestBackend()).toMatchObject({ name: "wasm", threads: 1, memoryLimit: 2 ** 30 });
    expect(bestBackend().reason).toContain("one thread");
  });

  it("is the reference backend where SIMD is missing, and says so", () => {
    vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
    expect(bestBackend()).toMatchObject({
      name: "reference",
      reason: "the platform has no WebAssembly SIMD",
    });
  });

  it("is the reference backend where WebAssembly can't be started, and says why", () => {
    vi.spyOn(WebAssembly, "Module").mockImplementation(function () {
      throw new WebAssembly.CompileError("blocked by the page's policy");
    });
    const { name, reason } = bestBackend();
    expect(name).toBe("reference");
    expect(reason).toContain("blocked by the page's policy");
  });
});
