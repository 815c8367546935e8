import { splat } from "../vectors/splat";
import { reducedLogarithm } from "./logarithm-reduction";

/**
 * The natural logarithm of every lane: `k · log 2 + log m` with x = 2ᵏ · m, m from √½ to √2.
 *
 * log 0 = −Infinity for both zeros, log of Infinity is Infinity, of NaN and of negative numbers
 * NaN. Relative error, denormal numbers included: below 8.7e-8 for f32 (all numbers tried) and
 * 1.8e-16 for f64 (measured); less than one unit in the last place.
 */
@inline
export function log<T>(x: v128): v128 {
  const isSingle = sizeof<T>() === 4;
  const smallestNormal = isSingle ? 1.1754943508222875e-38 : 2.2250738585072014e-308;
  const denormal = v128.lt<T>(x, splat<T>(smallestNormal));
  const scaled = v128.mul<T>(x, splat<T>(isSingle ? 8388608.0 : 18014398509481984.0));
  const normal = v128.bitselect(scaled, x, denormal);
  let exponent: v128;
  let m: v128;
  // Above the bits of √½ a mantissa counts to the next power of 2. A biased exponent in the last
  // bits of 2^23 or 2^52 is an integer read as a floating-point number.
  if (isSingle) {
    const lowest = reinterpret<i32>(0.70710677 as f32);
    const bits = v128.sub<i32>(normal, v128.splat<i32>(lowest - 0x3f800000));
    exponent = v128.or(v128.shr<u32>(bits, 23), v128.splat<i32>(0x4b000000));
    const mantissa = v128.and(bits, v128.splat<i32>(0x007fffff));
    m = v128.add<i32>(mantissa, v128.splat<i32>(lowest));
  } else {
    const lowest = reinterpret<i64>(0.7071067811865476);
    const bits = v128.sub<i64>(normal, v128.splat<i64>(lowest - 0x3ff0000000000000));
    exponent = v128.or(v128.shr<u64>(bits, 52), v128.splat<i64>(0x4330000000000000));
    const mantissa = v128.and(bits, v128.splat<i64>(0x000fffffffffffff));
    m = v128.add<i64>(mantissa, v128.splat<i64>(lowest));
  }
  const bias = isSingle ? 8388608.0 + 127.0 : 4503599627370496.0 + 1023.0;
  const shift = v128.and(denormal, splat<T>(isSingle ? 23.0 : 54.0));
  const k = v128.sub<T>(v128.sub<T>(exponent, splat<T>(bias)), shift);
  const result = reducedLogarithm<T>(k, v128.sub<T>(m, splat<T>(1.0)));
  const atEdge = v128.bitselect(splat<T>(-Infinity), splat<T>(NaN), v128.eq<T>(x, splat<T>(0.0)));
  const positive = v128.bitselect(result, atEdge, v128.gt<T>(x, splat<T>(0.0)));
  return v128.bitselect(splat<T>(Infinity), positive, v128.eq<T>(x, splat<T>(Infinity)));
}
