import { ArgumentError, FormatError } from "../../errors/index.js";
import { copyInByteOrder } from "../../tensor/byte-order.js";
import { decodeFloat16, encodeFloat16 } from "./float16.js";
import { type NpyData, type NpyDType } from "./npy-array.js";

/** One element type of NPY: its name and code, and how its bytes become a typed array and back. */
export interface NpyElementType {
  readonly dtype: NpyDType;
  /** Kind and bytes an element, as the header's `descr` has them behind the byte order. */
  readonly code: string;
  readonly bytesPerElement: number;
  /** Whether `data` is of the typed array that this element type is read into. */
  holds(data: unknown): boolean;
  /**
   * The elements of a file's bytes, in memory of their own.
   *
   * @throws {FormatError} when an element is none of this type.
   */
  decode(bytes: Uint8Array, littleEndian: boolean, where: string): NpyData;
  /** The native-endian bytes of the elements, without a copy where the typed array has the same. */
  encode(data: ArrayBufferView, where: string): Uint8Array;
}

interface TypedArrayConstructor<D extends NpyData> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): D;
}

function elementType<D extends NpyData>(
  dtype: NpyDType,
  code: string,
  constructor: TypedArrayConstructor<D>,
): NpyElementType {
  const bytesPerElement = constructor.BYTES_PER_ELEMENT;
  return {
    dtype,
    code,
    bytesPerElement,
    holds: (data) => data instanceof constructor,
    decode(bytes, littleEndian) {
      const native = new Uint8Array(bytes.length);
      copyInByteOrder(bytes, native, bytesPerElement, littleEndian);
      return new constructor(native.buffer, 0, native.length / bytesPerElement);
    },
    encode: bytesOf,
  };
}

const uint8 = elementType("uint8", "u1", Uint8Array);
const float32 = elementType("float32", "f4", Float32Array);

const bool: NpyElementType = {
  ...uint8,
  dtype: "bool",
  code: "b1",
  decode(bytes, littleEndian, where) {
    const index = firstBeyondOne(bytes);
    if (index === -1) return uint8.decode(bytes, littleEndian, where);
    throw new FormatError({
      where: `${where}, element ${index}`,
      expected: "0 or 1, as bool elements are",
      received: String(bytes[index]),
      fix: "The file is damaged: get it again.",
    });
  },
  encode(data, where) {
    const bytes = bytesOf(data);
    const index = firstBeyondOne(bytes);
    if (index === -1) return bytes;
    throw new ArgumentError({
      where: `${where}, element ${index} row by row`,
      expected: "0 or 1, as bool elements are",
      received: String(bytes[index]),
      fix: 'Write other numbers with dtype "uint8".',
    });
  },
};

const float16: NpyElementType = {
  ...float32,
  dtype: "float16",
  code: "f2",
  bytesPerElement: 2,
  decode: decodeFloat16,
  encode: (data) => bytesOf(encodeFloat16(data as Float32Array)),
};

function firstBeyondOne(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte > 1);
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The element types of NPY; of two that are read into one typed array, the first is its own. */
export const npyElementTypes: readonly NpyElementType[] = [
  elementType("int8", "i1", Int8Array),
  elementType("int16", "i2", Int16Array),
  elementType("int32", "i4", Int32Array),
  elementType("int64", "i8", BigInt64Array),
  uint8,
  elementType("uint16", "u2", Uint16Array),
  elementType("uint32", "u4", Uint32Array),
  elementType("uint64", "u8", BigUint64Array),
  float32,
  elementType("float64", "f8", Float64Array),
  bool,
  float16,
];
