import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteCollector } from "../../src/compression/byte-collector.js";

describe("ByteCollector", () => {
  it("joins whatever pieces it was given, in memory of exactly their length", () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 3000, size: "max" }), { maxLength: 20 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const collector = new ByteCollector();
        for (const part of parts) collector.append(part);
        const joined = collector.join();
        expect(Buffer.compare(joined, Buffer.concat(parts))).toBe(0);
        expect(joined.buffer.byteLength).toBe(collector.length);
      }),
    );
  });

  it("keeps no piece that was given, and can be joined more than once", () => {
    const collector = new ByteCollector();
    const piece = new Uint8Array(3_000_000).fill(1);
    collector.append(piece);
    piece.fill(2);
    const first = collector.join();
    expect(first.every((byte) => byte === 1)).toBe(true);
    collector.append(Uint8Array.of(3));
    expect(first).toHaveLength(3_000_000);
    expect(collector.join().at(-1)).toBe(3);
  });
});
