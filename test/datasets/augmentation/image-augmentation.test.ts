import fc from "fast-check";
import ndarray, { type NdArray } from "ndarray";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJsBackend, getBackend, setBackend } from "../../../src/backends/index.js";
import {
  ImageAugmentation,
  syntheticDigits,
  type ImageAugmentationOptions,
} from "../../../src/datasets/index.js";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import type { InputTensor } from "../../../src/tensor/index.js";
import { contiguousData } from "../../../src/tensor/take-rows.js";
import { makeBackend } from "../../backends/wasm/support/make-backend.js";

const everything: ImageAugmentationOptions = {
  ...{ seed: 4, shift: 1.5, rotation: 12, scaling: 0.15, shear: 0.2 },
  elastic: { alpha: 34, sigma: 4 },
};
const { images } = syntheticDigits({ count: 40, seed: 1, normalize: false });
const digits = ndarray(images.data, [40, 28, 28]);

function sum({ data }: InputTensor): number {
  return Array.from(data).reduce((total, x) => total + x, 0);
}

describe("ImageAugmentation", () => {
  it("gives the same images without options", () => {
    expect(new ImageAugmentation().apply(digits, 1).data).toEqual(digits.data);
    const off = { shift: 0, rotation: 0, scaling: 0, shear: 0, elastic: { alpha: 0, sigma: 4 } };
    expect(new ImageAugmentation(off).apply(digits, 1).data).toEqual(digits.data);
  });

  it("leaves the images as they were", () => {
    const before = digits.data.slice();
    new ImageAugmentation(everything).apply(digits, 3);
    expect(digits.data).toEqual(before);
  });

  it("gives each image by seed, epoch and row alone", () => {
    const images = new ImageAugmentation(everything).apply(digits, 5);
    const other = new ImageAugmentation(everything);
    other.apply(digits, 4);
    const first = other.apply(digits.hi(7), 5);
    expect(first.data).toEqual(images.data.subarray(0, 7 * 784));
    expect(other.apply(digits, 6).data).not.toEqual(images.data);
    const seeded = new ImageAugmentation({ ...everything, seed: 5 });
    expect(seeded.apply(digits, 5).data).not.toEqual(images.data);
    const same = ndarray(new Uint8Array(2 * 784), [2, 28, 28]);
    for (const row of [0, 1]) same.data.set(digits.data.subarray(0, 784), row * 784);
    const [one, two] = [0, 1].map((row) => other.apply(same, 5).pick(row));
    expect(Array.from({ length: 784 }, (_, i) => one!.get(Math.floor(i / 28), i % 28))).not.toEqual(
      Array.from({ length: 784 }, (_, i) => two!.get(Math.floor(i / 28), i % 28)),
    );
  });

  it.each<ImageAugmentationOptions>([
    { shift: 2 },
    { rotation: 15 },
    { scaling: 0.2 },
    { shear: 0.3 },
    { elastic: { alpha: 34, sigma: 4 } },
  ])("of %o changes images, and about keeps their ink", (options) => {
    const distorted = new ImageAugmentation(options).apply(digits, 1);
    expect(distorted.data).not.toEqual(digits.data);
    expect(Math.abs(sum(distorted) / sum(digits) - 1)).toBeLessThan(0.06);
  });

  it("draws a choice the same whatever else is drawn", () => {
    const field = ndarray(
      Float64Array.from({ length: 81 }, (_, i) => i % 9),
      [1, 9, 9],
    );
    // On a ramp a shift shows as a difference, which a rotation by nothing must not change.
    const alone = new ImageAugmentation({ shift: 1 }).apply(field, 1);
    const beside = new ImageAugmentation({ shift: 1, rotation: 1e-6 }).apply(field, 1);
    expect(beside.get(0, 4, 4)).toBeCloseTo(alone.get(0, 4, 4), 4);
  });

  it("shifts uniformly within its range", () => {
    const count = 4000;
    const ramps = ndarray(
      Float64Array.from({ length: count * 9 }, (_, i) => i % 3),
      [count, 3, 3],
    );
    const shifted = new ImageAugmentation({ shift: 0.5, seed: 2 }).apply(ramps, 1);
    const moves: number[] = Array.from({ length: count }, (_, i) => 1 - shifted.get(i, 1, 1));
    const mean = moves.reduce((total, x) => total + x, 0) / count;
    const square = moves.reduce((total, x) => total + x * x, 0) / count;
    expect(Math.max(...moves.map(Math.abs))).toBeLessThan(0.51);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(square * 12 - 1)).toBeLessThan(0.05);
  });

  it("keeps shape and element type, whatever they are, and gives an array of its own", () => {
    // Planes of displacements are tried elsewhere: they take a while to make.
    const affine = { shift: 1.5, rotation: 12, scaling: 0.15, shear: 0.2 };
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
        fc.constantFrom("flat", "plane", "channel"),
        fc.constantFrom(Uint8Array, Float32Array, Float64Array),
        ([count, height, width], form, Data) => {
          const shape = [
            count,
            ...{ flat: [height * width], plane: [height, width], channel: [height, width, 1] }[
              form
            ],
          ];
          const data = new Data(count * height * width).fill(9);
          const images = ndarray(data, shape) as InputTensor;
          const distorted = new ImageAugmentation({ ...affine, shape: [height, width] }).apply(
            images,
            1,
          );
          expect(distorted.shape).toEqual(shape);
          expect(distorted.data).toBeInstanceOf(Data);
          expect(distorted.data.buffer).not.toBe(data.buffer);
          expect(Array.from(distorted.data).every((x) => x >= 0 && x <= 9.000001)).toBe(true);
        },
      ),
    );
  });

  it("reads images of any strides", () => {
    const flipped = digits.transpose(0, 2, 1).step(1, -1, 1);
    const copy = ndarray(new Uint8Array(digits.size), [40, 28, 28]);
    for (let i = 0; i < digits.size; i++) {
      const place = [Math.floor(i / 784), Math.floor(i / 28) % 28, i % 28] as const;
      copy.set(...place, flipped.get(...place));
    }
    const augmentation = new ImageAugmentation(everything);
    expect(augmentation.apply(flipped, 2).data).toEqual(augmentation.apply(copy, 2).data);
  });

  it.each([Uint8Array, Float32Array, Float64Array])(
    "distorts all channels of an image alike, in %o",
    (Data) => {
      const colours = ndarray(new Data(5 * 9 * 7 * 3), [5, 9, 7, 3]) as InputTensor;
      for (let i = 0; i < colours.size; i++) colours.data[i] = (i * 37) % 251;
      const augmentation = new ImageAugmentation({ shift: 1, rotation: 20, fill: 3 });
      const used = augmentation.apply(colours, 1);
      const distorted = augmentation.apply(colours, 2, used);
      expect(distorted).toBe(used);
      expect(distorted.shape).toEqual([5, 9, 7, 3]);
      for (const channel of [0, 1, 2]) {
        const alone = augmentation.apply(colours.pick(-1, -1, -1, channel), 2);
        const apart = distorted.pick(-1, -1, -1, channel) as NdArray<Uint8Array>;
        expect(contiguousData(apart)).toEqual(alone.data);
      }
    },
  );

  it("writes over an array that it is given", () => {
    const augmentation = new ImageAugmentation(everything);
    const fresh = augmentation.apply(digits, 2);
    const used = augmentation.apply(digits, 1);
    expect(augmentation.apply(digits, 2, used)).toBe(used);
    expect(used.data).toEqual(fresh.data);
  });

  describe("on every backend", () => {
    const before = getBackend();
    const sharing = makeBackend({ threads: 3 });
    const backends = [createJsBackend(), makeBackend(), sharing];
    let expected: InputTensor;
    beforeAll(() => {
      expected = new ImageAugmentation(everything).apply(digits, 8);
    });
    afterAll(() => {
      setBackend(before);
      sharing.dispose();
    });
    it.each(backends)("gives the same bytes: $name", (backend) => {
      setBackend(backend);
      expect(new ImageAugmentation(everything).apply(digits, 8).data).toEqual(expected.data);
    });
  });

  it.each<[string, ImageAugmentationOptions]>([
    ["seed", { seed: -1 }],
    ["seed", { seed: 2 ** 32 }],
    ["shift", { shift: -1 }],
    ["shift", { shift: Number.NaN }],
    ["rotation", { rotation: 181 }],
    ["scaling", { scaling: 1 }],
    ["shear", { shear: Infinity }],
    ["fill", { fill: Infinity }],
    ["elastic.alpha", { elastic: { alpha: -1, sigma: 4 } }],
    ["elastic.sigma", { elastic: { alpha: 1, sigma: 0 } }],
    ["elastic.sigma", { elastic: { alpha: 1, sigma: 65 } }],
    ["elastic", { elastic: 34 as never }],
    ["shape", { shape: [28] as never }],
    ["shape[1]", { shape: [28, 0.5] }],
    ["options", "all" as never],
    ["options", [] as never],
    ["options", null as never],
  ])("refuses a wrong %s: %o", (option, options) => {
    expect(() => new ImageAugmentation(options)).toThrow(ArgumentError);
    expect(() => new ImageAugmentation(options)).toThrow(`ImageAugmentation, ${option}:`);
  });

  it("distorts wide and tall images elastically, the same on both backends", () => {
    const before = getBackend();
    const augmentation = new ImageAugmentation({ elastic: { alpha: 8, sigma: 1 } });
    for (const shape of [
      [1, 8, 300],
      [1, 300, 8],
    ]) {
      const images = ndarray(new Uint8Array(2400), shape);
      images.data.forEach((_, i) => (images.data[i] = (i * 37) % 251));
      const [one, other] = [createJsBackend(), makeBackend()].map((backend) => {
        setBackend(backend);
        return augmentation.apply(images, 1).data;
      });
      setBackend(before);
      expect(one).toEqual(other);
      expect(one).not.toEqual(images.data);
    }
  });

  it("refuses images that are too large before it makes anything of them", () => {
    const elastic = new ImageAugmentation({ elastic: { alpha: 8, sigma: 4 } });
    const wide = ndarray(new Uint8Array(70_000), [1, 1, 70_000]);
    expect(() => elastic.apply(wide, 1)).toThrow(ArgumentError);
    expect(() => elastic.apply(wide, 1)).toThrow(/ImageAugmentation.apply, images.*262144/s);
    const huge = ndarray(new Uint8Array(2 ** 21), [1, 1, 2 ** 21]);
    expect(() => elastic.apply(huge, 1)).toThrow(/ImageAugmentation.apply, images.*border/s);
    expect(() => new ImageAugmentation().apply(huge, 1)).toThrow(ArgumentError);
  });

  it("checks images as apply does, without distorting them", () => {
    const augmentation = new ImageAugmentation({ ...everything, fill: 0.5 });
    const floats = ndarray(new Float32Array(784), [1, 28, 28]);
    expect(() => {
      augmentation.check(floats);
    }).not.toThrow();
    for (const [images, error] of [
      [digits, ArgumentError],
      [ndarray(new Float32Array(784), [1, 784]), ShapeError],
      [ndarray(new Float32Array(70_000), [1, 1, 70_000]), ArgumentError],
      [null, DTypeError],
    ] as const) {
      const refuse = (): void => {
        augmentation.check(images as InputTensor);
      };
      expect(refuse).toThrow(error);
    }
  });

  it("refuses an output that is no array like the images, beside them", () => {
    const augmentation = new ImageAugmentation({ shift: 1 });
    const buffer = new Float32Array(64);
    const images = ndarray(buffer.subarray(8, 40), [2, 4, 4]);
    const apply = (output: unknown) => () =>
      augmentation.apply<InputTensor>(images, 1, output as InputTensor);
    for (const output of [null, 5, "x", {}, ndarray(new Int32Array(32), [2, 4, 4])]) {
      expect(apply(output)).toThrow(DTypeError);
      expect(apply(output)).toThrow(/ImageAugmentation.apply, output/);
    }
    expect(apply(ndarray(new Float32Array(8), [2, 4, 4]))).toThrow(ShapeError);
    expect(apply(ndarray(new Float32Array(32), [2, 4, 4], undefined, 1))).toThrow(ShapeError);
    for (const output of [
      images,
      ndarray(buffer.subarray(0, 32), [2, 4, 4]),
      ndarray(buffer, [2, 4, 4], undefined, 32),
      ndarray(new Float32Array(buffer.buffer, 4 * 9, 32), [2, 4, 4]),
    ]) {
      expect(apply(output)).toThrow(ArgumentError);
      expect(apply(output)).toThrow(/memory of the images/);
    }
    expect(apply(images.transpose(0, 2, 1))).toThrow(/strided/);
    const behind = ndarray(new Float32Array(80), [2, 4, 4], undefined, 48);
    const before = ndarray(behind.data.subarray(16, 48), [2, 4, 4]);
    expect(augmentation.apply(before, 1, behind)).toBe(behind);
  });

  it("refuses images that are none, epochs, fillings and outputs that don't fit", () => {
    const augmentation = new ImageAugmentation();
    const flat = ndarray(new Uint8Array(784), [1, 784]);
    expect(() => augmentation.apply(flat, 1)).toThrow(/shape: \[28, 28\]/);
    expect(() => new ImageAugmentation({ shape: [28, 27] }).apply(flat, 1)).toThrow(ShapeError);
    expect(() => new ImageAugmentation({ shape: [28, 27] }).apply(digits, 1)).toThrow(ShapeError);
    const volumes = ndarray(new Uint8Array(12), [1, 2, 2, 3, 1]);
    expect(() => augmentation.apply(volumes, 1)).toThrow(ShapeError);
    expect(() => augmentation.apply(volumes, 1)).toThrow(/\[n, height, width, channels\]/);
    expect(() => augmentation.apply([[1]] as never, 1)).toThrow(DTypeError);
    const integers = ndarray(new Int32Array(4), [1, 2, 2]);
    expect(() => augmentation.apply(integers as never, 1)).toThrow(DTypeError);
    for (const epoch of [-1, 0.5, 2 ** 32]) {
      expect(() => augmentation.apply(digits, epoch)).toThrow(ArgumentError);
    }
    expect(() => new ImageAugmentation({ fill: 0.5 }).apply(digits, 1)).toThrow(ArgumentError);
    expect(() => augmentation.apply(digits, 1, digits)).toThrow(ArgumentError);
    expect(() => augmentation.apply(digits, 1, digits.hi(3))).toThrow(ShapeError);
    const floats = ndarray(new Float32Array(digits.size), [40, 28, 28]);
    expect(() => augmentation.apply<InputTensor>(digits, 1, floats)).toThrow(DTypeError);
  });
});
