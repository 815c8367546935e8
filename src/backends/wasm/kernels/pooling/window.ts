import { integer } from "../scheduler/job";

// Integers of a pooling job: 0 images, 1 and 2 height and width of the input, 3 channels, 4 and 5 height
// and width of the output, 6 and 7 those of the window, 8 and 9 its strides, 10 and 11 the padding above
// and to the left, 12 and on the operands.

/** First row of window `y` within the image. */
@inline
export function firstRow(y: i32): i32 {
  return max(0, y * integer(8) - integer(10));
}

/** The row behind the last one of window `y` within the image. */
@inline
export function endRow(y: i32): i32 {
  return min(integer(1), y * integer(8) - integer(10) + integer(6));
}

/** First column of window `x` within the image. */
@inline
export function firstColumn(x: i32): i32 {
  return max(0, x * integer(9) - integer(11));
}

/** The column behind the last one of window `x` within the image. */
@inline
export function endColumn(x: i32): i32 {
  return min(integer(2), x * integer(9) - integer(11) + integer(7));
}
