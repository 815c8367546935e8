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
  for (let y = 0; y < integer(4); y++) {
    for (let x = 0; x < integer(5); x++) {
      const count = (endRow(y) - firstRow(y)) * (endColumn(x) - firstColumn(x));
      for (let channel = 0; channel < channels; channel += lanes<T>()) {
        const offset = <usize>channel * sizeof<T>();
        let sum = splat<T>(0.0);
        for (let row = firstRow(y); row < endRow(y); row++) {
          for (let column = firstColumn(x); column < endColumn(x); column++) {
            const pixel = input + <usize>(row * columns + column) * pixelBytes + offset;
            sum = v128.add<T>(sum, v128.load(pixel));
          }
        }
        const mean = v128.div<T>(sum, v128.splat<T>(<T>count));
        storeElements<T>(target + offset, mean, channels - channel);
      }
      target += pixelBytes;
    }
  }
}
