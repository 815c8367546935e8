import { describe, expect, it } from "vitest";
import { GrowingArray } from "../../../src/datasets/csv/growing-array.js";

describe("GrowingArray", () => {
  it.each([0, 1, 255, 256, 257, 768, 769, 100_000, 5_000_000])("gives back %i numbers", (count) => {
    const array = new GrowingArray((length) => new Uint8Array(length));
    for (let index = 0; index < count; index++) array.push(index % 251);
    expect(array.length).toBe(count);
    const taken = array.take();
    expect(taken).toHaveLength(count);
    expect(taken.every((value, index) => value === index % 251)).toBe(true);
  });

  it("keeps the element type, and begins anew after take", () => {
    const array = new GrowingArray((length) => new Float64Array(length));
    array.push(0.1);
    const first = array.take();
    array.push(0.2);
    expect(first).toEqual(Float64Array.of(0.1));
    expect(array.length).toBe(1);
    expect(array.take()).toEqual(Float64Array.of(0.2));
  });

  it("never holds more than twice what it was given, and a block", () => {
    let allocated = 0;
    const array = new GrowingArray((length) => {
      allocated += length;
      return new Uint8Array(length);
    });
    for (let count = 1; count <= 6_000_000; count++) {
      array.push(1);
      if (allocated > 2 * count + 2 ** 20) throw new Error(`${allocated} for ${count}`);
    }
    expect(allocated).toBeGreaterThanOrEqual(6_000_000);
  });
});
