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
  for (let y = 0; y < integer(4); y++) {
    for (let x = 0; x < integer(5); x++) {
      const count = (endRow(y) - firstRow(y)) * (endColumn(x) - firstColumn(x));
      for (let channel = 0; channel < channels; channel += lanes<T>()) {
        const offset = <usize>channel * sizeof<T>();
        const share = v128.div<T>(v128.load(source + offset), v128.splat<T>(<T>count));
        for (let row = firstRow(y); row < endRow(y); row++) {
          for (let column = firstColumn(x); column < endColumn(x); column++) {
            const pixel = inputGradient + <usize>(row * columns + column) * pixelBytes + offset;
            const sum = v128.add<T>(v128.load(pixel), share);
            storeElements<T>(pixel, sum, channels - channel);
          }
        }
      }
      source += pixelBytes;
    }
  }
}
