import { describe, expect, it } from "vitest";
import * as formats from "../../src/formats/index.js";

describe("ndnet/formats", () => {
  it("reads and writes NPY and NPZ, and keeps the zip archive behind them to itself", () => {
    const names = Object.keys(formats);
    expect(names).toEqual(expect.arrayContaining(["parseNpy", "parseNpz", "writeNpy", "writeNpz"]));
    expect(names.filter((name) => /zip/i.test(name))).toEqual([]);
  });
});
