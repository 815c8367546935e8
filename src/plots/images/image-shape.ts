import { ShapeError } from "../../errors/index.js";
import { formatShape, requirePositiveInteger } from "../../tensor/index.js";

/**
 * Height and width of images whose array has this shape.
 *
 * @param given What the caller wants them to be; square where it is left out and images are rows.
 * @throws {ShapeError} when there are no such images.
 * @throws {ArgumentError} when a side that is given is no whole number of at least 1.
 */
export function imageShapeOf(
  shape: readonly number[],
  given: readonly [number, number] | undefined,
  where: string,
): readonly [number, number] {
  for (const side of given ?? []) requirePositiveInteger(side, `${where}, imageShape`);
  const [, first = 0, second = 0] = shape;
  if (shape.length === 3) {
    const wanted = given ?? [first, second];
    if (first * second > 0 && wanted[0] === first && wanted[1] === second) return wanted;
  }
  if (shape.length === 2) {
    const side = Math.round(Math.sqrt(first));
    const wanted = given ?? [side, side];
    if (first > 0 && wanted[0] * wanted[1] === first) return wanted;
  }
  throw new ShapeError({
    where,
    expected: given
      ? `images of ${given[0]} × ${given[1]} pixels, [n, ${given[0] * given[1]}] or [n, ${given.join(", ")}]`
      : "images, [n, pixels] of a square each, or [n, height, width]",
    received: formatShape(shape),
    fix: "Pass imageShape: [height, width] where images are rows and not square.",
  });
}
