import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { blockRows, exponentials, rowSum, subtractMaximum } from "./exponential-rows";

/**
 * `output[i, j] ← e^(input[i, j] − mᵢ) / Σₖ e^(input[i, k] − mᵢ)`, mᵢ the row's largest element,
 * for rows `rowStart … rowEnd − 1`.
 *
 * Both are contiguous `[rows, columns]` without padding; `output` may be `input`. The sum is taken
 * in float64 by lanes, in an order that depends on `columns` alone. A row that holds NaN or
 * Infinity, or −Infinity alone, becomes NaN. Relative error beside that of the rounded `input −
 * mᵢ`: below 2.5e-7 for f32 and 5e-16 for f64 (measured with up to 100 columns).
 */
export function softmax<T>(
  input: usize,
  output: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowBytes = (columns as usize) * sizeof<T>();
  const step = blockRows(columns);
  for (let first = rowStart; first < rowEnd; first += step) {
    const end = min(rowEnd, first + step);
    const block = output + (first as usize) * rowBytes;
    const blockEnd = output + (end as usize) * rowBytes;
    let source = input + (first as usize) * rowBytes;
    for (let row = block; row < blockEnd; row += rowBytes) {
      subtractMaximum<T>(source, row, columns);
      source += rowBytes;
    }
    exponentials<T>(block, (end - first) * columns);
    for (let row = block; row < blockEnd; row += rowBytes) {
      divide<T>(row, columns, splat<T>(rowSum<T>(row, columns)));
    }
  }
}

@inline
function divide<T>(row: usize, columns: i32, divisor: v128): void {
  for (let j = 0; j < columns; j += lanes<T>()) {
    const place = row + (j as usize) * sizeof<T>();
    storeElements<T>(place, v128.div<T>(loadElements<T>(place, columns - j), divisor), columns - j);
  }
}
