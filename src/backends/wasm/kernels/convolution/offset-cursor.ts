// Where a thread is among the rows of a product: each thread has an instance of the module of its own.
let inner: i32 = 0;
let middle: i32 = 0;
let offset: usize = 0;
let inners: i32 = 0;
let middles: i32 = 0;
let innerStride: usize = 0;
let middleStep: usize = 0;
let outerStep: usize = 0;

/**
 * Goes to row `index` of `[outers, middles, inners]`, whose offsets have these strides in bytes;
 * {@link nextOffset} gives them one by one.
 */
export function startOffsets(
  index: i32,
  middleCount: i32,
  innerCount: i32,
  outerStride: usize,
  middleStride: usize,
  stride: usize,
): void {
  inners = innerCount;
  middles = middleCount;
  innerStride = stride;
  middleStep = middleStride - <usize>innerCount * stride;
  outerStep = outerStride - <usize>middleCount * middleStride;
  inner = index % innerCount;
  const rest = index / innerCount;
  middle = rest % middleCount;
  offset =
    <usize>(rest / middleCount) * outerStride +
    <usize>middle * middleStride +
    <usize>inner * stride;
}

/** The second index of the row that {@link nextOffset} gives next. */
@inline
export function middleIndex(): i32 {
  return middle;
}

/** Its third index. */
@inline
export function innerIndex(): i32 {
  return inner;
}

/** The offset of the present row; then goes to the next. */
@inline
export function nextOffset(): usize {
  const present = offset;
  let next = present + innerStride;
  let position = inner + 1;
  if (position == inners) {
    position = 0;
    next += middleStep;
    middle += 1;
    if (middle == middles) {
      middle = 0;
      next += outerStep;
    }
  }
  inner = position;
  offset = next;
  return present;
}
