import { integer } from "../scheduler/job";
import { lanes } from "../vectors/lanes";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { endColumn, endRow, firstColumn, firstRow } from "./window";

/** `output ←` the mean of every window and channel of one image, summed row by row. */
export function averagePool<T>(input: usize, output: usize): void {
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
      const count = (endRow(y) - firstRow(y)) * (endColumn(x) - firstColumn(x));
      for (let channel = 0; channel < channels; channel += lanes<T>()) {
        const offset = <usize>channel * sizeof<T>();
        let sum = splat<T>(0.0);
        for (let row = top; row < bottom; row += rowBytes) {
          const end = row + right;
          for (let pixel = row + left; pixel < end; pixel += pixelBytes) {
            sum = v128.add<T>(sum, v128.load(input + pixel + offset));
          }
        }
        const mean = v128.div<T>(sum, v128.splat<T>(<T>count));
        storeElements<T>(target + offset, mean, channels - channel);
      }
      target += pixelBytes;
    }
  }
}
