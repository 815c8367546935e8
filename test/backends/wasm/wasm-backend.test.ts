import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WasmBackend } from "../../../src/backends/wasm/wasm-backend-interface.js";
import { describeMode } from "./support/describe-mode.js";
import { makeBackend, withoutSharedMemory, type BackendMode } from "./support/make-backend.js";

describeMode("wasm with one thread", () => makeBackend(), "anywhere");
describeMode("wasm with two threads", () => makeBackend({ threads: 2 }), "resident");
describeMode("wasm with four threads", () => makeBackend({ threads: 4 }), "resident");
describeMode(
  "wasm without shared memory",
  () => withoutSharedMemory(() => makeBackend({ threads: 4 })),
  "resident",
);

describe("a backend's description", () => {
  const modes: readonly (BackendMode & { title: string })[] = [
    { title: "one thread", threads: 1 },
    { title: "three threads", threads: 3 },
  ];
  const backends: WasmBackend[] = [];
  beforeAll(() => {
    backends.push(...modes.map((mode) => makeBackend({ ...mode, memoryLimit: 2 ** 22 })));
  });
  afterAll(() => {
    for (const backend of backends) backend.dispose();
  });

  test.each(modes)("tells name, threads, memory and kernels with $title", ({ threads }) => {
    const backend = backends[modes.findIndex((mode) => mode.threads === threads)]!;
    expect(backend).toMatchObject({ name: "wasm", reason: "under test", relaxed: false, threads });
    expect(backend.memoryLimit).toBe(2 ** 22);
    expect(backend.usedBytes).toBe(0);
    expect(new Set(Object.values(backend.kernelCounts()))).toEqual(new Set([0]));
  });

  test("usedBytes counts what tensors hold, and kernelCounts what ran", () => {
    const [backend] = backends;
    const tensor = backend!.allocate([1000], "float32");
    expect(backend!.usedBytes).toBe(4032);
    backend!.fill(tensor, 1);
    expect(backend!.kernelCounts()["fill float32"]).toBe(1);
    expect(backend!.kernelCounts()["fill float64"]).toBe(0);
    backend!.release(tensor);
    expect(backend!.usedBytes).toBe(0);
  });

  test("a platform without shared memory gets one thread, whatever was asked for", () => {
    const backend = withoutSharedMemory(() => makeBackend({ threads: 4 }));
    expect(backend.threads).toBe(1);
    expect(backend.allocate([1], "float32").data.buffer).toBeInstanceOf(ArrayBuffer);
  });
});
