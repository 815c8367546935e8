import { afterEach, expect, it, vi } from "vitest";
import type { Backend } from "../../src/backends/backend.js";
import { createJsBackend } from "../../src/backends/reference/create-js-backend.js";
import { runNode } from "../support/example-process.js";

afterEach(() => {
  vi.resetModules();
});

it("getBackend chooses the WebAssembly backend by itself, once", async () => {
  const { getBackend } = await import("../../src/backends/default-backend.js");
  const backend = getBackend();
  expect(backend.name).toBe("wasm");
  expect(getBackend()).toBe(backend);
});

it("setBackend decides, before and after a backend was chosen", async () => {
  const { getBackend, setBackend } = await import("../../src/backends/default-backend.js");
  const chosen = createJsBackend();
  setBackend(chosen);
  expect(getBackend()).toBe(chosen);
  const other = createJsBackend();
  setBackend(other);
  expect(getBackend()).toBe(other);
});

it("setBackend refuses what lacks operations, and leaves the backend as it was", async () => {
  const { getBackend, setBackend } = await import("../../src/backends/default-backend.js");
  const before = getBackend();
  const incomplete: Partial<Backend> = createJsBackend();
  delete (incomplete as { holdConstant?: unknown }).holdConstant;
  for (const wrong of [undefined, null, 5, {}, incomplete]) {
    expect(() => {
      setBackend(wrong as never);
    }).toThrow(/setBackend: expected a Backend, with all of its operations/);
  }
  expect(getBackend()).toBe(before);
});

const training = `
  const model = new Sequential(new Dense(784, 16), new ReLU(), new Dense(16, 10), new Softmax());
  const images = zeros([64, 784]);
  console.log(getBackend().name, getBackend().reason, model.predictClasses(images).length);
`;

it.each([
  [
    "the backend works in the statement after the import",
    "",
    /^wasm the platform has WebAssembly SIMD/,
  ],
  [
    "where SIMD is missing the reference backend works, and says why",
    "WebAssembly.validate = () => false;",
    /^reference the platform has no WebAssembly SIMD 64/,
  ],
])("in a process of its own, %s", async (_, before, expected) => {
  const program = `
    ${before}
    const { Sequential, Dense, ReLU, Softmax, getBackend, zeros } = await import("ndnet");
    ${training}
  `;
  const result = await runNode(["--input-type=module", "--eval", program]);
  expect(result).toMatchObject({ errors: "", status: 0 });
  expect(result.output).toMatch(expected);
});
