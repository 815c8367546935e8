import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, FormatError, NdnetError } from "../../../src/errors/index.js";
import { parseNpy, writeNpy } from "../../../src/formats/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { mutated } from "./support/mutated.js";
import { npyFile, npyOf } from "./support/npy-file.js";
import { hasNumpy, numpyBytes } from "./support/numpy.js";
import { recorded } from "./support/recorded.js";

const dtypes = [
  ["b1", "uint8"],
  ["i1", "int8"],
  ["i2", "int16"],
  ["i4", "int32"],
  ["i8", "bigint64"],
  ["u1", "uint8"],
  ["u2", "uint16"],
  ["u4", "uint32"],
  ["u8", "biguint64"],
  ["f2", "float32"],
  ["f4", "float32"],
  ["f8", "float64"],
] as const;

describe("parseNpy", () => {
  it("reads what NumPy 2.4.6 wrote, in C order", () => {
    const array = parseNpy(recorded("float64Rows"));
    expect(array.dtype).toBe("float64");
    expect(array.shape).toEqual([2, 3]);
    expect(array.data).toEqual(Float64Array.of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5));
  });

  it("reads big-endian elements in Fortran order as strides over their order in the file", () => {
    const array = parseNpy(recorded("bigEndianInt16Columns"));
    expect(array.shape).toEqual([2, 3]);
    expect(array.stride).toEqual([1, 2]);
    expect(array.data).toEqual(Int16Array.of(0, 3, 1, 4, 2, 5));
    expect(array.get(1, 0)).toBe(3);
  });

  it("reads bool as 0 and 1, of no dimensions", () => {
    const array = parseNpy(recorded("boolScalar"));
    expect(array.shape).toEqual([]);
    expect(array.data).toEqual(Uint8Array.of(1));
    expect(array.get()).toBe(1);
  });

  it("reads float16 as the same numbers in float32, and version 2.0", () => {
    const array = parseNpy(recorded("float16Version2"));
    expect(array.data).toEqual(Float32Array.of(1.5, -0, 2 ** -24, Number.POSITIVE_INFINITY));
  });

  it("reads version 3.0 and arrays without elements", () => {
    const array = parseNpy(recorded("emptyUint64Version3"));
    expect(array.dtype).toBe("biguint64");
    expect(array.shape).toEqual([0]);
    expect(array.data).toEqual(new BigUint64Array(0));
  });

  it("reads int64 exactly", () => {
    const array = parseNpy(recorded("int64"));
    expect(array.data).toEqual(BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n));
  });

  it.skipIf(!hasNumpy)(
    "reads every type, byte order, memory order, shape and version that NumPy writes",
    { timeout: 120_000 },
    () => {
      const files = numpyBytes(`
random = np.random.RandomState(5)
for code in [${dtypes.map(([code]) => `"${code}"`).join(",")}]:
    for byte_order in "<>":
        for shape in [(), (0,), (3, 0, 2), (1,), (4,), (2, 3, 4), (2,) * 8]:
            for order in "CF":
                for version in [(1, 0), (2, 0), (3, 0)]:
                    dtype = np.dtype(byte_order + code)
                    count = int(np.prod(shape, dtype=int))
                    raw = random.bytes(count * dtype.itemsize)
                    if code == "b1": raw = bytes(byte & 1 for byte in raw)
                    if code[0] == "f": raw = random.standard_normal(count).astype(dtype).tobytes()
                    array = np.frombuffer(raw, dtype).reshape(shape, order=order)
                    key = "|".join([code, byte_order, str(list(shape)), order, str(version)])
                    keep(key, saved(array, version=version))
                    native = array.astype(np.float32) if code == "f2" else array
                    keep(key + "|rows", native.astype(native.dtype.newbyteorder("<")).tobytes("C"))
`);
      const cases = Object.keys(files).filter((key) => !key.endsWith("|rows"));
      expect(cases).toHaveLength(12 * 2 * 7 * 2 * 3);
      for (const key of cases) {
        const [code, , shape] = key.split("|") as [string, string, string];
        const array = parseNpy(files[key]!);
        expect(array.dtype, key).toBe(dtypes.find(([known]) => known === code)![1]);
        expect(array.shape, key).toEqual(JSON.parse(shape));
        const rows = writeNpy(array, { fortranOrder: false });
        const elements = rows.subarray(rows.length - files[`${key}|rows`]!.length);
        expect(Buffer.compare(elements, files[`${key}|rows`]!), key).toBe(0);
      }
    },
  );

  it.each([
    "{'descr':'|u1','fortran_order':False,'shape':(2,)}",
    "{'shape': (2,), 'descr': '|u1', 'fortran_order': False}",
    ' \n{ "fortran_order" : False ,\n\t"shape" : ( 2 , ) , "descr" : "|u1" , } \r\n ',
    "{'descr': '<u1', 'fortran_order': True, 'shape': (2L,), }",
    "{'descr': '>u1', 'fortran_order': False, 'shape': (2, 1,), }",
  ])("reads the header %j", (header) => {
    for (const version of [1, 2, 3]) {
      expect(parseNpy(npyFile(header, [5, 6], version)).data).toEqual(Uint8Array.of(5, 6));
    }
  });

  it("reads as many as 64 dimensions, and refuses more", () => {
    const shape = (rank: number): string => `(${"1, ".repeat(rank)})`;
    expect(parseNpy(npyOf("'|i1'", shape(64), [5])).shape).toHaveLength(64);
    const error = thrown(() => parseNpy(npyOf("'|i1'", shape(65), [5])));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.received).toBe("65 dimensions");
  });

  it("reads bytes at any position of a longer buffer, and shares no memory with them", () => {
    const file = recorded("float64Rows");
    const padded = new Uint8Array(file.length + 5);
    padded.set(file, 3);
    const array = parseNpy(padded.subarray(3, 3 + file.length));
    padded.fill(0);
    expect(array.get(0, 0)).toBe(-2.5);
    expect(parseNpy(Buffer.from(recorded("boolScalar"))).dtype).toBe("uint8");
  });

  it("refuses every truncation, and bytes behind the end", () => {
    for (const name of ["float64Rows", "float16Version2", "emptyUint64Version3"] as const) {
      const file = recorded(name);
      for (let length = 0; length < file.length; length++) {
        const error = thrown(() => parseNpy(file.subarray(0, length)));
        expect(error, `${name}, ${length} bytes`).toBeInstanceOf(FormatError);
      }
      const long = thrown(() => parseNpy(Uint8Array.of(...file, 0)));
      expect(long).toBeInstanceOf(FormatError);
      expect(long.fix).toContain("behind its end");
    }
  });

  it.each([
    ["'<c16'", "complex"],
    ["'|O'", "objects"],
    ["'|V8'", "structured"],
    ["'<U3'", "text"],
    ["'|S3'", "text"],
    ["'<M8[s]'", "dates"],
    ["[('a', '<i4'), ('b', '<f4')]", "structured"],
    ["'<f16'", "<f16"],
    ["'<f3'", "<f3"],
    ["'float64'", "float64"],
    ["'=f8'", "=f8"],
    ["'|f8'", "|f8"],
    ["'f8'", "f8"],
    ["''", 'descr ""'],
  ])("refuses the type %s and says what it is", (descr, word) => {
    const error = thrown(() => parseNpy(npyOf(descr, "(1,)", [1, 2, 3, 4, 5, 6, 7, 8])));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.received).toContain(word);
  });

  it("doesn't name a kind where the type has none", () => {
    expect(thrown(() => parseNpy(npyOf("''", "(1,)"))).received).toBe('descr ""');
  });

  it.each(["(2,)", "(1, 1, 2)"])("refuses a bool of 2, of shape %s", (shape) => {
    const error = thrown(() => parseNpy(npyOf("'|b1'", shape, [1, 2])));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toContain("element 1");
  });

  it.each([
    [0, 0],
    [4, 0],
    [1, 1],
  ])("refuses version %i.%i", (major, minor) => {
    const file = recorded("boolScalar");
    file.set([major, minor], 6);
    expect(thrown(() => parseNpy(file)).received).toBe(`${major}.${minor}`);
  });

  it.each([
    "{}",
    "{'descr': '|u1', 'fortran_order': False}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (1,), 'extra': 'x'}",
    "{'descr': '|u1', 'fortran_order': False, 'Shape': (1,)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (1,), 'shape': (1,)}",
    "{'descr': '|u1', 'fortran_order': 'False', 'shape': (1,)}",
    "{'descr': True, 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': '(1,)'}",
  ])("refuses the keys of %s", (header) => {
    expect(thrown(() => parseNpy(npyFile(header, [1])))).toBeInstanceOf(FormatError);
  });

  it("refuses sizes beyond 2^53 − 1 bytes, and huge ones before it takes memory for them", () => {
    const beyond = thrown(() => parseNpy(npyOf("'<f8'", "(1048576, 1048576, 1024)")));
    expect(beyond.expected).toContain("2^53");
    const file = npyOf("'<f8'", "(1048576, 1048576)");
    const before = process.memoryUsage().arrayBuffers;
    const huge = thrown(() => parseNpy(file));
    expect(huge.expected).toContain(`${2 ** 43 + file.length} bytes`);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
  });

  it("reads dimensions of length zero beside long ones, but as NumPy not beside too long ones", () => {
    const array = parseNpy(npyOf("'<f8'", "(1099511627776, 0, 1023)"));
    expect(array.size).toBe(0);
    expect(array.stride.every(Number.isSafeInteger)).toBe(true);
    for (const shape of ["(1099511627776, 0, 1024)", `(${"9007199254740991, ".repeat(63)}0)`]) {
      expect(thrown(() => parseNpy(npyOf("'<f8'", shape))).expected).toContain("2^53 − 1 bytes");
    }
  });

  it("refuses a header of more than 10,000 characters, whatever it says", () => {
    const error = thrown(() => parseNpy(npyFile(" ".repeat(10_001))));
    expect(error.received).toBe("10001");
    expect(thrown(() => parseNpy(npyFile("(".repeat(10_000))))).toBeInstanceOf(FormatError);
  });

  it("names the data in its errors", () => {
    const error = thrown(() => parseNpy(new Uint8Array(3), { name: "weights.npy" }));
    expect(error.message).toContain("weights.npy: expected");
  });

  it.each([new ArrayBuffer(4), "bytes", undefined, [0x93]])("refuses %o for bytes", (bytes) => {
    expect(thrown(() => parseNpy(bytes as unknown as Uint8Array))).toBeInstanceOf(ArgumentError);
  });

  it("throws nothing but typed errors for mutated files", () => {
    const files = [
      recorded("float64Rows"),
      recorded("bigEndianInt16Columns"),
      recorded("boolScalar"),
      recorded("float16Version2"),
      recorded("emptyUint64Version3"),
      writeNpy(ndarray(new Int8Array(8), [2, 2, 2])),
    ];
    let refused = 0;
    fc.assert(
      fc.property(mutated(files), (file) => {
        try {
          parseNpy(file);
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
