import { decodeFloat16 } from "../formats/npy/float16.js";
import { copyInByteOrder } from "../tensor/byte-order.js";
import type { DType, FloatArray } from "../tensor/index.js";

/** One of ONNX's element types. */
export interface ElementType {
  /** Its number in files, `TensorProto.DataType`. */
  readonly number: number;
  readonly name: string;
  readonly bytesPerElement: number;
}

/** An element type that weights may have. */
export interface FloatType extends ElementType {
  /** What a model of such weights computes with; it holds each of their numbers exactly. */
  readonly dtype: DType;
  /** The numbers of little-endian bytes, in memory of their own. */
  decode(bytes: Uint8Array): FloatArray;
}

const float32: FloatType = {
  ...{ number: 1, name: "float32", bytesPerElement: 4, dtype: "float32" },
  decode: (bytes) => copyElements(bytes, new Float32Array(bytes.length / 4)),
};

const float64: FloatType = {
  ...{ number: 11, name: "float64", bytesPerElement: 8, dtype: "float64" },
  decode: (bytes) => copyElements(bytes, new Float64Array(bytes.length / 8)),
};

const float16: FloatType = {
  ...{ number: 10, name: "float16", bytesPerElement: 2, dtype: "float32" },
  decode: (bytes) => decodeFloat16(bytes, true),
};

const bfloat16: FloatType = {
  ...{ number: 16, name: "bfloat16", bytesPerElement: 2, dtype: "float32" },
  decode(bytes) {
    const halves = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const bits = new Uint32Array(bytes.length / 2);
    // They are the upper halves of float32.
    for (let index = 0; index < bits.length; index++) {
      bits[index] = halves.getUint16(2 * index, true) << 16;
    }
    return new Float32Array(bits.buffer);
  },
};

export const uint8: ElementType = { number: 2, name: "uint8", bytesPerElement: 1 };
export const int64: ElementType = { number: 7, name: "int64", bytesPerElement: 8 };

const elementTypes: readonly (ElementType | FloatType)[] = [
  ...[float32, float64, float16, bfloat16, uint8, int64],
  { number: 3, name: "int8", bytesPerElement: 1 },
  { number: 4, name: "uint16", bytesPerElement: 2 },
  { number: 5, name: "int16", bytesPerElement: 2 },
  { number: 6, name: "int32", bytesPerElement: 4 },
  { number: 12, name: "uint32", bytesPerElement: 4 },
  { number: 13, name: "uint64", bytesPerElement: 8 },
];

/** The element types that models compute with. */
export const floatTypes: Readonly<Record<DType, FloatType>> = { float32, float64 };

/** The element type with this number; `undefined` for those that aren't numbers of whole bytes. */
export function elementTypeOf(number: number): ElementType | FloatType | undefined {
  return elementTypes.find((type) => type.number === number);
}

/** Whether weights may be of this type. */
export function isFloatType(type: ElementType | undefined): type is FloatType {
  return type !== undefined && "decode" in type;
}

/** An element type as error messages call it. */
export function elementTypeName(number: number): string {
  return elementTypeOf(number)?.name ?? `element type ${number}`;
}

function copyElements<Elements extends FloatArray>(
  bytes: Uint8Array,
  elements: Elements,
): Elements {
  copyInByteOrder(bytes, new Uint8Array(elements.buffer), elements.BYTES_PER_ELEMENT, true);
  return elements;
}
