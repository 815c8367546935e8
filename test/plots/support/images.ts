import ndarray, { type NdArray } from "ndarray";

/** `count` images of 4 by 4 bytes, each other; image i has the value i in its first pixel. */
export function smallImages(count: number): NdArray<Uint8Array> {
  const data = Uint8Array.from({ length: count * 16 }, (_, index) =>
    index % 16 === 0 ? index / 16 : (index * 37) % 256,
  );
  return ndarray(data, [count, 16]);
}
