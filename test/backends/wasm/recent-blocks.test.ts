import { expect, it } from "vitest";
import { RecentBlocks } from "../../../src/backends/wasm/recent-blocks.js";

it("gives a block of exactly the wanted size, once", () => {
  const blocks = new RecentBlocks();
  const forgotten: number[] = [];
  blocks.add(1024, 64, (address) => forgotten.push(address));
  expect(blocks.take(128)).toBeUndefined();
  expect(blocks.take(64)).toBe(1024);
  expect(blocks.take(64)).toBeUndefined();
  expect(forgotten).toEqual([]);
});

it("forgets the oldest of seventeen blocks, and at once what is longer than 4 MiB", () => {
  const blocks = new RecentBlocks();
  const forgotten: [number, number][] = [];
  const forget = (address: number, bytes: number): void => void forgotten.push([address, bytes]);
  for (let i = 1; i <= 17; i += 1) blocks.add(1024 * i, 64 * i, forget);
  expect(forgotten).toEqual([[1024, 64]]);
  blocks.add(2 ** 30, 2 ** 22 + 64, forget);
  expect(forgotten.at(-1)).toEqual([2 ** 30, 2 ** 22 + 64]);
});

it("hands over all that it remembers when it is cleared", () => {
  const blocks = new RecentBlocks();
  const forgotten: number[] = [];
  for (let i = 1; i <= 5; i += 1) blocks.add(1024 * i, 64 * i, () => undefined);
  blocks.take(128);
  blocks.clear((address) => forgotten.push(address));
  expect(forgotten).toEqual([1024, 3072, 4096, 5120]);
  blocks.clear((address) => forgotten.push(address));
  expect(forgotten).toHaveLength(4);
});
