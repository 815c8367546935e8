import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defaultImageColours, greyCode } from "../../src/terminal/image-colours.js";

/** What the table of 256 colours has for an entry: the corners of its cube, and its greys. */
function greyOfEntry(entry: number): number {
  if (entry === 16) return 0;
  if (entry === 231) return 255;
  if (entry >= 232 && entry <= 255) return 8 + 10 * (entry - 232);
  throw new Error(`Entry ${entry} is no grey that is used.`);
}

describe("greyCode", () => {
  it("is the grey itself with 24 bits", () => {
    expect(greyCode(200, "24-bit")).toBe("2;200;200;200");
  });

  it("is the nearest of the table's greys with 256 colours", () => {
    const greys = [0, 255, ...Array.from({ length: 24 }, (_, index) => 8 + 10 * index)];
    for (let grey = 0; grey < 256; grey++) {
      const [mode, entry] = greyCode(grey, "256").split(";").map(Number);
      expect(mode).toBe(5);
      const nearest = Math.min(...greys.map((other) => Math.abs(other - grey)));
      expect(Math.abs(greyOfEntry(entry ?? 0) - grey), String(grey)).toBe(nearest);
    }
  });
});

describe("defaultImageColours", () => {
  beforeEach(() => {
    vi.stubEnv("NO_COLOR", "");
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  it.each([
    [24, "24-bit"],
    [8, "256"],
    [4, "none"],
    [1, "none"],
  ])("of a terminal with %d bits are %s", (bits, expected) => {
    const stdout = { isTTY: true, write: () => true, getColorDepth: () => bits };
    vi.stubGlobal("process", { env: {}, stdout });
    expect(defaultImageColours()).toBe(expected);
  });

  it("are none in a pipe, and where there is no output", () => {
    vi.stubGlobal("process", { env: {}, stdout: { write: () => true } });
    expect(defaultImageColours()).toBe("none");
    vi.stubGlobal("process", undefined);
    expect(defaultImageColours()).toBe("none");
  });
});
