import { element } from "../svg/element.js";
import { lightPalette } from "../svg/palette.js";
import { formatCoordinate } from "../svg/text.js";

/*
 * Every line differs from its neighbours in colour, dashes and marker, so that it can be told from
 * them without colours too.
 */

const dashes = [undefined, "7 4", "2 3", "9 3 2 3", "12 4", "4 2 1 2 1 2"] as const;

/** Length of the sample that a legend shows. */
export const sampleWidth = 28;

/** Attributes of the stroke of the line with this number, from 0. */
export function lineStyle(index: number): Record<string, string | number | undefined> {
  return {
    class: `line-${index % lightPalette.lines.length}`,
    fill: "none",
    "stroke-width": 2,
    "stroke-linejoin": "round",
    "stroke-dasharray": dashes[index % dashes.length],
  };
}

/** The mark of that line at a point. */
export function marker(index: number, x: number, y: number): string {
  const attributes = { class: `mark-${index % lightPalette.lines.length}` };
  switch (index % 4) {
    case 0:
      return element("circle", { ...attributes, cx: x, cy: y, r: 3.5 });
    case 1:
      return element("rect", { ...attributes, x: x - 3, y: y - 3, width: 6, height: 6 });
    case 2:
      return polygon([0, -4.5, 4, 3, -4, 3], attributes, x, y);
    default:
      return polygon([0, -4.5, 4.5, 0, 0, 4.5, -4.5, 0], attributes, x, y);
  }
}

/** What a legend shows for that line. */
export function sample(index: number): string {
  const line = element("line", { ...lineStyle(index), x2: sampleWidth });
  return line + marker(index, sampleWidth / 2, 0);
}

function polygon(
  corners: readonly number[],
  attributes: Record<string, string>,
  x: number,
  y: number,
): string {
  const points = corners.map((value, index) => value + (index % 2 === 0 ? x : y));
  return element("polygon", { ...attributes, points: points.map(formatCoordinate).join(" ") });
}
