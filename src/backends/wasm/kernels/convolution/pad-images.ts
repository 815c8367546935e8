/**
 * `padded ←` images `[height, width, channels]` among zeros: pixel (y, x) goes to `(above + y, before + x)`.
 * For images `first … end − 1`.
 */
export function padImages<T>(
  images: usize,
  padded: usize,
  height: i32,
  width: i32,
  channels: i32,
  paddedHeight: i32,
  paddedWidth: i32,
  above: i32,
  before: i32,
  first: i32,
  end: i32,
): void {
  const pixelBytes = <usize>channels * sizeof<T>();
  const paddedBytes = <usize>(paddedHeight * paddedWidth) * pixelBytes;
  let source = images + <usize>(first * height * width) * pixelBytes;
  for (let image = first; image < end; image++) {
    const target = padded + <usize>image * paddedBytes;
    memory.fill(target, 0, paddedBytes);
    let place = target + <usize>(above * paddedWidth + before) * pixelBytes;
    for (let y = 0; y < height; y++) {
      memory.copy(place, source, <usize>width * pixelBytes);
      source += <usize>width * pixelBytes;
      place += <usize>paddedWidth * pixelBytes;
    }
  }
}
