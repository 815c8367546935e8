import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError } from "../../../src/errors/index.js";
import { plotLearningRates } from "../../../src/plots/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { contentOf, find, numberOf, parseSvg, texts } from "../support/parse-svg.js";

const rates = Float64Array.from({ length: 41 }, (_, index) => 10 ** (index / 10 - 4));
const losses = rates.map((rate) => (rate > 0.9 ? Infinity : 2.3 - rate));

describe("plotLearningRates", () => {
  it("draws losses by rates on log axes", () => {
    const root = parseSvg(plotLearningRates({ rates, losses }));
    expect(texts(root)).toEqual(
      expect.arrayContaining(["Loss, log scale", "Learning rate, log scale", "0.001", "0.1"]),
    );
    const [path] = find(find(root, "svg")[1]!, "path");
    expect(path?.attributes["d"]?.split("L")).toHaveLength(40);
  });

  it("marks a suggestion at its place, and says it in the legend and the description", () => {
    const root = parseSvg(plotLearningRates({ rates, losses, suggestion: rates[20]! }));
    const panel = find(root, "svg")[1]!;
    const [rule] = find(panel, "line", "rule");
    const points = find(panel, "path")[0]!.attributes["d"]!.slice(1).split("L");
    expect(numberOf(rule!, "x1")).toBeCloseTo(Number(points[20]!.split(" ")[0]), 1);
    expect(texts(root)).toContain("Suggested rate: 0.01");
    expect(contentOf(find(root, "desc")[0])).toContain("Suggested rate: 0.01");
  });

  it("keeps a suggestion beyond the rates in the picture", () => {
    const root = parseSvg(plotLearningRates({ rates, losses, suggestion: 100 }));
    const [rule] = find(find(root, "svg")[1]!, "line", "rule");
    expect(numberOf(rule!, "x1")).toBeLessThan(640 - 32);
  });

  it("draws smoothed losses as a line of their own", () => {
    const root = parseSvg(plotLearningRates({ rates, losses, smoothed: losses }));
    expect(find(find(root, "svg")[1]!, "path")).toHaveLength(2);
    expect(texts(root)).toContain("Smoothed");
  });

  it("has a linear axis for losses where asked for", () => {
    const svg = plotLearningRates({ rates, losses }, { lossScale: "linear", lossLabel: "Nats" });
    expect(texts(parseSvg(svg))).toContain("Nats");
  });

  it("refuses losses that are not as many as rates, and a rate that is none", () => {
    const short = losses.subarray(1);
    expect(thrown(() => plotLearningRates({ rates, losses: short }))).toBeInstanceOf(ShapeError);
    for (const suggestion of [0, -1, Number.NaN, Infinity]) {
      expect(thrown(() => plotLearningRates({ rates, losses, suggestion }))).toBeInstanceOf(
        ArgumentError,
      );
    }
  });
});
