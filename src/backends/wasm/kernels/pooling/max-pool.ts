import { integer } from "../scheduler/job";
import { lanes } from "../vectors/lanes";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { endColumn, endRow, firstColumn, firstRow } from "./window";

/** `output ←` the largest element of every window and channel of one image; NaN counts as largest. */
export function maxPool<T>(input: usize, output: usize): void {
  const columns = integer(2);
  const channels = integer(3);
  const pixelBytes = <usize>channels * sizeof<T>();
  let target = output;
  for (let y = 0; y < integer(4); y++) {
    for (let x = 0; x < integer(5); x++) {
      for (let channel = 0; channel < channels; channel += lanes<T>()) {
        const offset = <usize>channel * sizeof<T>();
        let largest = splat<T>(-Infinity);
        for (let row = firstRow(y); row < endRow(y); row++) {
          for (let column = firstColumn(x); column < endColumn(x); column++) {
            const pixel = input + <usize>(row * columns + column) * pixelBytes + offset;
            largest = v128.max<T>(largest, v128.load(pixel));
          }
        }
        storeElements<T>(target + offset, largest, channels - channel);
      }
      target += pixelBytes;
    }
  }
}
