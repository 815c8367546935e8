import ndarray from "ndarray";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { ImageDistortions } from "../../../src/backends/index.js";
import { createJsBackend } from "../../../src/backends/reference/create-js-backend.js";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import type { InputTensor } from "../../../src/tensor/index.js";
import { makeBackend } from "../wasm/support/make-backend.js";

const wasm = makeBackend({ threads: 2 });
afterAll(() => {
  wasm.dispose();
});

type Kind = "uint8" | "float32" | "float64";
const kinds: readonly Kind[] = ["uint8", "float32", "float64"];

function stack(kind: Kind, values: ArrayLike<number>, shape: number[]): InputTensor {
  if (kind === "uint8") return ndarray(Uint8Array.from(values), shape);
  return kind === "float32"
    ? ndarray(Float32Array.from(values), shape)
    : ndarray(Float64Array.from(values), shape);
}

/** The image through one map `[a, b, s, d, e, t]` without displacements. */
function through(
  map: readonly number[],
  values: readonly number[],
  [height, width]: readonly [number, number],
  kind: Kind = "uint8",
): number[] {
  const shape = [1, height, width];
  const output = stack(kind, new Array<number>(values.length).fill(99), shape);
  const distortions = { maps: Float32Array.from(map), windows: new Int32Array(), fill: 0 };
  createJsBackend().distortImages(stack(kind, values, shape), distortions, output);
  return [...output.data];
}

const image = Array.from({ length: 30 }, (_, i) => ((i * 37) % 256) + 1 / 4);

describe("distortImages", () => {
  it.each(kinds)("gives the same image for the identity in %s", (kind) => {
    const expected = kind === "uint8" ? image.map(Math.floor) : image;
    expect(through([1, 0, 2.5, 0, 1, 2], expected, [5, 6], kind)).toEqual(expected);
  });

  it.each(kinds)("moves by whole pixels exactly, and fills with zeros, in %s", (kind) => {
    const moved = through([1, 0, 2.5 - 2, 0, 1, 2 + 1], image.map(Math.floor), [5, 6], kind);
    const expected = Array.from({ length: 30 }, (_, i) => {
      const [y, x] = [Math.floor(i / 6) + 1, (i % 6) - 2];
      return y < 5 && x >= 0 ? Math.floor(image[6 * y + x]!) : 0;
    });
    expect(moved).toEqual(expected);
  });

  it("turns by 90° exactly, and back", () => {
    const square = image.slice(0, 25).map(Math.floor);
    const turned = through([0, 1, 2, -1, 0, 2], square, [5, 5]);
    // The pixel at column x and row y comes from column y and row 4 − x.
    expect(turned).toEqual(square.map((_, i) => square[5 * (4 - (i % 5)) + Math.floor(i / 5)]));
    expect(through([0, -1, 2, 1, 0, 2], turned, [5, 5])).toEqual(square);
  });

  it("weighs four neighbours by their closeness", () => {
    // Column 0.75 and row 0.25 of the first pixel.
    const map = [1, 0, 0.5 + 0.75, 0, 1, 0.5 + 0.25];
    const [first] = through(map, [4, 8, 16, 80], [2, 2], "float64");
    expect(first).toBe(0.75 * (0.25 * 4 + 0.75 * 8) + 0.25 * (0.25 * 16 + 0.75 * 80));
  });

  it.each(kinds)("has the same bits in both backends, whatever the maps, in %s", (kind) => {
    const number = fc.float({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(number, { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 0, max: 255 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
        (height, width, maps, fill, pixels) => {
          const shape = [2, height, width];
          const length = 2 * height * width;
          const values = [...pixels.take(length)];
          const plane = Float32Array.from(values, (x) => x / 37 - 3);
          const distortions: ImageDistortions = {
            maps: Float32Array.from(maps),
            fields: { horizontal: plane, vertical: plane, columns: width },
            windows: Int32Array.of(0, height * width, height * width, 0),
            fill,
          };
          const images = stack(kind, values, shape);
          const [expected, distorted] = [createJsBackend(), wasm].map((backend) => {
            const output = stack(kind, new Uint8Array(length), shape);
            backend.distortImages(images, distortions, output);
            return [...output.data];
          });
          expect(distorted).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each(kinds)("gives the largest images of one column and one row back in %s", (kind) => {
    for (const [height, width] of [
      [2 ** 19 - 3, 1],
      [1, 2 ** 21 - 3],
    ] as const) {
      const shape = [1, height, width];
      const length = height * width;
      const images = stack(kind, new Uint8Array(length), shape);
      for (let i = 0; i < length; i++) images.data[i] = i % 251;
      const output = stack(kind, new Uint8Array(length), shape);
      const maps = Float32Array.of(1, 0, (width - 1) / 2, 0, 1, (height - 1) / 2);
      wasm.distortImages(images, { maps, windows: new Int32Array(), fill: 0 }, output);
      expect(output.data.findIndex((x, i) => x !== i % 251)).toBe(-1);
      // The last row or column, and what lies behind it.
      maps[height === 1 ? 2 : 5]! += 1.5;
      wasm.distortImages(images, { maps, windows: new Int32Array(), fill: 7 }, output);
      const [last = 0, before = 0] = [output.data[length - 1], output.data[length - 2]];
      const half = (images.data[length - 1]! + 7) / 2;
      expect([before, last]).toEqual([kind === "uint8" ? Math.round(half) : half, 7]);
    }
  });

  it.each(["float32", "float64"] as const)("takes −0 outside of an image for 0 in %s", (kind) => {
    const images = stack(kind, new Array<number>(9).fill(-0), [1, 3, 3]);
    const maps = Float32Array.of(1, 0, 3, 0, 1, 3);
    const [expected, distorted] = [createJsBackend(), wasm].map((backend) => {
      const output = stack(kind, new Uint8Array(9), [1, 3, 3]);
      backend.distortImages(images, { maps, windows: new Int32Array(), fill: -0 }, output);
      return [...output.data];
    });
    expect(distorted).toEqual(expected);
  });

  describe.each([
    ["reference", createJsBackend()],
    ["wasm", wasm],
  ])("of the %s backend refuses", (_, backend) => {
    const images = stack("uint8", new Uint8Array(12), [1, 3, 4]);
    const plane = new Float32Array(20);
    const distortions: ImageDistortions = {
      maps: Float32Array.of(1, 0, 1.5, 0, 1, 1),
      fields: { horizontal: plane, vertical: plane, columns: 5 },
      windows: Int32Array.of(6, 0),
      fill: 0,
    };
    const run =
      (changed: Partial<ImageDistortions>, input = images, output = images) =>
      () => {
        backend.distortImages(input, { ...distortions, ...changed }, output);
      };

    it("images that are no stack", () => {
      const flat = stack("uint8", new Uint8Array(12), [3, 4]);
      expect(run({}, flat, flat)).toThrow(ShapeError);
    });
    it("an output of another shape or type", () => {
      expect(run({}, images, stack("uint8", new Uint8Array(12), [1, 4, 3]))).toThrow(ShapeError);
      expect(run({}, images, stack("float32", new Uint8Array(12), [1, 3, 4]))).toThrow(DTypeError);
    });
    it("too few maps or windows", () => {
      expect(run({ maps: new Float32Array(5) })).toThrow(ArgumentError);
      expect(run({ windows: Int32Array.of(0) })).toThrow(ArgumentError);
    });
    it("windows that leave their planes", () => {
      expect(run({ windows: Int32Array.of(7, 0) })).toThrow(/windows.*0 to 6.*7/);
      expect(run({ windows: Int32Array.of(0, -1) })).toThrow(ArgumentError);
    });
    it("a filling that is no byte", () => {
      expect(run({ fill: 256 })).toThrow(ArgumentError);
      expect(run({ fill: 0.5 })).toThrow(ArgumentError);
    });
    it.each([
      [1, 2 ** 21 - 2],
      [2 ** 19 - 2, 1],
      [2 ** 17 - 2, 61],
      [2 ** 12, 2 ** 11 - 3],
    ])("images of %d × %d pixels, of more than 2²³ with their border", (height, width) => {
      const large = ndarray(new Uint8Array(height * width), [1, height, width]);
      expect(run({ fields: undefined }, large, large)).toThrow(ArgumentError);
      expect(run({ fields: undefined }, large, large)).toThrow(/at most 8388608 elements/);
    });
  });
});
