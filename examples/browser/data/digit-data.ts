/** Digits with what they are: 784 bytes an image, 0 for paper to 255 for ink, and a label from 0 to 9. */
export interface LabelledDigits {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly labels: Uint8Array<ArrayBuffer>;
}

/** Digits to train and to test with, and what visitors are told that they are. */
export interface DigitData {
  readonly name: string;
  readonly train: LabelledDigits;
  readonly test: LabelledDigits;
}

/** The memory that goes along when digits are handed from one thread to another. */
export function buffersOf({ train, test }: DigitData): ArrayBuffer[] {
  const arrays = [train.pixels, train.labels, test.pixels, test.labels];
  return [...new Set(arrays.map(({ buffer }) => buffer))];
}
