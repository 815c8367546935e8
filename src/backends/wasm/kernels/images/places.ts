/** 2²³: a whole number below it, added, stands in the sum's last 23 bits. */
export const WHOLE: f32 = 8388608;
const WHOLE_BITS: i32 = 0x7fffff;

/** Columns 0 to 3 of a row, counted from its middle. */
@inline
export function firstColumns(width: i32): v128 {
  const middle = <f32>(width - 1) / 2;
  return v128.sub<f32>(f32x4(0, 1, 2, 3), v128.splat<f32>(middle));
}

/** `element · v + shift` of one row of a map, in every lane. */
@inline
export function rowTerm(map: usize, element: i32, v: f32): v128 {
  const place = map + (<usize>element << 2);
  return v128.splat<f32>(load<f32>(place) * v + load<f32>(place, 4));
}

/** Places `factor·u + term + displacement`, brought into −1 … last, plus 1. */
@inline
export function places(factor: v128, u: v128, term: v128, displacement: usize, last: v128): v128 {
  const affine = v128.add<f32>(v128.mul<f32>(factor, u), term);
  const place = v128.add<f32>(affine, v128.load(displacement));
  // NaN becomes −1: no place ever leads out of the padded image.
  const inside = v128.pmin<f32>(last, v128.pmax<f32>(v128.splat<f32>(-1), place));
  return v128.add<f32>(inside, v128.splat<f32>(1));
}

/** Positions `row · pitch + column` in a padded image, of whole columns and rows. */
@inline
export function positions(columns: v128, rows: v128, pitch: v128): v128 {
  const position = v128.add<f32>(v128.mul<f32>(rows, pitch), columns);
  const shifted = v128.add<f32>(position, v128.splat<f32>(WHOLE));
  return v128.and(shifted, v128.splat<i32>(WHOLE_BITS));
}

/** `from + share · (to − from)`. */
@inline
export function mix(from: v128, to: v128, share: v128): v128 {
  return v128.add<f32>(from, v128.mul<f32>(share, v128.sub<f32>(to, from)));
}
