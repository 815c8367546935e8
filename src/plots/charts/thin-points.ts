/** Points of a line in pixels; those with a NaN are gaps. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * Fewer points that draw the same line: of many neighbours in one column of pixels, the first, the
 * lowest, the highest and the last.
 *
 * No extreme is lost. A gap narrower than a column closes; a column of nothing but gaps stays one.
 *
 * Source: Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation" (2014).
 */
export function thinPoints({ x, y }: Points): Points {
  const kept: number[] = [];
  let start = 0;
  while (start < x.length) {
    const column = columnOf(x[start] as number);
    let end = start + 1;
    while (end < x.length && columnOf(x[end] as number) === column) end += 1;
    kept.push(...representatives(y, start, end));
    start = end;
  }
  return {
    x: kept.map((index) => x[index] as number),
    y: kept.map((index) => y[index] as number),
  };
}

/** Points without a place on the x axis are a column of their own. */
function columnOf(x: number): number {
  return Number.isNaN(x) ? -1 : Math.floor(x);
}

function representatives(y: readonly number[], start: number, end: number): number[] {
  if (end - start <= 4) return Array.from({ length: end - start }, (_, index) => start + index);
  let first = -1;
  let last = -1;
  let lowest = -1;
  let highest = -1;
  for (let index = start; index < end; index++) {
    const value = y[index] as number;
    if (Number.isNaN(value)) continue;
    if (first === -1) first = lowest = highest = index;
    if (value < (y[lowest] as number)) lowest = index;
    if (value > (y[highest] as number)) highest = index;
    last = index;
  }
  if (first === -1) return [start];
  return [...new Set([first, lowest, highest, last])].sort((left, right) => left - right);
}
