import { clearPadded, copyPadded, paddedPitch } from "./padded-image";
import { firstColumns, mix, places, positions, rowTerm, WHOLE } from "./places";

/**
 * `output[i, y, x] ← images[i]` at the place that map i and two displacement planes give (see
 * `operations/distortion-operations.ts`), for bytes `[images, height, width]` and images `start … end − 1`.
 *
 * `maps` are six f32 an image, `windows` two i32 an image: the elements of the planes `horizontal` and
 * `vertical` (f32, rows of `pitch` elements) where its windows begin. Every pixel's four neighbours are
 * first put into one 32-bit word, so that four places are four loads, and where all words hold `fill`
 * alone nothing is interpolated.
 *
 * @param scratch Memory for `(height + 3) · p + 16` bytes and as many words, p = paddedPitch(width).
 */
export function distortBytes(
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
  fill: u8,
  start: i32,
  end: i32,
): void {
  const padded = paddedPitch(width);
  const words = scratch;
  const bytes = scratch + ((<usize>((height + 3) * padded + 16)) << 2);
  const rowLength = v128.splat<f32>(<f32>padded);
  const lastColumn = v128.splat<f32>(<f32>width);
  const lastRow = v128.splat<f32>(<f32>height);
  const blank = v128.splat<u8>(fill);
  const blankWord = v128.extract_lane<i32>(blank, 0);
  const middle = <f32>(height - 1) / 2;
  clearPadded<u8>(bytes, height, padded, fill);
  for (let image = start; image < end; image++) {
    const offset = <usize>image * <usize>(height * width);
    copyPadded<u8>(images + offset, bytes, height, width, padded);
    joinNeighbours(bytes, words, height + 2, padded);
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
        const at = v128.shl<i32>(positions(left, top, rowLength), 2);
        let four = v128.load32_zero(words + v128.extract_lane<u32>(at, 0));
        four = v128.load32_lane(words + v128.extract_lane<u32>(at, 1), four, 1);
        four = v128.load32_lane(words + v128.extract_lane<u32>(at, 2), four, 2);
        four = v128.load32_lane(words + v128.extract_lane<u32>(at, 3), four, 3);
        let result = blankWord;
        if (v128.any_true(v128.xor(four, blank))) {
          const right = v128.sub<f32>(columns, left);
          const below = v128.sub<f32>(rows, top);
          const upper = mix(neighbour(four, 0), neighbour(four, 8), right);
          const lower = mix(neighbour(four, 16), neighbour(four, 24), right);
          const value = v128.add<f32>(mix(upper, lower, below), v128.splat<f32>(WHOLE));
          result = v128.extract_lane<i32>(
            v128.shuffle<u8>(value, value, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12),
            0,
          );
        }
        if (width - x >= 4) store<i32>(target + <usize>x, result);
        else storeFewer(target + <usize>x, result, width - x);
      }
      target += <usize>width;
      fieldX += (<usize>pitch) << 2;
      fieldY += (<usize>pitch) << 2;
    }
  }
}

/** One of the four bytes of each word, as float32. */
@inline
function neighbour(words: v128, bit: i32): v128 {
  const byte = v128.and(v128.shr<u32>(words, bit), v128.splat<i32>(255));
  return v128.convert<i32>(byte);
}

/** `words[y, x] ← bytes (y, x), (y, x + 1), (y + 1, x), (y + 1, x + 1)`, from the lowest on. */
function joinNeighbours(bytes: usize, words: usize, rows: i32, pitch: i32): void {
  const count = <usize>(rows * pitch);
  for (let i: usize = 0; i < count; i += 16) {
    const here = bytes + i;
    const a = v128.load(here);
    const b = v128.load(here, 1);
    const c = v128.load(here + <usize>pitch);
    const d = v128.load(here + <usize>pitch, 1);
    const to = words + (i << 2);
    joinEight(to, lowPairs(a, b), lowPairs(c, d));
    joinEight(to + 32, highPairs(a, b), highPairs(c, d));
  }
}

@inline
function lowPairs(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

@inline
function highPairs(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

@inline
function joinEight(to: usize, upper: v128, lower: v128): void {
  v128.store(to, v128.shuffle<u16>(upper, lower, 0, 8, 1, 9, 2, 10, 3, 11));
  v128.store(to, v128.shuffle<u16>(upper, lower, 4, 12, 5, 13, 6, 14, 7, 15), 16);
}

function storeFewer(target: usize, word: i32, count: i32): void {
  for (let i = 0; i < count; i++) store<u8>(target + <usize>i, <u8>(word >>> (i << 3)));
}
