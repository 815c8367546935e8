import { ShapeError } from "../errors/index.js";
import type { Layout } from "./contiguity.js";
import { formatShape } from "./shape.js";

/** An ndarray's elements, without what they are. */
interface Placed extends Layout {
  readonly data: { readonly length: number };
  readonly offset: number;
}

/** The first and the last element of its data that an array with elements reaches. */
export function reachOf({ offset, shape, stride }: Placed): readonly [first: number, last: number] {
  let [first, last] = [offset, offset];
  shape.forEach((length, axis) => {
    const reach = (length - 1) * (stride[axis] ?? 0);
    if (reach < 0) first += reach;
    else last += reach;
  });
  return [first, last];
}

/**
 * Refuses an ndarray whose shape and strides lead out of its data: ndarray itself never checks it, and
 * reads `undefined` beyond it.
 *
 * @throws {ShapeError} when they do.
 */
export function requireWithinData(array: Placed, where: string): void {
  const { data, shape, stride } = array;
  if (shape.includes(0)) return;
  const [first, last] = reachOf(array);
  if (first >= 0 && last < data.length) return;
  throw new ShapeError({
    where,
    expected: `shape ${formatShape(shape)} with stride ${formatShape(stride)} to lie in its data`,
    received: `elements ${first} to ${last} of ${data.length}`,
    fix: "Make the data as long as the product of the shape.",
  });
}
