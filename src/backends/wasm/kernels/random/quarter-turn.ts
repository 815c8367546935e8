import { splat } from "../vectors/splat";

// Angles are whole numbers of 2⁻³² turns, so that what remains beside quarter turns is exact.

/** sin 2πv in two float64 lanes, v · 2³² in the first two 32-bit lanes. Absolute error below 2.5e-16. */
@inline
export function sine(angle: v128): v128 {
  return turned(angle, 0);
}

/** cos 2πv in the same way. */
@inline
export function cosine(angle: v128): v128 {
  return turned(angle, 1);
}

/** The sine of the angle and so many quarter turns. */
function turned(angle: v128, quarters: i32): v128 {
  const shifted = v128.add<i32>(angle, v128.splat<i32>(1 << 29));
  const quarter = v128.add<i32>(v128.shr<u32>(shifted, 30), v128.splat<i32>(quarters));
  const rest = v128.sub<i32>(
    v128.and(shifted, v128.splat<i32>((1 << 30) - 1)),
    v128.splat<i32>(1 << 29),
  );
  const y = v128.mul<f64>(f64x2.convert_low_i32x4_s(rest), splat<f64>(1.4629180792671596e-9));
  const z = v128.mul<f64>(y, y);
  const isOdd = laneMask(v128.shl<i32>(quarter, 31));
  const magnitude = v128.bitselect(cosineSeries(z), v128.mul<f64>(y, sineSeries(z)), isOdd);
  const isNegative = laneMask(v128.shl<i32>(quarter, 30));
  return v128.xor(magnitude, v128.and(isNegative, splat<f64>(-0.0)));
}

/** The first two lanes' sign bits, as masks of 64 bits. */
@inline
function laneMask(signs: v128): v128 {
  return v128.extend_low<i32>(v128.shr<i32>(signs, 31));
}

/** sin(y) / y by Taylor's series up to y¹⁴, z = y², |y| ≤ π/4. */
@inline
function sineSeries(z: v128): v128 {
  let sum = step(splat<f64>(1.0), z, 210.0);
  sum = step(sum, z, 156.0);
  sum = step(sum, z, 110.0);
  sum = step(sum, z, 72.0);
  sum = step(sum, z, 42.0);
  sum = step(sum, z, 20.0);
  return step(sum, z, 6.0);
}

/** cos(y) by Taylor's series up to y¹⁶. */
@inline
function cosineSeries(z: v128): v128 {
  let sum = step(splat<f64>(1.0), z, 240.0);
  sum = step(sum, z, 182.0);
  sum = step(sum, z, 132.0);
  sum = step(sum, z, 90.0);
  sum = step(sum, z, 56.0);
  sum = step(sum, z, 30.0);
  sum = step(sum, z, 12.0);
  return step(sum, z, 2.0);
}

/** `1 − z/divisor · sum`. */
@inline
function step(sum: v128, z: v128, divisor: f64): v128 {
  const product = v128.mul<f64>(v128.div<f64>(z, splat<f64>(divisor)), sum);
  return v128.sub<f64>(splat<f64>(1.0), product);
}
