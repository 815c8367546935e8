import { placeByMass } from "./place-by-mass.js";
import { distance, segmentsOf, type Point, type Segment, type Stroke } from "./strokes.js";

/** Side of the image that a network sees, in pixels. */
export const imageSide = 28;
/** Side of the box that a digit fills by its larger side, in pixels. */
export const boxSide = 20;
/** Half the width of a line, in pixels of the image: MNIST's are about two and a half pixels wide. */
export const penRadius = 1.2;
/** Extent below which a drawing is not scaled up further: a dot stays a dot. */
const leastExtent = 0.12;

/**
 * The image of a drawing as MNIST's are made: scaled to fit 20 × 20 pixels keeping its aspect ratio, then
 * placed in 28 × 28 by its centre of mass. Lines have the same width whatever the drawing's size.
 *
 * @returns 784 pixels row by row, 0 for paper to 255 for ink; all 0 where nothing is drawn.
 */
export function digitImage(strokes: readonly Stroke[]): Uint8Array<ArrayBuffer> {
  const segments = segmentsOf(strokes);
  const image = new Uint8Array(imageSide * imageSide);
  if (segments.length === 0) return image;
  placeByMass(drawInBox(segments), boxSide, image, imageSide);
  return image;
}

/** The drawing in the middle of a box that it fills, lines included, by its larger side. */
function drawInBox(segments: readonly Segment[]): Uint8Array {
  const points = segments.flatMap(({ from, to }) => [from, to]);
  const [left, right] = rangeOf(points.map(({ x }) => x));
  const [top, bottom] = rangeOf(points.map(({ y }) => y));
  const extent = Math.max(right - left, bottom - top, leastExtent);
  const scale = (boxSide - 2 * penRadius) / extent;
  const inBox = ({ x, y }: Point): Point => ({
    x: boxSide / 2 + scale * (x - (left + right) / 2),
    y: boxSide / 2 + scale * (y - (top + bottom) / 2),
  });
  const box = new Uint8Array(boxSide * boxSide);
  for (const { from, to } of segments) drawLine(box, { from: inBox(from), to: inBox(to) });
  return box;
}

/** A line with a grey edge one pixel wide; where lines cross, the darker one counts. */
function drawLine(box: Uint8Array, line: Segment): void {
  const [left, right] = reach(line.from.x, line.to.x);
  const [top, bottom] = reach(line.from.y, line.to.y);
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const depth = penRadius + 0.5 - distance({ x: column + 0.5, y: row + 0.5 }, line);
      const grey = Math.round(255 * Math.min(1, Math.max(0, depth)));
      const pixel = row * boxSide + column;
      box[pixel] = Math.max(box[pixel] ?? 0, grey);
    }
  }
}

/** Pixels that a line between two coordinates can touch: the first, and the one after the last. */
function reach(from: number, to: number): [number, number] {
  const margin = penRadius + 0.5;
  const first = Math.floor(Math.min(from, to) - margin);
  const end = Math.ceil(Math.max(from, to) + margin);
  return [Math.max(0, first), Math.min(boxSide, end)];
}

function rangeOf(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}
