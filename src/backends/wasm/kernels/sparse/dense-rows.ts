import { indexOf, pairBytes } from "./pair";

/**
 * `output[i, column] ← scale · value` for every pair of rows `rowStart … rowEnd − 1` of a block, 0 elsewhere.
 *
 * Rows as `encodeRows` writes them; the output is contiguous `[rows, width]`.
 */
export function denseRows<T>(
  order: usize,
  rowStarts: usize,
  pairs: usize,
  bands: i32,
  width: i32,
  output: usize,
  scale: T,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowBytes = <usize>(bands + 1) << 2;
  const outputBytes = <usize>width * sizeof<T>();
  for (let row = rowStart; row < rowEnd; row++) {
    const source = order == 0 ? row : load<i32>(order + ((<usize>row) << 2));
    const entry = rowStarts + <usize>source * rowBytes;
    const target = output + <usize>row * outputBytes;
    memory.fill(target, 0, outputBytes);
    const end = pairs + <usize>load<u32>(entry + rowBytes - 4) * pairBytes<T>();
    let pair = pairs + <usize>load<u32>(entry) * pairBytes<T>();
    for (; pair < end; pair += pairBytes<T>()) {
      store<T>(target + indexOf<T>(pair) * sizeof<T>(), load<T>(pair) * scale);
    }
  }
}
