import { unzipSync } from "fflate";

/** An array of an NPZ file: its elements row by row, and its shape. */
export interface NpyArray {
  readonly data: Float64Array | Uint16Array;
  readonly shape: readonly number[];
}

/**
 * The arrays of an NPZ file by name: a zip of NPY files, little-endian float64 or uint16 in C order.
 *
 * Source of the format: NumPy's documentation of `numpy.lib.format`.
 */
export function readNpz(bytes: Uint8Array): Readonly<Record<string, NpyArray>> {
  const files = Object.entries(unzipSync(bytes));
  return Object.fromEntries(
    files.map(([name, file]) => [name.replace(/\.npy$/, ""), readNpy(file)]),
  );
}

function readNpy(file: Uint8Array): NpyArray {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const isLong = view.getUint8(6) > 1;
  const headerStart = isLong ? 12 : 10;
  const headerLength = isLong ? view.getUint32(8, true) : view.getUint16(8, true);
  const dataStart = headerStart + headerLength;
  const header = new TextDecoder("latin1").decode(file.subarray(headerStart, dataStart));
  const type = /'descr': '([^']*)'/.exec(header)?.[1];
  const order = /'fortran_order': (\w+)/.exec(header)?.[1];
  const shape = /'shape': \(([^)]*)\)/.exec(header)?.[1]?.match(/\d+/g)?.map(Number);
  if (order !== "False" || shape === undefined || (type !== "<f8" && type !== "<u2")) {
    throw new Error(`No NPY file that this reader knows: ${header}`);
  }
  const length = shape.reduce((product, size) => product * size, 1);
  const data = type === "<f8" ? new Float64Array(length) : new Uint16Array(length);
  const size = data.BYTES_PER_ELEMENT;
  for (let index = 0; index < length; index++) {
    const position = dataStart + index * size;
    data[index] = type === "<f8" ? view.getFloat64(position, true) : view.getUint16(position, true);
  }
  return { data, shape };
}
