import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { writeZip } from "../../../src/compression/zip/write-zip.js";
import { ArgumentError, FormatError, NdnetError } from "../../../src/errors/index.js";
import { parseNpz, writeNpy, writeNpz } from "../../../src/formats/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { mutated } from "../npy/support/mutated.js";
import { hasNumpy, numpyBytes } from "../npy/support/numpy.js";
import { recorded } from "../npy/support/recorded.js";

const npy = writeNpy(ndarray(Uint8Array.of(1, 2)));

describe("parseNpz", () => {
  it.each(["npz", "npzCompressed"] as const)("reads the %s that NumPy 2.4.6 wrote", (name) => {
    const arrays = parseNpz(recorded(name));
    expect([...arrays.keys()]).toEqual(["x", "labels"]);
    expect(arrays.get("x")?.data).toEqual(Uint8Array.of(0, 1, 2));
    const labels = arrays.get("labels");
    expect(labels?.dtype).toBe("int32");
    expect(labels?.shape).toEqual([]);
    expect(labels?.get()).toBe(7);
  });

  it.skipIf(!hasNumpy)(
    "reads every type, byte order, memory order and shape that NumPy writes",
    { timeout: 60_000 },
    () => {
      const files = numpyBytes(`
arrays = {}
for code in "b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8".split():
    for byte_order in "<>":
        for shape in [(), (0,), (3, 0, 2), (2, 3, 4)]:
            for order in "CF":
                count = int(np.prod(shape, dtype=int))
                values = np.arange(count) % 2 if code == "b1" else np.arange(count)
                array = values.astype(byte_order + code).reshape(shape, order="C")
                key = "/".join([code, "little" if byte_order == "<" else "big", "x".join(map(str, shape)), order])
                arrays[key] = np.asarray(array, order=order)
keep("plain", saved_many(np.savez, **arrays))
keep("compressed", saved_many(np.savez_compressed, **arrays))
`);
      for (const file of [files["plain"]!, files["compressed"]!]) {
        const arrays = parseNpz(file);
        expect(arrays.size).toBe(12 * 2 * 4 * 2);
        for (const [key, array] of arrays) {
          const [code, , shape] = key.split("/") as [string, string, string];
          expect(array.shape, key).toEqual(shape === "" ? [] : shape.split("x").map(Number));
          if (array.size !== 24) continue;
          for (let index = 0; index < 24; index++) {
            const value = array.get(Math.floor(index / 12), Math.floor(index / 4) % 3, index % 4);
            expect(Number(value), key).toBe(code === "b1" ? index % 2 : index);
          }
        }
      }
    },
  );

  it("gives a member that is no NPY file as its bytes, and one that is under any name as array", () => {
    const file = writeZip([
      { name: "notes.txt", content: Uint8Array.of(104, 105) },
      { name: "folder/", content: new Uint8Array(0) },
      { name: "array", content: npy },
      { name: "folder/x.npy", content: npy },
    ]);
    const arrays = parseNpz(file);
    expect([...arrays.keys()]).toEqual(["notes.txt", "array", "folder/x"]);
    expect(arrays.get("notes.txt")?.shape).toEqual([2]);
    expect(arrays.get("notes.txt")?.data).toEqual(Uint8Array.of(104, 105));
    expect(arrays.get("array")?.data).toEqual(Uint8Array.of(1, 2));
    file.fill(0);
    expect(arrays.get("notes.txt")?.get(0)).toBe(104);
    expect(arrays.get("folder/x")?.get(0)).toBe(1);
  });

  it("refuses a member .npy that is no NPY file, and names it", () => {
    const file = writeZip([{ name: "x.npy", content: Uint8Array.of(1) }]);
    const error = thrown(() => parseNpz(file, { name: "mnist.npz" }));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toBe("mnist.npz, x.npy");
  });

  it("refuses two members of one name", () => {
    const file = writeZip([
      { name: "x.npy", content: npy },
      { name: "x", content: npy },
    ]);
    expect(thrown(() => parseNpz(file)).received).toContain("both x and x.npy");
  });

  it("refuses members of more than maximumBytes together", () => {
    const file = recorded("npzCompressed");
    expect(parseNpz(file, { maximumBytes: 263 }).size).toBe(2);
    expect(thrown(() => parseNpz(file, { maximumBytes: 262 })).fix).toContain("maximumBytes");
    for (const maximumBytes of [0, -1, Number.NaN, 1.5]) {
      expect(thrown(() => parseNpz(file, { maximumBytes }))).toBeInstanceOf(ArgumentError);
    }
  });

  it.each([new ArrayBuffer(4), "bytes", undefined])("refuses %o for bytes", (bytes) => {
    expect(thrown(() => parseNpz(bytes as unknown as Uint8Array))).toBeInstanceOf(ArgumentError);
  });

  it("reads the members that are asked for, and leaves alone those that can't be read", () => {
    const texts = new TextEncoder().encode("\x93NUMPY, but nothing behind it");
    const archive = writeZip([
      { name: "x.npy", content: writeNpy(ndarray(Int8Array.of(1, 2))) },
      { name: "names.npy", content: texts },
      { name: "W:0.npy", content: writeNpy(ndarray(Int8Array.of(3))) },
    ]);
    expect(thrown(() => parseNpz(archive))).toBeInstanceOf(FormatError);
    const arrays = parseNpz(archive, { members: ["W:0", "x"] });
    expect([...arrays].map(([name, { data }]) => [name, ...data])).toEqual([
      ["x", 1, 2],
      ["W:0", 3],
    ]);
    expect(thrown(() => parseNpz(archive, { members: ["x", "y"] })).message).toContain(
      "an array named y",
    );
  });

  it("throws nothing but typed errors for mutated files", () => {
    const arrays = {
      weights: ndarray(Float32Array.of(1, 2, 3, 4), [2, 2], [1, 2]),
      count: ndarray(BigInt64Array.of(5n), []),
    };
    const files = [
      recorded("npz"),
      recorded("npzCompressed"),
      writeNpz(arrays),
      writeNpz(arrays, { compress: true }),
    ];
    let refused = 0;
    fc.assert(
      fc.property(mutated(files), (file) => {
        try {
          parseNpz(file);
        } catch (error) {
          expect(error).toBeInstanceOf(NdnetError);
          refused++;
        }
      }),
      { numRuns: 4000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});
