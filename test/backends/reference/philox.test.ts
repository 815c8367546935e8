import { describe, expect, it } from "vitest";
import { philox } from "../../../src/backends/reference/philox.js";

const ones = 0xffffffff;

describe("philox", () => {
  // The known answers that its authors publish with their own implementation, Random123.
  it.each<[readonly number[], readonly number[], string]>([
    [[0, 0, 0, 0], [0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
    [[ones, ones, ones, ones], [ones, ones], "408f276d 41c83b0e a20bc7c6 6d5451fd"],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      "d16cfe09 94fdcceb 5001e420 24126ea1",
    ],
  ])("gives the published words for counter %j and key %j", (counter, key, words) => {
    const given = philox(counter as [number, number, number, number], key as [number, number]);
    expect(given.map((word) => word.toString(16).padStart(8, "0")).join(" ")).toBe(words);
  });
});
