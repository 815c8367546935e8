import { setFlagsFromString } from "node:v8";
import { expect, it } from "vitest";
import { createWasmBackend } from "../../../src/backends/wasm/create-wasm-backend.js";
import { supportsRelaxedSimd } from "../../../src/backends/wasm/platform.js";
import { describeMode } from "./support/describe-mode.js";
import { tensorMaker } from "./support/kernel-jobs.js";
import { makeBackend } from "./support/make-backend.js";
import { describeSparseBits } from "./support/sparse-products.js";

// Node 20 has relaxed SIMD behind this flag; for this process alone.
if (!supportsRelaxedSimd()) setFlagsFromString("--experimental-wasm-relaxed-simd");

describeMode("wasm relaxed with one thread", () => makeBackend({ relaxed: true }), "resident");
describeMode(
  "wasm relaxed with three threads",
  () => makeBackend({ relaxed: true, threads: 3 }),
  "resident",
);
describeSparseBits("relaxed, with 1 and 2 threads", [
  makeBackend({ relaxed: true }),
  makeBackend({ relaxed: true, threads: 2 }),
]);

it("createWasmBackend({ relaxed: true }) gives a backend with kernels of its own", async () => {
  const backend = await createWasmBackend({ relaxed: true, threads: 1, memoryLimit: 2 ** 24 });
  expect(backend).toMatchObject({ name: "wasm", relaxed: true, threads: 1 });
  const tensor = tensorMaker(backend, "float32");
  const output = backend.allocate([6, 8], "float32");
  backend.affine(tensor([6, 300], 1), tensor([300, 8], 2), undefined, output);
  expect(backend.isFinite(output)).toBe(true);
});
