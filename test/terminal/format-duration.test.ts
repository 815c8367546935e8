import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, formatTimeLeft } from "../../src/terminal/format-duration.js";

describe("formatDuration", () => {
  it.each([
    [0, "0.0 ms"],
    [0.00423, "4.2 ms"],
    [0.00994, "9.9 ms"],
    [0.00996, "10 ms"],
    [0.18, "180 ms"],
    [0.9994, "999 ms"],
    [0.9996, "1.0 s"],
    [1.23, "1.2 s"],
    [9.94, "9.9 s"],
    [9.96, "10 s"],
    [42.4, "42 s"],
    [59.4, "59 s"],
    [59.5, "1:00"],
    [65, "1:05"],
  ])("gives %d seconds as %s", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it("is never more than eight characters below a day", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 86_399, noNaN: true }), (seconds) => {
        expect(formatDuration(seconds).length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe("formatTimeLeft", () => {
  it.each([
    [0, "0:00"],
    [0.5, "0:01"],
    [42, "0:42"],
    [59.6, "1:00"],
    [725, "12:05"],
    [3599.4, "59:59"],
    [3599.6, "1:00:00"],
    [3723, "1:02:03"],
    [86_399, "23:59:59"],
    [86_399.6, "1 d 0 h"],
    [2 * 86_400 + 5 * 3600, "2 d 5 h"],
    [2 * 86_400 - 60, "2 d 0 h"],
  ])("gives %d seconds as %s", (seconds, text) => {
    expect(formatTimeLeft(seconds)).toBe(text);
  });

  it("gives the whole seconds back when it is read, below a day", () => {
    fc.assert(
      fc.property(fc.nat({ max: 86_399 }), (seconds) => {
        const parts = formatTimeLeft(seconds).split(":").map(Number);
        expect(parts.reduce((sum, part) => sum * 60 + part, 0)).toBe(seconds);
      }),
    );
  });
});
