import { describe, expect, it } from "vitest";
import { FreeBlocks } from "../../../src/backends/wasm/free-blocks.js";

describe("FreeBlocks", () => {
  it("gives nothing while there is nothing, or nothing long enough", () => {
    const blocks = new FreeBlocks();
    expect(blocks.take(64)).toBeUndefined();
    blocks.add(1024, 64);
    expect(blocks.take(128)).toBeUndefined();
    expect(blocks.take(65)).toBeUndefined();
    expect(blocks.longest).toBe(64);
  });

  it("joins a block with its neighbours, whichever comes last", () => {
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const blocks = new FreeBlocks();
      for (const position of order) blocks.add(1024 + 64 * position, 64);
      expect(blocks.longest).toBe(192);
      expect(blocks.take(192)).toBe(1024);
      expect(blocks.longest).toBe(0);
    }
  });

  it("keeps what is left of a block that it cuts", () => {
    const blocks = new FreeBlocks();
    blocks.add(4096, 1024);
    expect(blocks.take(640)).toBe(4096);
    expect(blocks.longest).toBe(384);
    expect(blocks.take(384)).toBe(4736);
    expect(blocks.take(64)).toBeUndefined();
  });

  it("gives the shortest power of 2 that is surely long enough before longer blocks", () => {
    const blocks = new FreeBlocks();
    blocks.add(0, 65536);
    blocks.add(1 << 20, 256);
    blocks.add(1 << 21, 1024);
    expect(blocks.take(192)).toBe(1 << 20);
    expect(blocks.take(192)).toBe(1 << 21);
  });

  it("takes the block that ends at an address, whole", () => {
    const blocks = new FreeBlocks();
    blocks.add(1024, 128);
    expect(blocks.takeEndingAt(1024)).toBeUndefined();
    expect(blocks.takeEndingAt(1152)).toBe(1024);
    expect(blocks.takeEndingAt(1152)).toBeUndefined();
  });

  it("takes lengths of 2 GiB and more for what they are", () => {
    const blocks = new FreeBlocks();
    blocks.add(65536, 2 ** 32 - 65536);
    expect(blocks.take(2 ** 33 + 64)).toBeUndefined();
    expect(blocks.take(2 ** 32)).toBeUndefined();
    expect(blocks.take(2 ** 31 + 64)).toBe(65536);
    expect(blocks.take(2 ** 31)).toBeUndefined();
    expect(blocks.longest).toBe(2 ** 31 - 65536 - 64);
  });
});
