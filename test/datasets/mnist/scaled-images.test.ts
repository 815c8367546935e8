import { gzipSync } from "node:zlib";
import ndarray, { type NdArray } from "ndarray";
import { describe, expect, it } from "vitest";
import { writeIdx, type IdxArray } from "../../../src/datasets/index.js";
import { readScaledImages } from "../../../src/datasets/mnist/scaled-images.js";
import { FormatError } from "../../../src/errors/index.js";
import { rejected } from "../support/thrown.js";

function images(count: number): NdArray<Uint8Array> {
  const pixels = Uint8Array.from({ length: count * 784 }, (_, index) => (index * index) >>> 3);
  return ndarray(pixels, [count, 28, 28]);
}

const read = (array: IdxArray): ReturnType<typeof readScaledImages> =>
  readScaledImages({ name: "images.gz", bytes: writeIdx(array, { gzip: true }) }, "float32");

/** A file of so many declared images, and as many bytes of pixels as are given. */
function liar(declared: number, pixelBytes: number): Uint8Array {
  const content = new Uint8Array(16 + pixelBytes);
  const view = new DataView(content.buffer);
  [0x803, declared, 28, 28].forEach((value, index) => {
    view.setUint32(4 * index, value);
  });
  return new Uint8Array(gzipSync(content));
}

describe("readScaledImages", () => {
  it.each([0, 1, 5000])("gives %i images as quotients by 255", async (count) => {
    const written = images(count);
    for (const dtype of ["float32", "float64"] as const) {
      const bytes = writeIdx(written, { gzip: true });
      const scaled = await readScaledImages({ name: "images.gz", bytes }, dtype);
      expect(scaled.shape).toEqual([count, 28, 28]);
      expect(scaled.dtype).toBe(dtype);
      const nearest = dtype === "float32" ? Math.fround : (value: number) => value;
      const differs = written.data.findIndex((b, index) => scaled.data[index] !== nearest(b / 255));
      expect(differs).toBe(-1);
    }
  });

  it.each<[string, IdxArray]>([
    ["other bytes than images", ndarray(new Uint8Array(4), [4])],
    ["images of another size", ndarray(new Uint8Array(27 * 28), [1, 27, 28])],
    ["other numbers than bytes", ndarray(new Int8Array(784), [1, 28, 28])],
  ])("refuses %s", async (_, array) => {
    const error = await rejected(read(array));
    expect(error.expected).toBe("uint8 images of shape [n, 28, 28]");
    expect(error.where).toBe("images.gz");
  });

  it.each([
    ["fewer pixels than declared", liar(2, 784)],
    ["more pixels than declared", liar(1, 785)],
    ["half a header", new Uint8Array(gzipSync(Uint8Array.of(0, 0, 8)))],
    ["nothing", new Uint8Array(gzipSync(new Uint8Array(0)))],
    ["damaged gzip", liar(1, 784).subarray(0, -1)],
  ])("refuses %s with a FormatError", async (_, bytes) => {
    const error = await rejected(readScaledImages({ name: "images.gz", bytes }, "float32"));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toBe("images.gz");
  });

  it("takes no memory for images that are declared and don't come", async () => {
    const bytes = Uint8Array.of(...liar(60_000, 784), ...new Uint8Array(50_000));
    const before = process.memoryUsage().arrayBuffers;
    const error = await rejected(readScaledImages({ name: "images.gz", bytes }, "float64"));
    expect(error).toBeInstanceOf(FormatError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
  });
});
