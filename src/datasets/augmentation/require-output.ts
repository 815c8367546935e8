import { ArgumentError, DTypeError } from "../../errors/index.js";
import { isContiguous, requireSameShape, type InputTensor } from "../../tensor/index.js";
import { describe } from "../../tensor/describe.js";
import { reachOf, requireWithinData } from "../../tensor/within-data.js";
import { isPixels } from "./image-layout.js";

/**
 * Makes sure that images can be written into an array. Its element type is held to theirs by the
 * operation.
 *
 * @throws {DTypeError} or {ShapeError} when it is no array of images, or of another shape.
 * @throws {ArgumentError} when it is a strided view, or has memory that the images have too.
 */
export function requireOutput(output: InputTensor, images: InputTensor, where: string): void {
  if (!isPixels(output)) {
    const expected = "an ndarray of the images' type and shape";
    throw new DTypeError({ where, expected, received: describe(output) });
  }
  requireSameShape(output.shape, images.shape, where);
  requireWithinData(output, where);
  if (isContiguous(output) && !shareMemory(output, images)) return;
  throw new ArgumentError({
    where,
    expected: "a contiguous array beside the images",
    received: isContiguous(output) ? "one in the memory of the images" : "a strided view",
    fix: "Pass an array that an earlier call has returned.",
  });
}

function shareMemory(one: InputTensor, other: InputTensor): boolean {
  if (one.data.buffer !== other.data.buffer || one.size === 0) return false;
  const [[start, end], [otherStart, otherEnd]] = [bytesOf(one), bytesOf(other)];
  return start < otherEnd && otherStart < end;
}

/** Where an array's bytes begin in its buffer, and where they have ended. */
function bytesOf(array: InputTensor): readonly [start: number, end: number] {
  const { byteOffset, BYTES_PER_ELEMENT } = array.data;
  const [first, last] = reachOf(array);
  return [byteOffset + first * BYTES_PER_ELEMENT, byteOffset + (last + 1) * BYTES_PER_ELEMENT];
}
