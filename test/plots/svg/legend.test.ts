import { describe, expect, it } from "vitest";
import { legend } from "../../../src/plots/svg/legend.js";
import { parseSvg, texts } from "../support/parse-svg.js";

const entry = (label: string): { symbol: string; label: string } => ({ symbol: "", label });

describe("legend", () => {
  it("has a row more where entries have no room side by side", () => {
    const one = legend([entry("Training"), entry("Validation")], 400, 20);
    const two = legend([entry("Training"), entry("Validation")], 150, 20);
    expect(two.height).toBe(2 * one.height);
  });

  it("cuts off an entry that is wider than all room", () => {
    const { markup } = legend([entry("x".repeat(100))], 150, 20);
    expect(texts(parseSvg(`<g>${markup}</g>`))[0]).toMatch(/^x{5,}…$/);
  });

  it("goes on below where words have no room in one line, so that names with the same beginning differ", () => {
    const long = "A run with momentum 0.9 and weight decay";
    const { markup, height } = legend([entry("a"), entry(`${long} 1`), entry("b")], 150, 20);
    const lines = texts(parseSvg(`<g>${markup}</g>`));
    expect(lines.join(" ")).toBe(`a ${long} 1 b`);
    expect(height).toBe(18 * lines.length);
    const endless = legend([entry("word ".repeat(1000))], 150, 20);
    expect(endless.height).toBe(4 * 18);
    expect(endless.markup).toContain("…");
    expect(legend([entry(" ")], 150, 20).height).toBe(18);
  });

  it("takes no room without entries", () => {
    expect(legend([], 150, 20)).toEqual({ markup: "", height: 0 });
  });
});
