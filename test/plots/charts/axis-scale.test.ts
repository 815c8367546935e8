import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisScale, type AxisSettings } from "../../../src/plots/charts/axis-scale.js";
import { fontSize, textWidth } from "../../../src/plots/svg/text.js";

const horizontal: AxisSettings = {
  kind: "linear",
  direction: "horizontal",
  range: [0, 400],
  labelCount: 6,
};
const vertical: AxisSettings = { ...horizontal, direction: "vertical", range: [200, 0] };

function labels(low: number, high: number, settings: AxisSettings): string[] {
  return axisScale(low, high, settings)
    .ticks.map(({ label }) => label)
    .filter((label) => label !== "");
}

describe("axisScale", () => {
  it("places the ends of the data at the ends of the range", () => {
    for (const kind of ["linear", "log"] as const) {
      const scale = axisScale(2, 50, { ...horizontal, kind });
      expect(scale.place(2)).toBeCloseTo(0, 10);
      expect(scale.place(50)).toBeCloseTo(400, 10);
    }
    expect(axisScale(1, 100, { ...horizontal, kind: "log" }).place(10)).toBeCloseTo(200, 10);
  });

  it("has no place for what is not finite, nor on a log axis for what is not above 0", () => {
    const log = axisScale(1, 10, { ...horizontal, kind: "log" });
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      expect(axisScale(1, 10, horizontal).place(value)).toBeNaN();
      expect(log.place(value)).toBeNaN();
    }
    expect(log.place(0)).toBeNaN();
    expect(log.place(-1)).toBeNaN();
  });

  it("labels round numbers", () => {
    expect(labels(0.07, 0.52, { ...horizontal, nice: true })).toEqual([
      "0.0",
      "0.1",
      "0.2",
      "0.3",
      "0.4",
      "0.5",
      "0.6",
    ]);
    expect(labels(-1, 1, { ...horizontal, labelCount: 2 })).toEqual(["−1", "0", "1"]);
    expect(labels(0, 20_000, { ...horizontal, labelCount: 2 })).toEqual(["0", "10,000", "20,000"]);
  });

  it("writes very large and very small numbers with an exponent", () => {
    expect(labels(0, 3e9, { ...horizontal, labelCount: 3 })).toEqual(["0", "1e9", "2e9", "3e9"]);
    expect(labels(0, 3e-9, { ...horizontal, labelCount: 3 })).toEqual([
      "0",
      "1e−9",
      "2e−9",
      "3e−9",
    ]);
    expect(labels(1e-8, 1e8, { ...horizontal, kind: "log", labelCount: 4 })).toEqual([
      "1e−5",
      "1",
      "1e5",
    ]);
  });

  it("labels whole numbers alone where only those make sense", () => {
    expect(labels(1, 3, { ...horizontal, wholeNumbers: true })).toEqual(["1", "2", "3"]);
    expect(labels(1, 1, { ...horizontal, wholeNumbers: true })).toEqual(["1"]);
  });

  it("gives a single value room on both sides", () => {
    for (const kind of ["linear", "log"] as const) {
      for (const value of kind === "log" ? [1e-9, 7] : [-3, 0, 1e-9, 7]) {
        const scale = axisScale(value, value, { ...horizontal, kind });
        expect(scale.place(value)).toBeCloseTo(200, 6);
      }
    }
  });

  it("labels more than one number of a log axis that spans less than a decade", () => {
    expect(labels(0.31, 0.45, { ...vertical, kind: "log" }).length).toBeGreaterThan(3);
  });

  it("has finite ticks with short labels that differ, and places within its range, for any numbers", () => {
    const anyNumber = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, 5e-324, 1e-323, 1e-310, 1, 1 + 2 ** -52, 1e16, 1e308, Number.MAX_VALUE),
    );
    const kinds = fc.constantFrom<AxisSettings["kind"]>("linear", "log");
    fc.assert(
      fc.property(
        fc.tuple(anyNumber, anyNumber),
        kinds,
        fc.constantFrom(horizontal, vertical),
        fc.boolean(),
        (pair, kind, settings, wholeNumbers) => {
          const ends = kind === "log" ? pair.map((value) => Math.abs(value) || 5e-324) : pair;
          const [low, high] = [Math.min(...ends), Math.max(...ends)];
          const nice = settings.direction === "vertical";
          const axis = axisScale(low, high, { ...settings, kind, nice, wholeNumbers });
          const [start, end] = [Math.min(...settings.range), Math.max(...settings.range)];
          for (const value of [low, high]) {
            expect(axis.place(value)).toBeGreaterThanOrEqual(start - 1e-6);
            expect(axis.place(value)).toBeLessThanOrEqual(end + 1e-6);
          }
          const labelled = axis.ticks.filter(({ label }) => label !== "");
          expect(axis.ticks.every(({ position }) => Number.isFinite(position))).toBe(true);
          expect(labelled.every(({ label }) => label.length <= 20)).toBe(true);
          expect(new Set(labelled.map(({ label }) => label)).size).toBe(labelled.length);
          if (!wholeNumbers && kind === "linear") expect(labelled.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("counts in a power of ten where numbers would overflow or lose their digits", () => {
    expect(labels(-1e308, 1e308, { ...horizontal, labelCount: 2 })).toEqual([
      "−1e308",
      "0",
      "1e308",
    ]);
    expect(labels(5e-324, 1e-323, { ...horizontal, labelCount: 2 })).toEqual(["6e−324", "8e−324"]);
    const middle = axisScale(5e-324, 5e-324, horizontal);
    expect(middle.place(5e-324)).toBeCloseTo(200, 6);
  });

  it("ends at its bounds rather than at a round number beyond, but never within the data", () => {
    const shares = { ...vertical, nice: true, bounds: [0, 100] as const };
    expect(labels(100, 100, shares).at(-1)).toBe("100");
    expect(labels(97.1, 99.96, shares).at(-1)).toBe("100.0");
    expect(labels(0, 0, shares)[0]).toBe("0.0");
    expect(axisScale(50, 120, shares).place(120)).toBeCloseTo(0, 6);
  });

  it("keeps the label of a power of ten where it would touch others", () => {
    const narrow: AxisSettings = { ...horizontal, kind: "log", range: [0, 120], labelCount: 4 };
    expect(labels(0.3, 30, narrow)).toEqual(expect.arrayContaining(["1", "10"]));
  });

  it("has at least two labels, and none that touches another, whatever the data", () => {
    const values = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(values, values),
        fc.constantFrom<AxisSettings["kind"]>("linear", "log"),
        fc.constantFrom(horizontal, vertical),
        ([one, other], kind, settings) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          fc.pre(high > low * 1.01);
          const nice = { nice: settings.direction === "vertical" };
          const { ticks } = axisScale(low, high, { ...settings, ...nice, kind });
          const labelled = ticks.filter(({ label }) => label !== "");
          expect(labelled.length).toBeGreaterThanOrEqual(kind === "log" && high / low > 2 ? 1 : 2);
          const sorted = labelled.toSorted((left, right) => left.position - right.position);
          sorted.slice(1).forEach(({ position, label }, index) => {
            const previous = sorted[index]!;
            const needed =
              settings.direction === "vertical"
                ? fontSize
                : (textWidth(label, fontSize) + textWidth(previous.label, fontSize)) / 2;
            expect(position - previous.position).toBeGreaterThanOrEqual(needed - 1e-6);
          });
        },
      ),
    );
  });
});
