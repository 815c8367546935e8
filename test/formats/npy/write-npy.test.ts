import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import { parseNpy, writeNpy, type NpyArray } from "../../../src/formats/index.js";
import { type NumericArray } from "../../../src/tensor/take-rows.js";
import { elementsOf, stridedArray } from "../../datasets/support/strided-array.js";
import { thrown } from "../../datasets/support/thrown.js";
import { hasNumpy, numpyBytes } from "./support/numpy.js";
import { recorded } from "./support/recorded.js";

const types = [
  { name: "int8", arrays: stridedArray(Int8Array, 1) },
  { name: "int16", arrays: stridedArray(Int16Array, 2) },
  { name: "int32", arrays: stridedArray(Int32Array, 4) },
  { name: "uint8", arrays: stridedArray(Uint8Array, 1) },
  { name: "uint16", arrays: stridedArray(Uint16Array, 2) },
  { name: "uint32", arrays: stridedArray(Uint32Array, 4) },
  { name: "float32", arrays: stridedArray(Float32Array, 4) },
  { name: "float64", arrays: stridedArray(Float64Array, 8) },
] as const;

/** Row-major copies of 24 elements, one of each type, and views of them. */
const sources: readonly (readonly [string, NpyArray])[] = [
  [
    "i1",
    ndarray(
      Int8Array.from({ length: 24 }, (_, index) => index - 12),
      [2, 3, 4],
    ),
  ],
  [
    "i2",
    ndarray(
      Int16Array.from({ length: 24 }, (_, index) => index * 300),
      [2, 3, 4],
    ),
  ],
  [
    "i4",
    ndarray(
      Int32Array.from({ length: 24 }, (_, index) => index * 99_999),
      [2, 3, 4],
    ),
  ],
  [
    "i8",
    ndarray(
      BigInt64Array.from({ length: 24 }, (_, index) => -(3n ** BigInt(index))),
      [2, 3, 4],
    ),
  ],
  [
    "u1",
    ndarray(
      Uint8Array.from({ length: 24 }, (_, index) => index * 10),
      [2, 3, 4],
    ),
  ],
  [
    "u2",
    ndarray(
      Uint16Array.from({ length: 24 }, (_, index) => index * 2000),
      [2, 3, 4],
    ),
  ],
  [
    "u4",
    ndarray(
      Uint32Array.from({ length: 24 }, (_, index) => index * 2 ** 27),
      [2, 3, 4],
    ),
  ],
  [
    "u8",
    ndarray(
      BigUint64Array.from({ length: 24 }, (_, index) => 6n ** BigInt(index)),
      [2, 3, 4],
    ),
  ],
  [
    "f4",
    ndarray(
      Float32Array.from({ length: 24 }, (_, index) => index / 7),
      [2, 3, 4],
    ),
  ],
  [
    "f8",
    ndarray(
      Float64Array.from({ length: 24 }, (_, index) => index / 7),
      [2, 3, 4],
    ),
  ],
];

const views = {
  rows: { change: (array: NpyArray) => array, python: "base" },
  columns: { change: (array: NpyArray) => array.transpose(2, 1, 0), python: "base.T" },
  permuted: {
    change: (array: NpyArray) => array.transpose(1, 0, 2),
    python: "base.transpose(1, 0, 2)",
  },
  reversed: { change: (array: NpyArray) => array.step(1, -1, 1), python: "base[:, ::-1]" },
  part: { change: (array: NpyArray) => array.lo(0, 1, 2), python: "base[:, 1:, 2:]" },
  line: { change: (array: NpyArray) => array.pick(1, null, 2), python: "base[1, :, 2]" },
  element: { change: (array: NpyArray) => array.pick(1, 2, 3), python: "base[1, 2, 3]" },
  none: { change: (array: NpyArray) => array.lo(2), python: "base[2:]" },
} as const;

/** The bits of a NaN depend on whether hardware or software converts it. */
const isNaNBits = (single: number): boolean => (single & 0x7fff_ffff) > 0x7f80_0000;

describe("writeNpy", () => {
  it("writes what NumPy 2.4.6 wrote", () => {
    const rows = ndarray(Float64Array.of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5), [2, 3]);
    expect(writeNpy(rows)).toEqual(recorded("float64Rows"));
    const truth = ndarray(Uint8Array.of(1), []);
    expect(writeNpy(truth, { dtype: "bool" })).toEqual(recorded("boolScalar"));
    const long = ndarray(BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n));
    expect(writeNpy(long)).toEqual(recorded("int64"));
  });

  it.skipIf(!hasNumpy)("writes byte for byte what NumPy writes, whatever the view", () => {
    const bases = sources.map(([code, array]) => {
      const bytes = new Uint8Array(array.data.buffer, array.data.byteOffset, array.data.byteLength);
      return `("${code}", "${Buffer.from(bytes).toString("base64")}")`;
    });
    const files = numpyBytes(`
for code, text in [${bases.join(",")}]:
    base = np.frombuffer(base64.b64decode(text), "<" + code).reshape(2, 3, 4)
${Object.entries(views)
  .map(([name, { python }]) => `    keep(code + " ${name}", saved(${python}))`)
  .join("\n")}
`);
    for (const [code, array] of sources) {
      for (const [name, { change }] of Object.entries(views)) {
        const label = `${code} ${name}`;
        expect(Buffer.compare(writeNpy(change(array)), files[label]!), label).toBe(0);
      }
    }
  });

  it.skipIf(!hasNumpy)("writes float16 as NumPy converts float32, and bool, byte for byte", () => {
    const spread = Array.from({ length: 80_000 }, (_, index) => Math.imul(index, 53_687) >>> 0);
    const ties = Array.from({ length: 2 ** 19 }, (_, index) => ((index << 13) | 0x1000) >>> 0);
    const bits = Uint32Array.from([...spread, ...ties].filter((single) => !isNaNBits(single)));
    const files = numpyBytes(
      `
singles = np.frombuffer(given, "<f4")
with np.errstate(all="ignore"):
    keep("float16", saved(singles.astype(np.float16)))
keep("bool", saved(np.array([[True, False, True]])))
`,
      new Uint8Array(bits.buffer),
    );
    const array = ndarray(new Float32Array(bits.buffer));
    expect(Buffer.compare(writeNpy(array, { dtype: "float16" }), files["float16"]!)).toBe(0);
    const truths = ndarray(Uint8Array.of(1, 0, 1), [1, 3]);
    expect(writeNpy(truths, { dtype: "bool" })).toEqual(files["bool"]);
  });

  it.each(types)("writes any view of $name so that parseNpy reads it back", ({ name, arrays }) => {
    const cases = arrays as fc.Arbitrary<{ array: NpyArray; elements: number[] }>;
    const order = fc.constantFrom(undefined, true, false);
    fc.assert(
      fc.property(cases, order, ({ array, elements }, fortranOrder) => {
        const options = fortranOrder === undefined ? {} : { fortranOrder };
        const bytes = writeNpy(array, options);
        const back = parseNpy(bytes);
        expect(back.dtype).toBe(name);
        expect(back.shape).toEqual(array.shape);
        expect(elementsOf(back as Parameters<typeof elementsOf>[0])).toEqual(elements);
        expect((bytes.length - back.data.byteLength) % 64).toBe(0);
      }),
    );
  });

  it("keeps the memory order of an array that it has read, and writes the other on demand", () => {
    const columns = recorded("bigEndianInt16Columns");
    const array = parseNpy(columns);
    expect(parseNpy(writeNpy(array)).stride).toEqual([1, 2]);
    const rows = parseNpy(writeNpy(array, { fortranOrder: false }));
    expect(rows.stride).toEqual([3, 1]);
    expect(rows.data).toEqual(Int16Array.of(0, 1, 2, 3, 4, 5));
  });

  it("writes 64-bit integers of any view", () => {
    const array = ndarray(BigUint64Array.of(9n, 1n, 2n, 3n, 2n ** 64n - 1n), [2, 2], [1, 2], 1);
    expect(parseNpy(writeNpy(array, { fortranOrder: false })).data).toEqual(
      BigUint64Array.of(1n, 3n, 2n, 2n ** 64n - 1n),
    );
  });

  it("refuses a bool that is neither 0 nor 1", () => {
    const error = thrown(() => writeNpy(ndarray(Uint8Array.of(0, 2)), { dtype: "bool" }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toContain("element 1");
  });

  it.each([
    ["uint8_clamped", ndarray(new Uint8ClampedArray(2))],
    ["array", ndarray([1, 2])],
    ["object", new Uint8Array(2)],
    ["undefined", undefined],
  ])("refuses %s", (received, array) => {
    const error = thrown(() => writeNpy(array as unknown as NpyArray));
    expect(error).toBeInstanceOf(DTypeError);
    expect(error.received).toBe(received);
  });

  it("refuses a dtype that the elements are not written as", () => {
    const floats = ndarray<NumericArray>(new Float64Array(2)) as NpyArray;
    for (const dtype of ["float32", "bool", "nonsense" as "bool"] as const) {
      const error = thrown(() => writeNpy(floats, { dtype }));
      expect(error).toBeInstanceOf(DTypeError);
      expect(error.expected).toContain("dtype float64");
    }
  });

  it("refuses a rank of 65, and a view that reaches beyond its data", () => {
    const deep = ndarray(new Uint8Array(1), new Array<number>(65).fill(1));
    expect(thrown(() => writeNpy(deep))).toBeInstanceOf(ArgumentError);
    expect(thrown(() => writeNpy(ndarray(new Uint8Array(3), [2, 2])))).toBeInstanceOf(ShapeError);
    const long = ndarray(new BigInt64Array(3), [2, 2]);
    expect(thrown(() => writeNpy(long))).toBeInstanceOf(ShapeError);
  });
});
