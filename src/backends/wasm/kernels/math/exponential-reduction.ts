import { splat } from "../vectors/splat";
import { polynomialStep } from "./polynomial-step";

/**
 * `x · log₂ e` rounded to the integer n, as the last bits of the floating-point number
 * `1.5 · 2^p + n`, p the number of explicit mantissa bits. Needs |n| < 2^(p − 1).
 */
@inline
export function shiftedExponent<T>(x: v128): v128 {
  return v128.add<T>(v128.mul<T>(x, splat<T>(1.4426950408889634)), splat<T>(shifter<T>()));
}

/** The floating-point number n of a {@link shiftedExponent}. */
@inline
export function exponentOf<T>(shifted: v128): v128 {
  return v128.sub<T>(shifted, splat<T>(shifter<T>()));
}

/**
 * `r = x − n · log 2`, |r| ≤ 0.3467; log 2 stands in two parts, of which n times the first is
 * exact.
 */
@inline
export function reducedExponent<T>(x: v128, n: v128): v128 {
  const high = sizeof<T>() === 4 ? 0.693145751953125 : 0.6931471805598903;
  const low = sizeof<T>() === 4 ? 1.428606765330187e-6 : 5.497923018708371e-14;
  const reduced = v128.sub<T>(x, v128.mul<T>(n, splat<T>(high)));
  return v128.sub<T>(reduced, v128.mul<T>(n, splat<T>(low)));
}

/**
 * `eʳ − 1 = r + r² · q(r)` for |r| ≤ 0.3467.
 *
 * q is the minimax polynomial for the relative error of eʳ − 1: with coefficients as rounded here
 * that error is below 2^−29 for f32 (degree 5) and 2^−59 for f64 (degree 10).
 */
@inline
export function reducedExponentialMinusOne<T>(r: v128): v128 {
  let q: v128;
  if (sizeof<T>() === 4) {
    q = splat<T>(0.00019843268091790378);
    q = polynomialStep<T>(q, r, 0.0013938028132542968);
    q = polynomialStep<T>(q, r, 0.008333391509950161);
    q = polynomialStep<T>(q, r, 0.04166640341281891);
    q = polynomialStep<T>(q, r, 0.1666666567325592);
  } else {
    q = splat<T>(2.087889593682174e-9);
    q = polynomialStep<T>(q, r, 2.510878071633606e-8);
    q = polynomialStep<T>(q, r, 2.7557389925433e-7);
    q = polynomialStep<T>(q, r, 2.755724501160137e-6);
    q = polynomialStep<T>(q, r, 2.480158718946296e-5);
    q = polynomialStep<T>(q, r, 0.00019841269885239506);
    q = polynomialStep<T>(q, r, 0.0013888888888952103);
    q = polynomialStep<T>(q, r, 0.008333333333322033);
    q = polynomialStep<T>(q, r, 0.04166666666666654);
    q = polynomialStep<T>(q, r, 0.16666666666666677);
  }
  q = polynomialStep<T>(q, r, 0.5);
  return v128.add<T>(r, v128.mul<T>(v128.mul<T>(r, r), q));
}

@inline
function shifter<T>(): f64 {
  return sizeof<T>() === 4 ? 12582912.0 : 6755399441055744.0;
}
