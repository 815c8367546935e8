import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thinPoints, type Points } from "../../../src/plots/charts/thin-points.js";

/** Points of a line over `width` pixels, with gaps. */
const lines = fc
  .record({
    width: fc.integer({ min: 1, max: 30 }),
    y: fc.array(fc.oneof(fc.double({ noNaN: true, min: -50, max: 50 }), fc.constant(Number.NaN)), {
      maxLength: 400,
    }),
  })
  .map(({ width, y }): Points => ({ x: y.map((_, index) => (index * width) / y.length), y }));

describe("thinPoints", () => {
  it("keeps few points as they are", () => {
    const points = { x: [0, 1, 2, 2.5], y: [3, Number.NaN, 1, 2] };
    expect(thinPoints(points)).toEqual(points);
  });

  it("leaves at most four points in a column of pixels", () => {
    fc.assert(
      fc.property(lines, (points) => {
        const columns = thinPoints(points).x.map(Math.floor);
        for (const column of new Set(columns)) {
          expect(columns.filter((other) => other === column).length).toBeLessThanOrEqual(4);
        }
      }),
    );
  });

  it("keeps the lowest and the highest point of every column, and the ends of the line", () => {
    fc.assert(
      fc.property(lines, (points) => {
        const extremes = ({ x, y }: Points): (number | undefined)[] => {
          const columns = Array.from({ length: 30 }, (_, column) =>
            y.filter((value, index) => Math.floor(x[index]!) === column && !Number.isNaN(value)),
          );
          const finite = y.filter((value) => !Number.isNaN(value));
          return [
            ...columns.flatMap((values) => [Math.min(...values), Math.max(...values)]),
            finite[0],
            finite.at(-1),
          ];
        };
        expect(extremes(thinPoints(points))).toEqual(extremes(points));
      }),
    );
  });

  it("gives points of the line alone, in their order", () => {
    fc.assert(
      fc.property(lines, (points) => {
        const thinned = thinPoints(points);
        const places = thinned.x.map((x) => points.x.indexOf(x));
        expect(places).toEqual(places.toSorted((left, right) => left - right));
        expect(thinned.y).toEqual(places.map((place) => points.y[place]));
      }),
    );
  });

  it("keeps a gap as wide as a column", () => {
    const x = Array.from({ length: 300 }, (_, index) => index / 100);
    const y = x.map((place) => (place >= 1 && place < 2 ? Number.NaN : 1));
    expect(thinPoints({ x, y }).y).toEqual([1, 1, Number.NaN, 1, 1]);
  });
});
