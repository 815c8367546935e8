import { describe, expect, it } from "vitest";
import { DisplacementPlanes } from "../../../src/datasets/augmentation/displacement-planes.js";
import { smoothNoise } from "../../../src/datasets/augmentation/smooth-noise.js";
import { ArgumentError } from "../../../src/errors/index.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

const elastic = { alpha: 8, sigma: 0.5 };
const planes = (): DisplacementPlanes => new DisplacementPlanes(elastic, 6);

describe("DisplacementPlanes", () => {
  it("are 512 × 512 for all images of up to 256 × 256, one random stream a direction", () => {
    const made = planes();
    const fields = made.fieldsFor({ height: 28, width: 28 });
    const size = { rows: 512, columns: 512 };
    expect(fields.columns).toBe(512);
    expect(fields.horizontal).toEqual(smoothNoise(size, elastic, new RandomState([6, 0])));
    expect(fields.vertical).toEqual(smoothNoise(size, elastic, new RandomState([6, 1])));
    expect(made.fieldsFor({ height: 256, width: 1 })).toBe(fields);
    expect(made.fieldsFor({ height: 0, width: 256 })).toBe(fields);
  });

  it("have at least twice the images' height and width, each by itself", () => {
    const wide = planes().fieldsFor({ height: 8, width: 513 });
    expect(wide.columns).toBe(2048);
    expect(wide.horizontal).toHaveLength(512 * 2048);
    const tall = planes().fieldsFor({ height: 257, width: 8 });
    expect(tall.columns).toBe(512);
    expect(tall.vertical).toHaveLength(1024 * 512);
  });

  it("are kept while sizes alternate, the last three", () => {
    const made = planes();
    const sizes = [1, 257, 513].map((height) => ({ height, width: 1 }));
    const [first, second, third] = sizes.map((size) => made.fieldsFor(size));
    for (const [index, fields] of [first, second, third].entries()) {
      expect(made.fieldsFor(sizes[index]!)).toBe(fields);
    }
    const fourth = made.fieldsFor({ height: 1, width: 257 });
    expect(made.fieldsFor({ height: 1, width: 257 })).toBe(fourth);
    expect(made.fieldsFor(sizes[1]!)).toBe(second);
    expect(made.fieldsFor(sizes[0]!)).not.toBe(first);
  });

  it("have at most 2²⁴ elements", () => {
    expect(() => {
      planes().requireRoom({ height: 2048, width: 2048 }, "here");
      planes().requireRoom({ height: 1, width: 2 ** 14 }, "here");
    }).not.toThrow();
    for (const [height, width] of [
      [2049, 1025],
      [1, 2 ** 14 + 1],
      [70_000, 1],
    ] as const) {
      const require = (): void => {
        planes().requireRoom({ height, width }, "here");
      };
      expect(require).toThrow(ArgumentError);
      expect(require).toThrow(/here: .*\[\d+, \d+\].*Cut the images/s);
    }
  });
});
