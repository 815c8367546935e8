import ndarray, { type NdArray } from "ndarray";

/** An ndarray of an element type that IDX has. */
export type IdxArray =
  | NdArray<Uint8Array>
  | NdArray<Int8Array>
  | NdArray<Int16Array>
  | NdArray<Int32Array>
  | NdArray<Float32Array>
  | NdArray<Float64Array>;

/** One element type of IDX: its code in the file, and the typed array that holds it. */
export interface IdxElementType {
  readonly code: number;
  readonly name: IdxArray["dtype"];
  readonly bytesPerElement: number;
  /** Whether `data` is of the typed array of this element type. */
  holds(data: unknown): boolean;
  /** An ndarray over native-endian bytes that begin at a multiple of `bytesPerElement`. */
  wrap(bytes: Uint8Array, shape: number[]): IdxArray;
}

type IdxData = IdxArray["data"];

interface TypedArrayConstructor<D extends IdxData> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): D;
}

function elementType<D extends IdxData>(
  code: number,
  name: IdxArray["dtype"],
  constructor: TypedArrayConstructor<D>,
  wrap: (data: D, shape: number[]) => IdxArray,
): IdxElementType {
  const bytesPerElement = constructor.BYTES_PER_ELEMENT;
  return {
    code,
    name,
    bytesPerElement,
    holds: (data) => data instanceof constructor,
    wrap: ({ buffer, byteOffset, byteLength }, shape) =>
      wrap(new constructor(buffer, byteOffset, byteLength / bytesPerElement), shape),
  };
}

/** The element types of IDX, with the codes of the format's definition. */
export const idxElementTypes: readonly IdxElementType[] = [
  elementType(0x08, "uint8", Uint8Array, (data, shape) => ndarray(data, shape)),
  elementType(0x09, "int8", Int8Array, (data, shape) => ndarray(data, shape)),
  elementType(0x0b, "int16", Int16Array, (data, shape) => ndarray(data, shape)),
  elementType(0x0c, "int32", Int32Array, (data, shape) => ndarray(data, shape)),
  elementType(0x0d, "float32", Float32Array, (data, shape) => ndarray(data, shape)),
  elementType(0x0e, "float64", Float64Array, (data, shape) => ndarray(data, shape)),
];
