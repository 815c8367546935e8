import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError } from "../../../src/errors/index.js";
import { parseNpz, writeNpz, type NpyArray } from "../../../src/formats/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { hasNumpy, numpyBytes } from "../npy/support/numpy.js";

const constructors = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

const shapes = [[], [0], [3, 0, 2], [2, 3, 4]];

/** An array of each type, shape and memory order, whose elements are their places row by row. */
function everyArray(): Map<string, NpyArray> {
  const arrays = new Map<string, NpyArray>();
  const add = (name: string, wrap: (count: number) => NpyArray["data"]): void => {
    for (const shape of shapes) {
      const count = shape.reduce((product, length) => product * length, 1);
      const rows = ndarray(wrap(count) as Float64Array, shape) as NpyArray;
      arrays.set(`${name}/${shape.join("x")}/C`, rows);
      const columns = ndarray(wrap(count) as Float64Array, [...shape].reverse()) as NpyArray;
      const axes = shape.map((_, axis) => shape.length - 1 - axis);
      const view = shape.length === 0 ? columns : columns.transpose(...axes);
      arrays.set(`${name}/${shape.join("x")}/F`, view);
    }
  };
  for (const [name, constructor] of Object.entries(constructors)) {
    add(name, (count) => new constructor(count).map((_, index) => index));
  }
  const bigs = (count: number): bigint[] =>
    Array.from({ length: count }, (_, index) => BigInt(index));
  add("int64", (count) => BigInt64Array.from(bigs(count)));
  add("uint64", (count) => BigUint64Array.from(bigs(count)));
  return arrays;
}

describe("writeNpz", () => {
  it.each([false, true])("writes what parseNpz reads back, compressed: %s", (compress) => {
    const arrays = everyArray();
    const back = parseNpz(writeNpz(arrays, { compress }));
    expect([...back.keys()]).toEqual([...arrays.keys()]);
    for (const [key, array] of back) {
      expect(array.dtype, key).toBe(arrays.get(key)?.dtype);
      expect(array.shape, key).toEqual(arrays.get(key)?.shape);
      expect(array.data, key).toEqual(arrays.get(key)?.data);
      if (array.size > 0) expect(array.stride, key).toEqual(arrays.get(key)?.stride);
    }
  });

  it.skipIf(!hasNumpy)("writes what np.load reads, every type, shape and memory order", () => {
    const arrays = everyArray();
    for (const compress of [false, true]) {
      const { count } = numpyBytes(
        `
count = 0
with np.load(io.BytesIO(given)) as arrays:
    for key in arrays.files:
        name, lengths, order = key.split("/")
        shape = tuple(map(int, lengths.split("x"))) if lengths else ()
        places = np.arange(int(np.prod(shape, dtype=int))).reshape(shape, order=order)
        array = arrays[key]
        assert array.dtype == np.dtype(name), key
        assert array.shape == shape, key
        assert np.array_equal(array, places), key
        count += 1
keep("count", bytes([count]))
`,
        writeNpz(arrays, { compress }),
      );
      expect(count).toEqual(Uint8Array.of(arrays.size));
    }
  });

  it("takes an object as well as a map, and gives the same bytes for the same arrays", () => {
    const weights = ndarray(Float32Array.of(1, 2), [2, 1]);
    const bytes = writeNpz({ weights });
    expect(writeNpz(new Map([["weights", weights]]))).toEqual(bytes);
    expect(writeNpz({ weights }, { compress: true }).length).toBeLessThan(bytes.length);
    expect(parseNpz(writeNpz({})).size).toBe(0);
  });

  it.each(["/a", "../a", "a\\b"])("refuses the name %j", (name) => {
    const error = thrown(() => writeNpz({ [name]: ndarray(new Uint8Array(1)) }));
    expect(error).toBeInstanceOf(ArgumentError);
  });

  it("refuses element types that NPY lacks", () => {
    const clamped = ndarray(new Uint8ClampedArray(1)) as unknown as NpyArray;
    expect(thrown(() => writeNpz({ clamped }))).toBeInstanceOf(DTypeError);
  });
});
