import { describe, expect, it, vi } from "vitest";
import { makeBackend } from "./support/make-backend.js";
import { kernelsText } from "../../../src/backends/wasm/kernels.generated.js";
import { makeWasmBackend } from "../../../src/backends/wasm/wasm-backend.js";

describe("Engine", () => {
  it("runs jobs of some microseconds on the host's thread, and starts others for longer ones", () => {
    const real = process.getBuiltinModule.bind(process);
    const modules = vi.spyOn(process, "getBuiltinModule").mockImplementation(real);
    const started = (): number =>
      modules.mock.calls.filter(([name]) => name === "node:worker_threads").length;
    const backend = makeWasmBackend({
      threads: 2,
      memoryLimit: 2 ** 24,
      kernels: { text: kernelsText, relaxed: false },
      reason: "test",
    });
    const [small, large] = [10, 300].map((size) => backend.allocate([size, size], "float32"));
    backend.affine(small!, small!, undefined, small!);
    expect(started()).toBe(0);
    backend.affine(large!, large!, undefined, backend.allocate([300, 300], "float32"));
    expect(started()).toBeGreaterThan(0);
    backend.dispose();
    modules.mockRestore();
  });

  it("counts every run of a kernel, by its element type", () => {
    const backend = makeBackend();
    const tensor = backend.allocate([4], "float64");
    for (let run = 0; run < 3; run += 1) backend.fill(tensor, run);
    const ran = Object.entries(backend.kernelCounts()).filter(([, count]) => count > 0);
    expect(ran).toEqual([["fill float64", 3]]);
  });
});
