import { splat } from "../vectors/splat";
import { exp } from "./exp";
import { polynomialStep } from "./polynomial-step";

/**
 * The normal distribution function Φ(x) in every lane, given the {@link bellCurve} of x.
 *
 * With a = |x|, Φ(−a) = e^(−a²/2) · h(t) / (a + 4), t = (a − 4) / (a + 4), where h is so smooth in
 * t that a polynomial gives it for all a: relative error below 2^−24 for f32 (degree 10) and 2^−53
 * for f64 (degree 24), coefficients as rounded here. NaN gives NaN. Relative error of the whole,
 * also where Φ is tiny: below 3.5e-7 for f32 and 6e-16 for f64 (measured).
 */
@inline
export function normalDistribution<T>(x: v128, bell: v128): v128 {
  const a = boundedMagnitude<T>(x);
  const sum = v128.add<T>(a, splat<T>(4.0));
  const t = v128.div<T>(v128.sub<T>(a, splat<T>(4.0)), sum);
  const h = scaledTail<T>(t);
  const tail = v128.mul<T>(bell, v128.div<T>(h, sum));
  const rest = v128.sub<T>(splat<T>(1.0), tail);
  return v128.bitselect(rest, tail, v128.gt<T>(x, splat<T>(0.0)));
}

/** The normal density φ(x) = e^(−x²/2) / √(2π) in every lane, given the {@link bellCurve} of x. */
@inline
export function normalDensity<T>(bell: v128): v128 {
  return v128.mul<T>(bell, splat<T>(0.3989422804014327));
}

/**
 * e^(−x²/2) in every lane.
 *
 * An error of x² would grow by the factor x² in the result, so the part that the rounded square
 * lacks is computed from the halves of x, whose products are exact, and enters to first order.
 */
@inline
export function bellCurve<T>(x: v128): v128 {
  const a = boundedMagnitude<T>(x);
  const square = v128.mul<T>(a, a);
  const upperBits =
    sizeof<T>() === 4 ? v128.splat<i32>(0xfffff000) : v128.splat<i64>(0xfffffffff8000000);
  const upper = v128.and(a, upperBits);
  const lower = v128.sub<T>(a, upper);
  let lacking = v128.sub<T>(v128.mul<T>(upper, upper), square);
  lacking = v128.add<T>(lacking, v128.mul<T>(v128.add<T>(upper, upper), lower));
  lacking = v128.add<T>(lacking, v128.mul<T>(lower, lower));
  const minusHalf = splat<T>(-0.5);
  const bell = exponential<T>(v128.mul<T>(square, minusHalf));
  return v128.add<T>(bell, v128.mul<T>(bell, v128.mul<T>(lacking, minusHalf)));
}

/** |x|, at most the number beyond which e^(−x²/2) is 0 in T. */
@inline
function boundedMagnitude<T>(x: v128): v128 {
  return v128.pmin<T>(v128.abs<T>(x), splat<T>(sizeof<T>() === 4 ? 15.0 : 39.0));
}

// Calls in place of the code, which would stand in functions and gradients alike.

/** The polynomial h(t). */
function scaledTail<T>(t: v128): v128 {
  let h: v128;
  if (sizeof<T>() === 4) {
    h = splat<T>(-4.506026380113326e-5);
    h = polynomialStep<T>(h, t, -0.0002192816318711266);
    h = polynomialStep<T>(h, t, 0.00017186126206070185);
    h = polynomialStep<T>(h, t, 0.001635484746657312);
    h = polynomialStep<T>(h, t, -0.00349222170189023);
    h = polynomialStep<T>(h, t, -0.007542612962424755);
    h = polynomialStep<T>(h, t, 0.06039835512638092);
    h = polynomialStep<T>(h, t, -0.18652157485485077);
    h = polynomialStep<T>(h, t, 0.3871372938156128);
    h = polynomialStep<T>(h, t, -0.607896625995636);
    h = polynomialStep<T>(h, t, 0.7552851438522339);
  } else {
    h = splat<T>(5.791263775405954e-11);
    h = polynomialStep<T>(h, t, -5.823309313737796e-10);
    h = polynomialStep<T>(h, t, -2.6332831284648123e-9);
    h = polynomialStep<T>(h, t, 1.4003258188414865e-9);
    h = polynomialStep<T>(h, t, 1.9583450785772274e-8);
    h = polynomialStep<T>(h, t, 1.40832490096986e-8);
    h = polynomialStep<T>(h, t, -8.511655281040318e-8);
    h = polynomialStep<T>(h, t, -1.5566441700506432e-7);
    h = polynomialStep<T>(h, t, 2.7143777168809686e-7);
    h = polynomialStep<T>(h, t, 1.021930282487942e-6);
    h = polynomialStep<T>(h, t, -6.294571007036258e-7);
    h = polynomialStep<T>(h, t, -5.920302080574784e-6);
    h = polynomialStep<T>(h, t, 7.16572155465402e-7);
    h = polynomialStep<T>(h, t, 3.51447139046991e-5);
    h = polynomialStep<T>(h, t, -1.9082354130222133e-6);
    h = polynomialStep<T>(h, t, -0.00023109493881693074);
    h = polynomialStep<T>(h, t, 0.000133344308945083);
    h = polynomialStep<T>(h, t, 0.0016308184578500814);
    h = polynomialStep<T>(h, t, -0.0034796923670929055);
    h = polynomialStep<T>(h, t, -0.0075401889667347085);
    h = polynomialStep<T>(h, t, 0.060396574890923246);
    h = polynomialStep<T>(h, t, -0.18652185795965726);
    h = polynomialStep<T>(h, t, 0.38713740074221475);
    h = polynomialStep<T>(h, t, -0.6078966419718921);
    h = polynomialStep<T>(h, t, 0.7552851304157515);
  }
  return h;
}

function exponential<T>(x: v128): v128 {
  return exp<T>(x);
}
