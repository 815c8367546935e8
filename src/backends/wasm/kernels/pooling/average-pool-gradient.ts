import { integer } from "../scheduler/job";
import { lanes } from "../vectors/lanes";
import { storeElements } from "../vectors/store-elements";
import { endColumn, endRow, firstColumn, firstRow } from "./window";

/** `inputGradient ←` the output's gradient of one image, divided among the elements of its window. */
export function averagePoolGradient<T>(outputGradient: usize, inputGradient: usize): void {
  const columns = integer(2);
  const channels = integer(3);
  const pixelBytes = <usize>channels * sizeof<T>();
  memory.fill(inputGradient, 0, <usize>(integer(1) * columns) * pixelBytes);
  let source = outputGradient;
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
        const share = v128.div<T>(v128.load(source + offset), v128.splat<T>(<T>count));
        for (let row = top; row < bottom; row += rowBytes) {
          const end = row + right;
          for (let pixel = row + left; pixel < end; pixel += pixelBytes) {
            const element = inputGradient + pixel + offset;
            const sum = v128.add<T>(v128.load(element), share);
            storeElements<T>(element, sum, channels - channel);
          }
        }
      }
      source += pixelBytes;
    }
  }
}
