import { integer } from "../scheduler/job";
import { lanes } from "../vectors/lanes";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { endColumn, endRow, firstColumn, firstRow } from "./window";

/**
 * `output ←` the largest element of every window and channel of one image, of equal ones the first; NaN
 * counts as largest. A maximum that spreads NaN by itself takes several instructions.
 */
export function maxPool<T>(input: usize, output: usize): void {
  const columns = integer(2);
  const channels = integer(3);
  const pixelBytes = <usize>channels * sizeof<T>();
  let target = output;
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
        let largest = splat<T>(-Infinity);
        let isNaN = v128.splat<i8>(0);
        for (let row = top; row < bottom; row += rowBytes) {
          const end = row + right;
          for (let pixel = row + left; pixel < end; pixel += pixelBytes) {
            const value = v128.load(input + pixel + offset);
            largest = v128.pmax<T>(largest, value);
            isNaN = v128.or(isNaN, v128.ne<T>(value, value));
          }
        }
        storeElements<T>(target + offset, v128.or(largest, isNaN), channels - channel);
      }
      target += pixelBytes;
    }
  }
}
