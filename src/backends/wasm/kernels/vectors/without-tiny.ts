import { splat } from "./splat";

/**
 * The lanes, 0 in place of those closer to 0 than 2²⁶ times the smallest normal number (f32: 2⁻¹⁰⁰,
 * f64: 2⁻⁹⁹⁶). Products with such numbers are subnormal, and take a processor many times as long;
 * beside them, no gradient of ordinary size changes. NaN stays.
 */
@inline
export function withoutTiny<T>(x: v128): v128 {
  const smallest = splat<T>(sizeof<T>() === 4 ? 7.888609052210118e-31 : 1.4932217896051502e-300);
  return v128.andnot(x, v128.lt<T>(v128.abs<T>(x), smallest));
}
