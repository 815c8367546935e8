import { ArgumentError, ShapeError } from "../../errors/index.js";
import { checkMembers, requireThat } from "../arguments/check-members.js";
import { aText, numbers } from "../arguments/value-kinds.js";
import type { ScaleKind } from "./axis-scale.js";
import { hasPlace } from "./axis-scale.js";

/** A line of a chart. */
export interface Line {
  /** What the legend calls it. */
  readonly name: string;
  /** Default: 1, 2, 3 … */
  readonly x?: ArrayLike<number>;
  /** As many as `x`; NaN and ±Infinity leave a gap. */
  readonly y: ArrayLike<number>;
}

/** Places along the x axis of a line, those that the line has or 1, 2, 3 … */
export function positionsOf({ x, y }: Line): ArrayLike<number> {
  return x ?? Array.from({ length: y.length }, (_, index) => index + 1);
}

/**
 * @throws {ArgumentError} unless there is a line, and each is one.
 * @throws {ShapeError} unless every line has as many x as y.
 */
export function checkLines(lines: readonly Line[], where: string): void {
  requireThat(Array.isArray(lines), where, "an array of lines", lines);
  if (lines.length === 0) {
    throw new ArgumentError({ where, expected: "at least one line", received: "none" });
  }
  Array.from(lines).forEach((line, index) => {
    const place = `${where}, line ${index + 1} of ${lines.length}`;
    checkMembers<Line>(line, { x: numbers }, place);
    requireThat(aText.holds(line.name), `${place}, name`, aText.expected, line.name);
    requireThat(numbers.holds(line.y), `${place}, y`, numbers.expected, line.y);
  });
  requireEqualLengths(lines, where);
}

function requireEqualLengths(lines: readonly Line[], where: string): void {
  for (const { name, x, y } of lines) {
    if (x === undefined || x.length === y.length) continue;
    throw new ShapeError({
      where: `${where}, line "${name}"`,
      expected: `${y.length} values of x, as many as of y`,
      received: String(x.length),
    });
  }
}

/** The smallest and the largest of both coordinates. */
export interface Extent {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Extent of all points that have a place on such axes; `undefined` where none has. */
export function extentOf(
  lines: readonly Line[],
  xScale: ScaleKind,
  yScale: ScaleKind,
): Extent | undefined {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [low, high] = [left, right];
  for (const line of lines) {
    const positions = positionsOf(line);
    for (let index = 0; index < line.y.length; index++) {
      const x = positions[index] as number;
      const y = line.y[index] as number;
      if (!hasPlace(x, xScale) || !hasPlace(y, yScale)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  return left > right ? undefined : { x: [left, right], y: [low, high] };
}
