import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WasmMemory } from "../../../src/backends/wasm/wasm-memory.js";
import { OutOfMemoryError } from "../../../src/errors/index.js";

const pages = 16;
const heapBytes = 15 * 65536;

function make(): WasmMemory {
  return new WasmMemory(new WebAssembly.Memory({ initial: pages, maximum: pages }));
}

interface Held {
  readonly address: number;
  readonly bytes: number;
}

/** The longest block that there is room for, found by halving. */
function longest(memory: WasmMemory): number {
  let low = 0;
  let high = heapBytes;
  while (high - low > 64) {
    const middle = Math.ceil((low + high) / 128) * 64;
    try {
      memory.release(memory.allocate(middle), middle);
      low = middle;
    } catch {
      high = middle;
    }
  }
  return low;
}

describe("WasmMemory", () => {
  it("hands out blocks that begin on cache lines behind the control block", () => {
    const memory = make();
    const addresses = [0, 1, 64, 65, 1000].map((bytes) => memory.allocate(bytes));
    expect(addresses).toEqual([65536, 65600, 65664, 65728, 65856]);
    expect(memory.usedBytes).toBe(64 + 64 + 64 + 128 + 1024);
  });

  it("keeps 256 bytes free behind the last block, which kernels may read", () => {
    const memory = make();
    expect(() => memory.allocate(heapBytes - 192)).toThrow(OutOfMemoryError);
    const address = memory.allocate(heapBytes - 256);
    expect(address + heapBytes - 256).toBe(memory.buffer.byteLength - 256);
  });

  it("hands out a released block again, whole or in parts, before memory that was never used", () => {
    const memory = make();
    const first = memory.allocate(100_000);
    const guard = memory.allocate(64);
    memory.release(first, 100_000);
    expect(memory.allocate(100_000)).toBe(first);
    memory.release(first, 100_000);
    // Nine others make the block an old one.
    for (let i = 0; i < 9; i += 1)
      memory.release(memory.allocate(200_000 + i * 64), 200_000 + i * 64);
    expect(memory.allocate(50_000)).toBe(first);
    expect(memory.allocate(40_000)).toBeLessThan(guard);
  });

  it("says how much was wanted, how much is in use, and how long the longest free block is", () => {
    const memory = make();
    memory.allocate(500_000);
    const used = memory.usedBytes;
    const error = thrown(() => memory.allocate(600_001));
    expect(error).toBeInstanceOf(OutOfMemoryError);
    expect(error).toMatchObject({
      requestedBytes: 600_001,
      usedBytes: used,
      limitBytes: pages * 65536,
    });
    expect((error as Error).message).toContain("room for 600001 bytes");
    expect((error as Error).message).toContain(`${heapBytes - 256 - used} free bytes in a row`);
    expect(memory.usedBytes).toBe(used);
    expect(() => memory.allocate(heapBytes - 256 - used)).not.toThrow();
  });

  it("refuses lengths of 4 GiB and more", () => {
    const memory = make();
    memory.release(memory.allocate(65536), 65536);
    for (const bytes of [2 ** 32, 2 ** 32 + 64, 2 ** 50, Number.POSITIVE_INFINITY]) {
      expect(() => memory.allocate(bytes)).toThrow(OutOfMemoryError);
    }
    expect(memory.usedBytes).toBe(0);
  });

  it("never hands out memory twice, keeps all blocks whole, and has all of it back in the end", () => {
    const step = fc.record({
      release: fc.boolean(),
      bytes: fc.oneof(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 200_000 }),
        fc.constantFrom(64, 4096, 65536, heapBytes - 256),
      ),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const memory = make();
        const held: Held[] = [];
        let used = 0;
        for (const { release, bytes, pick } of steps) {
          if (release && held.length > 0) {
            const [block] = held.splice(pick % held.length, 1);
            memory.release(block!.address, block!.bytes);
            used -= rounded(block!.bytes);
          } else {
            const address = addressOrNone(memory, bytes);
            if (address === undefined) continue;
            used += rounded(bytes);
            held.push({ address, bytes });
          }
          expect(memory.usedBytes).toBe(used);
          expectApart(held, memory.buffer.byteLength - 256);
        }
        for (const { address, bytes } of held) memory.release(address, bytes);
        expect(memory.usedBytes).toBe(0);
        expect(memory.allocate(heapBytes - 256)).toBe(65536);
      }),
      { numRuns: 200 },
    );
  });

  it("finds room for every length up to the longest free block", () => {
    const memory = make();
    const held = Array.from({ length: 20 }, (_, i) => {
      const bytes = 10_000 + 640 * i;
      return { address: memory.allocate(bytes), bytes };
    });
    for (const { address, bytes } of held.filter((_, i) => i % 2 === 0))
      memory.release(address, bytes);
    const most = longest(memory);
    const message = (thrown(() => memory.allocate(most + 64)) as Error).message;
    expect(message).toContain(`received ${most} free bytes in a row`);
  });
});

function rounded(bytes: number): number {
  return Math.max(64, Math.ceil(bytes / 64) * 64);
}

function addressOrNone(memory: WasmMemory, bytes: number): number | undefined {
  try {
    return memory.allocate(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(OutOfMemoryError);
    return undefined;
  }
}

function expectApart(held: readonly Held[], end: number): void {
  const blocks = held.toSorted((a, b) => a.address - b.address);
  let free = 65536;
  for (const { address, bytes } of blocks) {
    expect(address % 64).toBe(0);
    expect(address).toBeGreaterThanOrEqual(free);
    free = address + rounded(bytes);
  }
  expect(free).toBeLessThanOrEqual(end);
}

function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
