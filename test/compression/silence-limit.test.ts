import { describe, expect, it } from "vitest";
import { SilenceLimit } from "../../src/compression/silence-limit.js";

describe("SilenceLimit", () => {
  it("lets pass two blocks of 64 KiB without content, and no three", () => {
    const limit = new SilenceLimit();
    expect(limit.exceeds(65_536, 0)).toBe(false);
    expect(limit.exceeds(65_536, 0)).toBe(false);
    expect(limit.exceeds(65_536, 0)).toBe(true);
  });

  it("counts anew behind every content", () => {
    const limit = new SilenceLimit();
    for (let step = 0; step < 100; step++) expect(limit.exceeds(60_000, step % 2)).toBe(false);
  });
});
