import { element } from "../svg/element.js";
import { formatCoordinate } from "../svg/text.js";
import type { AxisScale } from "./axis-scale.js";
import { positionsOf, type Line } from "./line.js";
import { lineStyle, marker } from "./line-style.js";
import { thinPoints } from "./thin-points.js";

/** A line with gaps where a value has no place, and marks where points stand far enough apart. */
export function drawLine(line: Line, index: number, x: AxisScale, y: AxisScale): string {
  const points = thinPoints({
    x: Array.from(positionsOf(line), (value) => x.place(value)),
    y: Array.from(line.y, (value) => y.place(value)),
  });
  const runs = unbrokenRuns(points.x, points.y);
  const paths = runs.filter(({ length }) => length > 1).map(pathData);
  const isSparse = runs.every((run) => meanDistance(run) >= markerDistance);
  const marked = runs.filter(({ length }) => length === 1 || isSparse).flat();
  return [
    paths.length === 0 ? "" : element("path", { ...lineStyle(index), d: paths.join("") }),
    ...marked.map(([left, top]) => marker(index, left, top)),
  ].join("");
}

type Point = readonly [x: number, y: number];

/** Marks nearer than this would hide the line. */
const markerDistance = 14;

function unbrokenRuns(x: readonly number[], y: readonly number[]): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  x.forEach((left, index) => {
    const top = y[index] as number;
    if (Number.isNaN(left) || Number.isNaN(top)) {
      run = [];
      return;
    }
    if (run.length === 0) runs.push(run);
    run.push([left, top]);
  });
  return runs;
}

function meanDistance(run: readonly Point[]): number {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined || run.length === 1) return Infinity;
  return Math.abs(last[0] - first[0]) / (run.length - 1);
}

function pathData(run: readonly Point[]): string {
  const points = run.map(([x, y]) => `${formatCoordinate(x)} ${formatCoordinate(y)}`);
  return `M${points.join("L")}`;
}
