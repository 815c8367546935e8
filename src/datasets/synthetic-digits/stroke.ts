/** A point that the pen passes through; at a corner it stops and turns. */
export interface PenPoint {
  readonly x: number;
  readonly y: number;
  readonly isCorner: boolean;
}

/** The pen's way from touching the paper to leaving it. */
export type Stroke = readonly PenPoint[];

/** A stroke from its notation: points `x,y` separated by spaces, `!` after a corner. */
export function parseStroke(notation: string): Stroke {
  return notation.split(" ").map((point) => {
    const isCorner = point.endsWith("!");
    const [x = "", y = ""] = (isCorner ? point.slice(0, -1) : point).split(",");
    return { x: Number(x), y: Number(y), isCorner };
  });
}
