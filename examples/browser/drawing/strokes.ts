/** A place on the drawing pad, both from 0 to 1 inside of it. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line drawn without lifting the pen; a single point is a dot. */
export type Stroke = readonly Point[];

/** A stretch of a stroke, from one point to the next; a dot ends where it begins. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** All stretches of all strokes. */
export function segmentsOf(strokes: readonly Stroke[]): Segment[] {
  return strokes.flatMap((stroke) =>
    stroke.flatMap((from, index) => {
      const to = stroke[index + 1];
      if (to !== undefined) return [{ from, to }];
      return stroke.length === 1 ? [{ from, to: from }] : [];
    }),
  );
}

/** Distance of a point from a segment. */
export function distance({ x, y }: Point, { from, to }: Segment): number {
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const squaredLength = alongX * alongX + alongY * alongY;
  const projection = (x - from.x) * alongX + (y - from.y) * alongY;
  const share = squaredLength === 0 ? 0 : Math.min(1, Math.max(0, projection / squaredLength));
  return Math.hypot(x - from.x - share * alongX, y - from.y - share * alongY);
}
