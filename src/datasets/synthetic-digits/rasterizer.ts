import { EDGE_WIDTH, type Pen } from "./pen.js";
import type { Polyline } from "./spline.js";

/**
 * Draws a stroke into a square picture of depths under the ink, in pixels.
 *
 * `depths[row · side + column]` becomes the largest `radius − distance` from the pixel's centre to
 * any segment drawn so far: positive under the ink, 0 on its outline, negative outside. Every depth
 * above −EDGE_WIDTH / 2 is exact; a start with `depths.fill(-EDGE_WIDTH)` is an empty picture. Ink
 * beyond the picture's border is cut off.
 */
export function drawStroke(depths: Float64Array, side: number, line: Polyline, pen: Pen): void {
  const segments = line.x.length - 1;
  for (let i = 0; i < segments; i += 1) {
    const radius = pen.radiusAt((i + 0.5) / segments);
    const startX = line.x[i] ?? 0;
    const startY = line.y[i] ?? 0;
    drawSegment(depths, side, radius, startX, startY, line.x[i + 1] ?? 0, line.y[i + 1] ?? 0);
  }
}

function drawSegment(
  depths: Float64Array,
  side: number,
  radius: number,
  startX: number,
  startY: number,
  endX: number,
  endY: number,
): void {
  const reach = radius + EDGE_WIDTH / 2;
  const firstColumn = Math.max(Math.floor(Math.min(startX, endX) - reach), 0);
  const lastColumn = Math.min(Math.floor(Math.max(startX, endX) + reach), side - 1);
  const firstRow = Math.max(Math.floor(Math.min(startY, endY) - reach), 0);
  const lastRow = Math.min(Math.floor(Math.max(startY, endY) + reach), side - 1);
  const alongX = endX - startX;
  const alongY = endY - startY;
  const lengthSquared = alongX * alongX + alongY * alongY;
  for (let row = firstRow; row <= lastRow; row += 1) {
    const y = row + 0.5 - startY;
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      const x = column + 0.5 - startX;
      const projection = lengthSquared > 0 ? (x * alongX + y * alongY) / lengthSquared : 0;
      const t = Math.min(Math.max(projection, 0), 1);
      const offX = x - t * alongX;
      const offY = y - t * alongY;
      const depth = radius - Math.sqrt(offX * offX + offY * offY);
      const pixel = row * side + column;
      if (depth > (depths[pixel] ?? 0)) depths[pixel] = depth;
    }
  }
}
