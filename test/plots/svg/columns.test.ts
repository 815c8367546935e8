import { describe, expect, it } from "vitest";
import { inColumns } from "../../../src/plots/svg/columns.js";
import { find, parseSvg } from "../support/parse-svg.js";

/** Widths that three items of 50 pixels' height are drawn in, and the height of all. */
function layOut(width: number): { widths: number[]; height: number } {
  const widths: number[] = [];
  const { markup, height } = inColumns(["a", "b", "c"], width, {
    narrowest: 100,
    gap: 10,
    draw: (item, columnWidth) => {
      widths.push(columnWidth);
      return { markup: `<a name="${item}"/>`, height: 50 };
    },
  });
  const names = find(parseSvg(`<g>${markup}</g>`), "a").map(({ attributes }) => attributes["name"]);
  expect(names).toEqual(["a", "b", "c"]);
  return { widths, height };
}

describe("inColumns", () => {
  it("puts as many side by side as are at least as wide as the narrowest", () => {
    expect(layOut(320)).toEqual({ widths: [100, 100, 100], height: 50 });
    expect(layOut(319)).toEqual({ widths: [154.5, 154.5, 154.5], height: 110 });
    expect(layOut(209)).toEqual({ widths: [209, 209, 209], height: 170 });
  });

  it("has no row with a single item that another could share", () => {
    const widths: number[] = [];
    const draw = (_item: number, width: number): { markup: string; height: number } => {
      widths.push(width);
      return { markup: "", height: 50 };
    };
    const { height } = inColumns([1, 2, 3, 4], 320, { narrowest: 100, gap: 10, draw });
    expect({ widths, height }).toEqual({ widths: [155, 155, 155, 155], height: 110 });
    expect(inColumns([], 320, { narrowest: 100, gap: 10, draw }).height).toBe(0);
  });

  it("draws a single column where there is no room for the narrowest", () => {
    expect(layOut(40)).toEqual({ widths: [40, 40, 40], height: 170 });
  });
});
