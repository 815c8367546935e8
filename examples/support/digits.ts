import type { DType, InputTensor, Tensor } from "ndnet";
import { normalize, type MnistImages } from "ndnet/datasets";
import { readPixels } from "./read-pixels.js";

/** Raw pixels, bytes from 0 to 255. */
export type Pixels = MnistImages<false, DType>;

/** Images with their labels: `[digits, 784]`, and one digit from 0 to 9 each. */
export interface Digits<Images extends InputTensor = Tensor> {
  readonly images: Images;
  readonly labels: Uint8Array;
}

/** Digits to train and to test with. */
export interface DigitSets<Images extends InputTensor = Tensor> {
  readonly train: Digits<Images>;
  readonly test: Digits<Images>;
}

/**
 * The first `rows` digits of MNIST's training and test set, their pixels divided by 255.
 *
 * @param data Where they are, see `readPixels`.
 * @throws {NotFoundError} when the files are not there, saying what to do.
 */
export async function loadDigits(rows: number, dtype: DType, data?: string): Promise<DigitSets> {
  const { train, test } = await loadPixels(rows, data);
  return { train: scaled(train, dtype), test: scaled(test, dtype) };
}

/** The same with pixels as they are, bytes from 0 to 255. */
export async function loadPixels(rows: number, data = "MNIST_DIR"): Promise<DigitSets<Pixels>> {
  const { train, test } = await readPixels(data);
  return { train: firstRows(train, rows), test: firstRows(test, rows) };
}

/** Digits to train with, and whether they are all of a file that has no others to test with. */
export interface TrainingDigits extends Digits {
  readonly isWholeFile: boolean;
}

/**
 * The first `rows` digits to train with, their pixels divided by 255: those of MNIST's training set, or
 * of the whole of a file that does not say which are to test with, such as Kaggle's.
 */
export async function loadTrainingDigits(
  rows: number,
  dtype: DType,
  data: string,
): Promise<TrainingDigits> {
  const { train, whole } = await readPixels(data);
  const digits = scaled(firstRows(whole ?? train, rows), dtype);
  return { ...digits, isWholeFile: whole !== undefined };
}

function scaled({ images, labels }: Digits<Pixels>, dtype: DType): Digits {
  return { images: normalize(images, { dtype }), labels };
}

/** The first `rows` digits, in the same memory; all of them where there are fewer. */
export function firstRows<Images extends InputTensor>(
  { images, labels }: Digits<Images>,
  rows: number,
): Digits<Images> {
  const kept = Math.min(rows, labels.length);
  return { images: images.hi(kept) as Images, labels: labels.subarray(0, kept) };
}
