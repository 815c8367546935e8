import { parseIdx, type IdxArray } from "ndnet/datasets";
import type { DigitData, LabelledDigits } from "./digit-data.js";
import type { NamedBytes } from "./named-bytes.js";

/** The side of an image, in pixels. */
const side = 28;
/** The share of the digits that is kept to test with where no files are there for it: one of so many. */
const heldOut = 10;

interface IdxFile {
  readonly name: string;
  readonly array: IdxArray;
}

/**
 * Digits from IDX files: images and labels to train with, and those to test with where they are there,
 * told apart by `t10k` or `test` in their names. Without them the last tenth of the others is kept for it.
 *
 * @throws {FormatError} when a file is damaged.
 * @throws {Error} when images or labels are missing, or don't belong together.
 */
export function idxData(files: readonly NamedBytes[]): DigitData {
  const parsed = files.map(({ name, bytes }) => ({ name, array: parseIdx(bytes, { name }) }));
  const isTest = ({ name }: IdxFile): boolean => /t10k|test/i.test(name);
  const testing = parsed.filter(isTest);
  const training = parsed.filter((file) => !isTest(file));
  const [first, second] =
    training.length === 0
      ? [labelled(testing), undefined]
      : [labelled(training), testing.length === 0 ? undefined : labelled(testing)];
  const sets = second === undefined ? split(first) : { train: first, test: second };
  return { name: `From your files ${files.map(({ name }) => name).join(", ")}`, ...sets };
}

function labelled(files: readonly IdxFile[]): LabelledDigits {
  const images = files.find(({ array }) => array.shape.length === 3);
  const labels = files.find(({ array }) => array.shape.length === 1);
  if (images === undefined || labels === undefined) {
    const missing = images === undefined ? "images" : "labels";
    const names = files.map(({ name }) => name).join(", ");
    throw new Error(
      `Images and labels come in files of their own, and none of ${names} has ${missing}. Choose both at once.`,
    );
  }
  const [count, height, width] = images.array.shape;
  if (height !== side || width !== side) {
    throw new Error(`${images.name} has images of other than 28 × 28 pixels.`);
  }
  if (count === 0 || count !== labels.array.shape[0]) {
    throw new Error(`${images.name} and ${labels.name} have to have as many labels as images.`);
  }
  const digits = bytesOf(labels);
  if (digits.some((digit) => digit > 9)) {
    throw new Error(`${labels.name} has labels above 9; digits have labels from 0 to 9.`);
  }
  return { pixels: bytesOf(images), labels: digits };
}

function bytesOf({ name, array }: IdxFile): Uint8Array<ArrayBuffer> {
  const { data, offset, size } = array;
  if (data instanceof Uint8Array) return data.slice(offset, offset + size);
  throw new Error(`${name} holds ${array.dtype}; images and labels are bytes.`);
}

function split({ pixels, labels }: LabelledDigits): Pick<DigitData, "train" | "test"> {
  const kept = labels.length - Math.ceil(labels.length / heldOut);
  const pixelsKept = kept * side * side;
  return {
    train: { pixels: pixels.slice(0, pixelsKept), labels: labels.slice(0, kept) },
    test: { pixels: pixels.slice(pixelsKept), labels: labels.slice(kept) },
  };
}
