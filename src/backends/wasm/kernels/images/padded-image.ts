/**
 * Elements of a row of an image with a border: one before it, two behind, and what fills up 16 of them.
 * A padded image has one row before the image and two behind it.
 */
@inline
export function paddedPitch(width: i32): i32 {
  return (width + 18) & ~15;
}

/** Sets all of a padded image to `fill`, and 16 elements more, which the last row's reader may read. */
export function clearPadded<S>(padded: usize, height: i32, pitch: i32, fill: S): void {
  const count = <usize>((height + 3) * pitch + 16);
  for (let i: usize = 0; i < count; i++) store<S>(padded + i * sizeof<S>(), fill);
}

/** Copies an image `[height, width]` into a padded one; the border stays. */
export function copyPadded<S>(
  image: usize,
  padded: usize,
  height: i32,
  width: i32,
  pitch: i32,
): void {
  const lanes = <i32>(16 / sizeof<S>());
  const whole = width - (width % lanes);
  for (let y = 0; y < height; y++) {
    const from = image + <usize>(y * width) * sizeof<S>();
    const to = padded + <usize>((y + 1) * pitch + 1) * sizeof<S>();
    for (let x = 0; x < whole; x += lanes) {
      const offset = <usize>x * sizeof<S>();
      v128.store(to + offset, v128.load(from + offset));
    }
    if (whole == width) continue;
    if (width > lanes) {
      const offset = <usize>(width - lanes) * sizeof<S>();
      v128.store(to + offset, v128.load(from + offset));
      continue;
    }
    for (let x = whole; x < width; x++) {
      const offset = <usize>x * sizeof<S>();
      store<S>(to + offset, load<S>(from + offset));
    }
  }
}
