import { integer } from "../scheduler/job";
import { lanes } from "../vectors/lanes";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { endColumn, endRow, firstColumn, firstRow } from "./window";

/**
 * `inputGradient ←` the output's gradient of one image, each element at the first of its window that
 * equals the output; a NaN is found where the output is NaN.
 */
export function maxPoolGradient<T>(
  input: usize,
  output: usize,
  outputGradient: usize,
  inputGradient: usize,
): void {
  const columns = integer(2);
  const channels = integer(3);
  const pixelBytes = <usize>channels * sizeof<T>();
  memory.fill(inputGradient, 0, <usize>(integer(1) * columns) * pixelBytes);
  let place: usize = 0;
  const rowBytes = <usize>columns * pixelBytes;
  const outputRows = integer(4);
  const outputColumns = integer(5);
  for (let y = 0; y < outputRows; y++) {
    const top = <usize>firstRow(y) * rowBytes;
    const bottom = <usize>endRow(y) * rowBytes;
    for (let x = 0; x < outputColumns; x++) {
      const left = <usize>firstColumn(x) * pixelBytes;
      const right = <usize>endColumn(x) * pixelBytes;
      for (let channel = 0; channel < channels; channel += lanes<T>()) {
        const offset = <usize>channel * sizeof<T>();
        const largest = v128.load(output + place + offset);
        const isNaN = v128.ne<T>(largest, largest);
        // What has not found its place yet.
        let waiting = v128.splat<i8>(-1);
        const gradient = v128.load(outputGradient + place + offset);
        for (let row = top; row < bottom; row += rowBytes) {
          const end = row + right;
          for (let pixel = row + left; pixel < end; pixel += pixelBytes) {
            const element = pixel + offset;
            const value = v128.load(input + element);
            const isLargest = v128.or(
              v128.eq<T>(value, largest),
              v128.and(isNaN, v128.ne<T>(value, value)),
            );
            const found = v128.and(waiting, isLargest);
            waiting = v128.andnot(waiting, isLargest);
            const sum = v128.add<T>(
              v128.load(inputGradient + element),
              v128.bitselect(gradient, splat<T>(0.0), found),
            );
            storeElements<T>(inputGradient + element, sum, channels - channel);
          }
        }
      }
      place += pixelBytes;
    }
  }
}
