import { boxSide, penRadius } from "./digit-image.js";
import type { Point, Stroke } from "./strokes.js";

/** Width of a line as a share of the pad's side: that of a digit that fills two thirds of it. */
const lineWidth = (2 * penRadius) / boxSide / 1.5;

/** Paints a drawing, and the keyboard's pen where it is used, in the colours of the page. */
export function paintPad(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  pen: { readonly place: Point; readonly isDown: boolean } | undefined,
): void {
  const { canvas } = context;
  const side = canvas.width;
  const style = getComputedStyle(canvas);
  context.clearRect(0, 0, side, side);
  context.lineWidth = lineWidth * side;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.strokeStyle = style.getPropertyValue("--ink");
  for (const stroke of strokes) {
    context.beginPath();
    stroke.forEach(({ x, y }, index) => {
      if (index === 0) context.moveTo(x * side, y * side);
      context.lineTo(x * side, y * side);
    });
    context.stroke();
  }
  if (pen !== undefined) paintPen(context, pen.place, pen.isDown, style);
}

/** A ring, filled while the pen is down. */
function paintPen(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  isDown: boolean,
  style: CSSStyleDeclaration,
): void {
  const side = context.canvas.width;
  context.beginPath();
  context.arc(x * side, y * side, (lineWidth * side) / 2, 0, 2 * Math.PI);
  context.lineWidth = side / 100;
  context.strokeStyle = style.getPropertyValue("--accent");
  context.fillStyle = style.getPropertyValue("--accent");
  context.stroke();
  if (isDown) context.fill();
}
