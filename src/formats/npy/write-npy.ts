import { ArgumentError, DTypeError } from "../../errors/index.js";
import { isNdArray, requireShape } from "../../tensor/index.js";
import { copyInByteOrder } from "../../tensor/byte-order.js";
import { npyElementTypes, type NpyElementType } from "./element-types.js";
import { elementsInOrder, isFortranOrder } from "./memory-order.js";
import { maximumRank, type NpyArray, type NpyDType } from "./npy-array.js";
import { npyMagic } from "./npy-header.js";
import { writeTypeDescription } from "./type-description.js";

/** Options of {@link writeNpy}. */
export interface WriteNpyOptions {
  /**
   * Whether the file has the elements column by column. Default: as `np.save` does, only where the
   * array has them so in its memory.
   */
  readonly fortranOrder?: boolean;
  /**
   * Element type in the file. Default: the array's own. `"bool"` for a `uint8` array of 0 and 1, and
   * `"float16"` for a `float32` array, whose elements are rounded to the nearest, ties to even.
   */
  readonly dtype?: NpyDType;
}

/**
 * The bytes of an NPY file that holds `array`, little-endian and of version 1.0: those that NumPy's
 * `np.save` writes on a little-endian machine.
 *
 * Source: NumPy's documentation of `numpy.lib.format`.
 *
 * @param array Any strided view of at most 64 dimensions over a typed array but
 * `Uint8ClampedArray`; 64-bit integers as `BigInt64Array` or `BigUint64Array`.
 * @throws {DTypeError} when NPY has no such element type, or `dtype` is none that the array's
 * elements are written as.
 * @throws {ArgumentError} when the array has more than 64 dimensions, or `dtype` is `"bool"` and an
 * element neither 0 nor 1.
 * @throws {ShapeError} when the view reaches beyond its own data.
 */
export function writeNpy(array: NpyArray, options: WriteNpyOptions = {}): Uint8Array<ArrayBuffer> {
  const elementType = requireElementType(array, options.dtype);
  requireExpressible(array);
  const { fortranOrder = isFortranOrder(array) } = options;
  const data = elementType.encode(elementsInOrder(array, fortranOrder), "writeNpy");
  const header = headerText(elementType, array.shape, fortranOrder);
  const bytes = new Uint8Array(textStart + header.length + data.length);
  bytes.set(npyMagic);
  bytes.set([1, 0, header.length & 255, header.length >>> 8], npyMagic.length);
  bytes.set(new TextEncoder().encode(header), textStart);
  const target = bytes.subarray(textStart + header.length);
  copyInByteOrder(data, target, elementType.bytesPerElement, true);
  return bytes;
}

/** Magic bytes, two of the version, two of the header's length. */
const textStart = 10;

/** The elements begin at a multiple of this, so that the file can be mapped into memory. */
const alignment = 64;

/** NumPy leaves room for the slowest dimension to grow to this many digits in place. */
const growthDigits = 21;

function headerText(
  elementType: NpyElementType,
  shape: readonly number[],
  fortranOrder: boolean,
): string {
  const description = writeTypeDescription(elementType);
  const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const order = fortranOrder ? "True" : "False";
  const literal = `{'descr': '${description}', 'fortran_order': ${order}, 'shape': (${lengths}), }`;
  const slowest = fortranOrder ? shape.at(-1) : shape[0];
  const growth = slowest === undefined ? 0 : growthDigits - String(slowest).length;
  const text = literal + " ".repeat(growth);
  const end = textStart + text.length + 1;
  return `${text}${" ".repeat(alignment - (end % alignment))}\n`;
}

function requireElementType(array: unknown, dtype: NpyDType | undefined): NpyElementType {
  const candidates = isNdArray(array)
    ? npyElementTypes.filter((type) => type.holds(array.data))
    : [];
  const found = candidates.find((type) => dtype === undefined || type.dtype === dtype);
  if (found !== undefined) return found;
  const known = candidates.length === 0 ? npyElementTypes : candidates;
  const received = isNdArray(array) ? array.dtype : typeof array;
  throw new DTypeError({
    where: "writeNpy",
    expected:
      candidates.length === 0
        ? `an ndarray of ${known.map((type) => type.dtype).join(", ")}`
        : `dtype ${known.map((type) => type.dtype).join(" or ")} for an ndarray of ${received}`,
    received: candidates.length === 0 ? received : String(dtype),
    fix: "Copy the data into a typed array of the wanted type.",
  });
}

function requireExpressible({ shape }: NpyArray): void {
  requireShape(shape, "writeNpy");
  if (shape.length <= maximumRank) return;
  throw new ArgumentError({
    where: "writeNpy",
    expected: `at most ${maximumRank} dimensions, as NumPy's arrays have`,
    received: `${shape.length}`,
  });
}
