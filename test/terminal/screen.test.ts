import { describe, expect, it } from "vitest";
import { Screen } from "./screen.js";

function screenOf(text: string, columns = 80): Screen {
  const screen = new Screen(columns);
  screen.write(text);
  return screen;
}

describe("the screen of the tests", () => {
  it("writes over what is there after a carriage return", () => {
    expect(screenOf("abcdef\rxy").rows).toEqual(["xycdef"]);
  });

  it("erases from the cursor to the end of the line", () => {
    expect(screenOf("abcdef\rxy\u001b[K").rows).toEqual(["xy"]);
    expect(screenOf("one\n\u001b[K").rows).toEqual(["one", ""]);
  });

  it("ignores colours", () => {
    expect(screenOf("\u001b[36ma\u001b[0mb\u001b[38;2;1;2;3mc").rows).toEqual(["abc"]);
  });

  it("goes on in the next row when a line is full, and counts it", () => {
    expect(screenOf("abcd", 4).wraps).toBe(0);
    const screen = screenOf("abcde", 4);
    expect([screen.rows, screen.wraps]).toEqual([["abcd", "e"], 1]);
  });

  it.each(["\u001b[2J", "\u001b[1A", "\u001b[?25l", "\u001b7", "\u0007"])(
    "knows no %j, so that a program that needs it fails",
    (text) => {
      expect(() => screenOf(text)).toThrow();
    },
  );
});
