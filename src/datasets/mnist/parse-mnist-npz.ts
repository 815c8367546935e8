import { type NdArray } from "ndarray";
import { FormatError } from "../../errors/index.js";
import { parseNpz, type NpyArray } from "../../formats/index.js";
import { formatShape, type DType } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";
import ndarray from "ndarray";
import { requireDType } from "../tensor-of.js";
import { type Mnist, type MnistImages, type MnistLabels, type MnistShape } from "./mnist.js";
import { requireDigits, requireImageShape, requireSameCount } from "./parse-mnist.js";
import { shapeImages } from "./shape-images.js";

/** Options of {@link parseMnistNpz}. */
export interface ParseMnistNpzOptions<
  Normalize extends boolean = boolean,
  OneHot extends boolean = boolean,
  D extends DType = DType,
> extends MnistShape<Normalize, OneHot, D> {
  /** What error messages call the data, such as a file name. Default: `"mnist.npz"`. */
  readonly name?: string;
}

/**
 * MNIST, or a set that is made like it, from the bytes of an NPZ archive as Keras ships it: `x_train`
 * and `x_test` of uint8 `[n, 28, 28]`, `y_train` and `y_test` of uint8 `[n]`.
 *
 * @throws {FormatError} when the archive is damaged, lacks one of them, or has it of another type or
 * shape.
 * @throws {ArgumentError} when `bytes` is no `Uint8Array`, or an option makes no sense.
 */
export function parseMnistNpz<
  Normalize extends boolean = true,
  OneHot extends boolean = false,
  D extends DType = "float32",
>(
  bytes: Uint8Array,
  options: ParseMnistNpzOptions<Normalize, OneHot, D> = {},
): Mnist<MnistImages<Normalize, D>, MnistLabels<OneHot, D>> {
  const { name = "mnist.npz", dtype = "float32" } = options;
  requireDType(dtype, "parseMnistNpz");
  const arrays = parseNpz(bytes, { name });
  const part = (half: "train" | "test"): ReturnType<typeof shapeImages> => {
    const names = { images: `${name}, x_${half}`, labels: `${name}, y_${half}` };
    const images = bytesOf(arrays, `x_${half}`, name);
    const labels = bytesOf(arrays, `y_${half}`, name);
    requireImageShape(images, names.images);
    requireDigits(labels, names.labels);
    requireSameCount(images, labels.data, names);
    return shapeImages(images, labels.data, options);
  };
  return { train: part("train"), test: part("test") } as Mnist<
    MnistImages<Normalize, D>,
    MnistLabels<OneHot, D>
  >;
}

/** An array of bytes, its elements in row order. */
function bytesOf(
  arrays: ReadonlyMap<string, NpyArray>,
  key: string,
  name: string,
): NdArray<Uint8Array> {
  const array = arrays.get(key);
  if (array?.dtype === "uint8") return ndarray(contiguousData(array), array.shape);
  throw new FormatError({
    where: name,
    expected: `an array ${key} of uint8`,
    received:
      array === undefined
        ? `arrays named ${[...arrays.keys()].join(", ")}`
        : `${array.dtype} data of shape ${formatShape(array.shape)}`,
    fix: "Pass the file that Keras ships; other archives are read with parseNpz.",
  });
}
