import { type NdArray } from "ndarray";
import { requirePositive } from "../tensor/checks.js";
import { floatArray, wrap, type DType } from "../tensor/index.js";
import { contiguousData, type NumericArray } from "../tensor/take-rows.js";
import { byteQuotients, scaleBytes } from "./scale-bytes.js";
import { requireDType, type TensorOf } from "./tensor-of.js";

/** Options of {@link normalize}. */
export interface NormalizeOptions<D extends DType = DType> {
  /** The value that becomes 1. Default: 255, the greatest byte. */
  readonly maximum?: number;
  /** Default: `"float32"`. */
  readonly dtype?: D;
}

/**
 * Scales pixels from 0…`maximum` to 0…1: `output = images / maximum`.
 *
 * It divides, and doesn't multiply by a rounded reciprocal, so that each result is the float
 * nearest to the quotient, the same that NumPy's `images / 255` gives.
 *
 * @param images Any shape, strides and element type.
 * @returns A new tensor of the same shape.
 * @throws {ArgumentError} when `maximum` is not finite or not greater than 0.
 * @throws {DTypeError} when `images` is no ndarray over a typed array of numbers.
 */
export function normalize<D extends DType = "float32">(
  images: NdArray<NumericArray>,
  options: NormalizeOptions<D> = {},
): TensorOf<D> {
  const { maximum = 255 } = options;
  const dtype: DType = options.dtype ?? "float32";
  requireDType(dtype, "normalize");
  requirePositive(maximum, "normalize, maximum");
  const values = contiguousData(images);
  const output = floatArray(values.length, dtype);
  if (values instanceof Uint8Array) {
    scaleBytes(values, byteQuotients(maximum, dtype), output, 0);
  } else {
    for (let index = 0; index < values.length; index++) {
      output[index] = (values[index] as number) / maximum;
    }
  }
  return wrap(output, images.shape) as TensorOf<D>;
}
