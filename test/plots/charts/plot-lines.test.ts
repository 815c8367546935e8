import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError } from "../../../src/errors/index.js";
import { plotLines, type Line, type PlotLinesOptions } from "../../../src/plots/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import {
  elementsBelow,
  find,
  numberOf,
  parseSvg,
  texts,
  type SvgElement,
} from "../support/parse-svg.js";

function plot(lines: readonly Line[], options?: PlotLinesOptions): SvgElement {
  return parseSvg(plotLines(lines, options));
}

/** What is drawn of the lines; the legend stands outside. */
function plotted(root: SvgElement): SvgElement {
  return find(root, "svg")[1]!;
}

/** Points of all runs of the first line. */
function runs(root: SvgElement): [number, number][][] {
  const [path] = find(plotted(root), "path");
  return (path?.attributes["d"] ?? "")
    .split("M")
    .slice(1)
    .map((run) => run.split("L").map((point) => point.split(" ").map(Number) as [number, number]));
}

const falling: Line = { name: "Loss of training", y: [3, 2, 1.5, 1] };

describe("plotLines", () => {
  it("draws a point for every value, from left to right, larger values higher", () => {
    const [run, ...more] = runs(plot([falling]));
    expect(more).toEqual([]);
    expect(run).toHaveLength(4);
    const [xs, ys] = [run!.map(([x]) => x), run!.map(([, y]) => y)];
    expect(xs).toEqual(xs.toSorted((left, right) => left - right));
    expect(ys).toEqual(ys.toSorted((left, right) => left - right));
    expect(xs[1]! - xs[0]!).toBeCloseTo(xs[3]! - xs[2]!, 1);
  });

  it("says title, names of the lines and of the axes, with their scales", () => {
    const said = texts(
      plot([falling], { title: "A < B", xLabel: "Step", yLabel: "Loss (nats)", yScale: "log" }),
    );
    expect(said).toEqual(
      expect.arrayContaining(["A < B", "Loss of training", "Step", "Loss (nats), log scale"]),
    );
  });

  it("places points at their x, on a log axis by decades", () => {
    const line = { name: "", x: [1, 10, 100], y: [1, 2, 3] };
    const [[first, second, third]] = runs(plot([line], { xScale: "log" })) as [[number, number][]];
    expect(second![0] - first![0]).toBeCloseTo(third![0] - second![0], 1);
  });

  it.each([Number.NaN, Infinity, -Infinity])("leaves a gap at %d", (missing) => {
    const line = { name: "", y: [1, 2, missing, 2, 1] };
    expect(runs(plot([line])).map((run) => run.length)).toEqual([2, 2]);
  });

  it("leaves a gap on a log axis at what is not above 0, and on a linear one none", () => {
    const line = { name: "", y: [1, 2, 0, -1, 2, 1] };
    expect(runs(plot([line], { yScale: "log" })).map((run) => run.length)).toEqual([2, 2]);
    expect(runs(plot([line])).map((run) => run.length)).toEqual([6]);
  });

  const extremes = [5e-324, 1e-310, 1, 1e16, 1e308, Number.MAX_VALUE];
  it.each(extremes.flatMap((one) => [[one, one] as const, [-one, one] as const]))(
    "has finite numbers alone where numbers stand, for values of %d and %d",
    (low, high) => {
      const line = { name: "", y: [low, high, Number.NaN, high, low] };
      const turned = { name: "", x: line.y, y: [1, 2, 3, 4, 5] };
      const options = [{}, { yScale: "log" }, { xScale: "log" }, { yRange: [0, 1] }] as const;
      for (const option of options) {
        for (const drawn of [line, turned]) {
          const values = elementsBelow(plot([drawn], option)).flatMap(({ attributes }) =>
            Object.values(attributes),
          );
          expect(values.filter((value) => /NaN|Infinity|\de[+-]\d|\d{9}/.test(value))).toEqual([]);
        }
      }
    },
  );

  it("marks a point that stands alone", () => {
    expect(find(plotted(plot([{ name: "", y: [7] }])), "circle")).toHaveLength(1);
    const y = Array.from({ length: 500 }, (_, index) => (index % 100 === 50 ? 1 : Number.NaN));
    const root = plotted(plot([{ name: "", y }]));
    expect(find(root, "circle")).toHaveLength(5);
    expect(find(root, "path")).toHaveLength(0);
  });

  it("has marks where there is room for them, and none where they would hide the line", () => {
    const line = (length: number): Line => ({ name: "", y: Array.from({ length }, (_, i) => i) });
    expect(find(plotted(plot([line(20)])), "circle")).toHaveLength(20);
    expect(find(plotted(plot([line(200)])), "circle")).toHaveLength(0);
  });

  it("tells lines apart by colour, dashes and marker", () => {
    const root = plot(
      Array.from({ length: 6 }, (_, index) => ({ name: `${index}`, y: [1, index] })),
    );
    const paths = find(plotted(root), "path");
    expect(new Set(paths.map(({ attributes }) => attributes["class"])).size).toBe(6);
    expect(new Set(paths.map(({ attributes }) => attributes["stroke-dasharray"])).size).toBe(6);
  });

  it("thins thousands of points, and keeps the highest and the lowest", () => {
    const y = Array.from({ length: 50_000 }, (_, index) => Math.sin(index * index));
    y[31_234] = 9;
    y[41_234] = -9;
    const svg = plotLines([{ name: "", y }]);
    expect(svg.length).toBeLessThan(60_000);
    const drawn = runs(parseSvg(svg)).flat();
    const values = drawn.map(([, top]) => top);
    const [bottom, top] = [Math.max(...values), Math.min(...values)];
    expect(values.filter((value) => value === bottom)).toHaveLength(1);
    expect(values.filter((value) => value === top)).toHaveLength(1);
    expect(drawn.find(([, value]) => value === top)![0]).toBeGreaterThan(
      drawn.find(([, value]) => value === bottom)![0] - 200,
    );
  });

  it("cuts lines off at the ends of a given range, without losing what is inside", () => {
    const root = plot([{ name: "", y: [0.5, 0.9, 5] }], { yRange: [0.8, 1] });
    expect(plotted(root).attributes["overflow"]).toBe("hidden");
    expect(texts(root)).toEqual(expect.arrayContaining(["0.80", "1.00"]));
    expect(runs(root)[0]).toHaveLength(3);
  });

  it("draws axes and says so where no value is finite", () => {
    for (const y of [[], [Number.NaN, Infinity]]) {
      for (const scale of ["linear", "log"] as const) {
        const root = plot([{ name: "Nothing", y }], { xScale: scale, yScale: scale });
        expect(texts(root)).toContain("No finite values");
      }
    }
  });

  it("keeps everything inside of the picture, wide or narrow", () => {
    for (const width of [240, 340, 1400]) {
      const root = plot([{ ...falling, y: [30_000, 2, 1.5, 20_000] }], { width });
      const drawn = plotted(root);
      for (const [x, y] of runs(root).flat()) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(width - 32);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(numberOf(drawn, "height") + numberOf(drawn, "y"));
      }
    }
  });

  it("takes typed arrays", () => {
    const root = plot([{ name: "", x: Int32Array.of(5, 6), y: Float32Array.of(1, 2) }]);
    expect(runs(root).flat()).toHaveLength(2);
  });

  it("refuses lines of which x and y differ in length", () => {
    const error = thrown(() => plotLines([{ name: "Run", x: [1, 2], y: [1] }]));
    expect(error).toBeInstanceOf(ShapeError);
    expect(error.where).toBe('plotLines, line "Run"');
  });

  it.each<[string, readonly Line[], PlotLinesOptions]>([
    ["no lines", [], {}],
    ["a negative height", [falling], { height: -1 }],
    ["a range that is upside down", [falling], { yRange: [1, 0] }],
    ["a log range from 0", [falling], { yRange: [0, 1], yScale: "log" }],
    ["a range without end", [falling], { yRange: [0, Infinity] }],
  ])("refuses %s", (_title, lines, options) => {
    expect(thrown(() => plotLines(lines, options))).toBeInstanceOf(ArgumentError);
  });
});
