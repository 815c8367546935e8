/**
 * `output ← input` for bytes `start … end − 1`, unsigned, of contiguous arrays that don't overlap.
 */
export function convertBytes<T>(input: usize, output: usize, start: i32, end: i32): void {
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const integers = v128.extend_low<u16>(v128.extend_low<u8>(v128.load32_zero(input + i)));
    const place = output + (i as usize) * sizeof<T>();
    if (sizeof<T>() === 4) {
      v128.store(place, v128.convert<u32>(integers));
    } else {
      v128.store(place, v128.convert_low<u32>(integers));
      v128.store(place, v128.convert_low<u32>(v128.shuffle<i64>(integers, integers, 1, 0)), 16);
    }
  }
  for (; i < end; i++) store<T>(output + (i as usize) * sizeof<T>(), load<u8>(input + i) as T);
}
