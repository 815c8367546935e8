import type { LabelledImages, Mnist } from "ndnet/datasets";
import type { NdArray } from "ndarray";
import type { DigitData, LabelledDigits } from "./digit-data.js";

type RawImages = LabelledImages<NdArray<Uint8Array>, Uint8Array>;

/** Data as the library's loaders give them with `normalize: false`, under a name. */
export function digitData(
  name: string,
  { train, test }: Mnist<NdArray<Uint8Array>, Uint8Array>,
): DigitData {
  return { name, train: bytesOf(train), test: bytesOf(test) };
}

/** A copy, so that it has memory of its own to be handed to another thread. */
function bytesOf({ images, labels }: RawImages): LabelledDigits {
  const { data, offset, size } = images;
  return { pixels: data.slice(offset, offset + size), labels: labels.slice() };
}
