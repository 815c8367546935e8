import { storeElements } from "../vectors/store-elements";
import { clearPadded, copyPadded, paddedPitch } from "./padded-image";
import { firstColumns, mix, places, positions, rowTerm } from "./places";

/**
 * {@link distortBytes} for float images: places in float32, pixels interpolated in T.
 *
 * @param scratch Memory for `(height + 3) · p + 16` elements, p = paddedPitch(width).
 */
export function distortImages<T>(
  images: usize,
  maps: usize,
  windows: usize,
  horizontal: usize,
  vertical: usize,
  pitch: i32,
  output: usize,
  scratch: usize,
  height: i32,
  width: i32,
  fill: T,
  start: i32,
  end: i32,
): void {
  const padded = paddedPitch(width);
  const stride = <usize>padded * sizeof<T>();
  const rowLength = v128.splat<f32>(<f32>padded);
  const lastColumn = v128.splat<f32>(<f32>width);
  const lastRow = v128.splat<f32>(<f32>height);
  const blank = v128.splat<T>(fill);
  const middle = <f32>(height - 1) / 2;
  clearPadded<T>(scratch, height, padded, fill);
  for (let image = start; image < end; image++) {
    const offset = <usize>image * <usize>(height * width) * sizeof<T>();
    copyPadded<T>(images + offset, scratch, height, width, padded);
    const map = maps + <usize>image * 24;
    const window = windows + (<usize>image << 3);
    let fieldX = horizontal + ((<usize>load<u32>(window)) << 2);
    let fieldY = vertical + ((<usize>load<u32>(window, 4)) << 2);
    const a = v128.load_splat<f32>(map);
    const d = v128.load_splat<f32>(map, 12);
    let target = output + offset;
    for (let y = 0; y < height; y++) {
      const termX = rowTerm(map, 1, <f32>y - middle);
      const termY = rowTerm(map, 4, <f32>y - middle);
      let u = firstColumns(width);
      for (let x = 0; x < width; x += 4) {
        const place = <usize>x << 2;
        const columns = places(a, u, termX, fieldX + place, lastColumn);
        const rows = places(d, u, termY, fieldY + place, lastRow);
        u = v128.add<f32>(u, v128.splat<f32>(4));
        const left = v128.floor<f32>(columns);
        const top = v128.floor<f32>(rows);
        const at = positions(left, top, rowLength);
        const right = v128.sub<f32>(columns, left);
        const below = v128.sub<f32>(rows, top);
        const to = target + <usize>x * sizeof<T>();
        if (sizeof<T>() === 4) {
          storeFour(scratch, stride, at, right, below, blank, to, width - x);
        } else {
          const rest = width - x;
          storeTwo<T>(scratch, stride, at, right, below, to, rest);
          if (rest > 2) {
            const upper = v128.shuffle<i64>(at, at, 1, 1);
            const share = v128.shuffle<i64>(right, right, 1, 1);
            const weight = v128.shuffle<i64>(below, below, 1, 1);
            storeTwo<T>(scratch, stride, upper, share, weight, to + 2 * sizeof<T>(), rest - 2);
          }
        }
      }
      target += <usize>width * sizeof<T>();
      fieldX += (<usize>pitch) << 2;
      fieldY += (<usize>pitch) << 2;
    }
  }
}

/** Up to four float32 pixels. Where all their neighbours are `blank`, so are they. */
@inline
function storeFour(
  image: usize,
  stride: usize,
  at: v128,
  right: v128,
  below: v128,
  blank: v128,
  to: usize,
  count: i32,
): void {
  // Each pixel's neighbours: left and right in its row, left and right in the next one.
  const n0 = neighbours(image + ((<usize>v128.extract_lane<u32>(at, 0)) << 2), stride);
  const n1 = neighbours(image + ((<usize>v128.extract_lane<u32>(at, 1)) << 2), stride);
  const n2 = neighbours(image + ((<usize>v128.extract_lane<u32>(at, 2)) << 2), stride);
  const n3 = neighbours(image + ((<usize>v128.extract_lane<u32>(at, 3)) << 2), stride);
  const differs = v128.or(
    v128.or(v128.xor(n0, blank), v128.xor(n1, blank)),
    v128.or(v128.xor(n2, blank), v128.xor(n3, blank)),
  );
  let pixels = blank;
  if (v128.any_true(differs)) {
    const upper01 = v128.shuffle<i32>(n0, n1, 0, 4, 1, 5);
    const upper23 = v128.shuffle<i32>(n2, n3, 0, 4, 1, 5);
    const lower01 = v128.shuffle<i32>(n0, n1, 2, 6, 3, 7);
    const lower23 = v128.shuffle<i32>(n2, n3, 2, 6, 3, 7);
    const upper = mixPairs(upper01, upper23, right);
    const lower = mixPairs(lower01, lower23, right);
    pixels = mix(upper, lower, below);
  }
  storeElements<f32>(to, pixels, count);
}

@inline
function neighbours(place: usize, stride: usize): v128 {
  return v128.load64_lane(place + stride, v128.load64_zero(place), 1);
}

/** Left neighbours of pixels 0, 1 and their right ones, then those of pixels 2, 3. */
@inline
function mixPairs(first: v128, second: v128, share: v128): v128 {
  const left = v128.shuffle<i64>(first, second, 0, 2);
  return mix(left, v128.shuffle<i64>(first, second, 1, 3), share);
}

/** The pixels of lane 0 and, where `count` is more than 1, of lane 1, one by one. */
@inline
function storeTwo<T>(
  image: usize,
  stride: usize,
  at: v128,
  right: v128,
  below: v128,
  to: usize,
  count: i32,
): void {
  const first = image + <usize>v128.extract_lane<u32>(at, 0) * sizeof<T>();
  const right0 = v128.extract_lane<f32>(right, 0);
  storeOne<T>(first, stride, <T>right0, <T>v128.extract_lane<f32>(below, 0), to);
  if (count < 2) return;
  const second = image + <usize>v128.extract_lane<u32>(at, 1) * sizeof<T>();
  const right1 = v128.extract_lane<f32>(right, 1);
  storeOne<T>(second, stride, <T>right1, <T>v128.extract_lane<f32>(below, 1), to + sizeof<T>());
}

@inline
function storeOne<T>(place: usize, stride: usize, right: T, below: T, to: usize): void {
  const upper = mixOne<T>(place, right);
  const lower = mixOne<T>(place + stride, right);
  store<T>(to, upper + below * (lower - upper));
}

@inline
function mixOne<T>(place: usize, share: T): T {
  const from = load<T>(place);
  return from + share * (load<T>(place, sizeof<T>()) - from);
}
