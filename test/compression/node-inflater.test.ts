import { deflateRawSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { nodeInflater } from "../../src/compression/node-inflater.js";

const text = new TextEncoder().encode("All that glisters is not gold; ".repeat(400));

afterEach(() => {
  vi.restoreAllMocks();
});

describe("nodeInflater", () => {
  it.each([
    ["gunzipSync", gzipSync(text)],
    ["inflateRawSync", deflateRawSync(text)],
  ] as const)("%s gives the content, and how many bytes it took", (format, file) => {
    const padded = Buffer.concat([file, new Uint8Array(5)]);
    const inflateWhole = nodeInflater(format)!;
    for (const limit of [text.length, text.length + 1, 2 ** 30]) {
      expect(inflateWhole(padded, limit)).toEqual({ content: text, takenBytes: file.length });
    }
  });

  it("gives undefined where there is a byte more than the limit, 0 too", () => {
    const inflateWhole = nodeInflater("inflateRawSync")!;
    expect(inflateWhole(deflateRawSync(text), text.length - 1)).toBeUndefined();
    expect(inflateWhole(deflateRawSync(Uint8Array.of(1)), 0)).toBeUndefined();
    expect(inflateWhole(deflateRawSync(new Uint8Array(0)), 0)?.content).toHaveLength(0);
  });

  it("is undefined on platforms without Node's modules", () => {
    vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
    expect(nodeInflater("gunzipSync")).toBeUndefined();
  });
});
