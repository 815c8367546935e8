import { describe, expect, it } from "vitest";
import { LiveLine } from "../../src/terminal/live-line.js";
import { Screen } from "./screen.js";

describe("LiveLine", () => {
  it("shows a text in place of the last one, however long that was", () => {
    const screen = new Screen();
    const line = new LiveLine(screen);
    for (const text of ["a long text", "short", "another"]) line.show(text);
    expect(screen.rows).toEqual(["another"]);
  });

  it("puts lines that stay in its place, and goes on below", () => {
    const screen = new Screen();
    const line = new LiveLine(screen);
    line.keep("first");
    line.show("something that is longer");
    line.keep("second\nthird");
    line.show("shown");
    expect(screen.rows).toEqual(["first", "second", "third", "shown"]);
  });

  it("leaves an empty line with the cursor at its start when it is cleared", () => {
    const screen = new Screen();
    const line = new LiveLine(screen);
    line.keep("kept");
    line.show("shown");
    line.clear();
    expect(screen.rows).toEqual(["kept", ""]);
    expect(screen.cursor).toEqual({ row: 1, column: 0 });
  });

  it("writes once a change, and nothing where nothing changes", () => {
    const screen = new Screen();
    const line = new LiveLine(screen);
    line.clear();
    line.show("a");
    line.show("a");
    line.keep("b");
    line.clear();
    expect(screen.writes).toHaveLength(2);
  });
});
