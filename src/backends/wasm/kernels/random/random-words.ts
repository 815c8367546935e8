/**
 * `f.use(w₀, w₁, w₂, w₃, …)` with the random words of the counters `4 · block … 4 · block + 3`, one
 * in a lane: Philox 4×32-10 under the key `first`, `second`. The other three words of a counter are 0.
 *
 * F is a class without fields, as in `elementwise/map-elements.ts`, whose method `use` does something to
 * `count` elements from `input` to `output` and gives a number, which this gives too.
 */
@inline
export function withRandomWords<F>(
  block: i32,
  first: i32,
  second: i32,
  input: usize,
  output: usize,
  count: i32,
): i32 {
  const f = changetype<F>(0);
  const leftFactor = v128.splat<i32>(0xd2511f53);
  const rightFactor = v128.splat<i32>(0xcd9e8d57);
  const leftStep = v128.splat<i32>(0x9e3779b9);
  const rightStep = v128.splat<i32>(0xbb67ae85);
  let firstKey = v128.splat<i32>(first);
  let secondKey = v128.splat<i32>(second);
  let a = v128.add<i32>(v128.splat<i32>(block << 2), i32x4(0, 1, 2, 3));
  let b = v128.splat<i32>(0);
  let c = b;
  let d = b;
  for (let round = 0; round < 10; round++) {
    const leftLow = v128.extmul_low<u32>(a, leftFactor);
    const leftHigh = v128.extmul_high<u32>(a, leftFactor);
    const rightLow = v128.extmul_low<u32>(c, rightFactor);
    const rightHigh = v128.extmul_high<u32>(c, rightFactor);
    a = v128.xor(v128.xor(v128.shuffle<i32>(rightLow, rightHigh, 1, 3, 5, 7), b), firstKey);
    c = v128.xor(v128.xor(v128.shuffle<i32>(leftLow, leftHigh, 1, 3, 5, 7), d), secondKey);
    b = v128.shuffle<i32>(rightLow, rightHigh, 0, 2, 4, 6);
    d = v128.shuffle<i32>(leftLow, leftHigh, 0, 2, 4, 6);
    firstKey = v128.add<i32>(firstKey, leftStep);
    secondKey = v128.add<i32>(secondKey, rightStep);
  }
  return f.use(a, b, c, d, input, output, count);
}
