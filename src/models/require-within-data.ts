import { ShapeError } from "../errors/index.js";
import { formatShape, type InputTensor } from "../tensor/index.js";

/**
 * Refuses an ndarray whose shape and strides lead out of its data: ndarray itself never checks it.
 *
 * @throws {ShapeError} when they do.
 */
export function requireWithinData(array: InputTensor, where: string): void {
  const { data, offset, shape, stride } = array;
  if (shape.includes(0)) return;
  const reaches = shape.map((length, axis) => (length - 1) * (stride[axis] ?? 0));
  const lowest = reaches.reduce((sum, reach) => sum + Math.min(0, reach), offset);
  const highest = reaches.reduce((sum, reach) => sum + Math.max(0, reach), offset);
  if (lowest >= 0 && highest < data.length) return;
  throw new ShapeError({
    where,
    expected: `shape ${formatShape(shape)} with stride ${formatShape(stride)} to lie in its data`,
    received: `elements ${lowest} to ${highest} of ${data.length}`,
    fix: "Make the data as long as the product of the shape.",
  });
}
