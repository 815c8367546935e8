import os from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  defaultMemoryLimit,
  defaultThreads,
  supportsRelaxedSimd,
  supportsSimd,
} from "../../../src/backends/wasm/platform.js";
import { withoutSharedMemory } from "./support/make-backend.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A platform that is not Node. */
function stubBrowser(globals: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries({ process: undefined, ...globals })) {
    vi.stubGlobal(name, value);
  }
}

describe("supportsSimd", () => {
  it("is what the platform says of a module with one SIMD instruction", () => {
    const validate = vi.spyOn(WebAssembly, "validate");
    expect(supportsSimd()).toBe(true);
    const [bytes] = validate.mock.calls[0]!;
    expect(() => new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>)).not.toThrow();
    validate.mockReturnValue(false);
    expect(supportsSimd()).toBe(false);
    expect(supportsRelaxedSimd()).toBe(false);
  });

  it("is false where there is no WebAssembly", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(supportsSimd()).toBe(false);
    expect(supportsRelaxedSimd()).toBe(false);
  });
});

describe("supportsRelaxedSimd", () => {
  it("asks for a relaxed multiply-add", () => {
    const validate = vi.spyOn(WebAssembly, "validate").mockReturnValue(true);
    expect(supportsRelaxedSimd()).toBe(true);
    const bytes = [...(validate.mock.calls[0]![0] as Uint8Array)];
    expect(bytes.join(" ")).toContain([0xfd, 0x85, 0x02].join(" "));
  });
});

describe("defaultThreads", () => {
  it("is the machine's parallelism in Node, at most 63", () => {
    expect(defaultThreads()).toBe(Math.min(63, os.availableParallelism()));
    vi.spyOn(os, "availableParallelism").mockReturnValue(128);
    expect(defaultThreads()).toBe(63);
  });

  it("is 1 on a browser's main thread, which must not wait", () => {
    stubBrowser({ document: {}, navigator: { hardwareConcurrency: 8 } });
    expect(defaultThreads()).toBe(1);
  });

  it("is the machine's parallelism in a browser's worker, at most 63", () => {
    stubBrowser({ navigator: { hardwareConcurrency: 8 } });
    expect(defaultThreads()).toBe(8);
    stubBrowser({ navigator: { hardwareConcurrency: 256 } });
    expect(defaultThreads()).toBe(63);
  });

  it.each([undefined, {}])("is 1 where the navigator is %o", (navigator) => {
    stubBrowser({ navigator });
    expect(defaultThreads()).toBe(1);
  });

  it("is 1 where there is no shared memory", () => {
    expect(withoutSharedMemory(defaultThreads)).toBe(1);
  });
});

describe("defaultMemoryLimit", () => {
  it("is 2 GiB in Node and 1 GiB in browsers", () => {
    expect(defaultMemoryLimit()).toBe(2 ** 31);
    stubBrowser({});
    expect(defaultMemoryLimit()).toBe(2 ** 30);
  });
});
