import { splat } from "../vectors/splat";
import { polynomialStep } from "./polynomial-step";

/**
 * `k · log 2 + log(1 + f)` for an integer k and f from √½ − 1 to √2 − 1.
 *
 * With s = f / (2 + f) and z = s², log(1 + f) = 2 · artanh s = 2s + s · z · q(z), and since
 * 2s = f − s · f, that is `f − s · (f − z · q(z))`, where only the small subtrahend is rounded
 * twice. q is a minimax polynomial: the relative error of 2s + s · z · q(z) is below 2^−31 for f32
 * (degree 3) and 2^−59 for f64 (degree 6).
 */
@inline
export function reducedLogarithm<T>(k: v128, f: v128): v128 {
  const high = sizeof<T>() === 4 ? 0.693145751953125 : 0.6931471805598903;
  const low = sizeof<T>() === 4 ? 1.428606765330187e-6 : 5.497923018708371e-14;
  const s = v128.div<T>(f, v128.add<T>(f, splat<T>(2.0)));
  const z = v128.mul<T>(s, s);
  let q: v128;
  if (sizeof<T>() === 4) {
    q = splat<T>(0.23576363921165466);
    q = polynomialStep<T>(q, z, 0.2853766083717346);
    q = polynomialStep<T>(q, z, 0.4000032842159271);
    q = polynomialStep<T>(q, z, 0.6666666865348816);
  } else {
    q = splat<T>(0.1478826649815371);
    q = polynomialStep<T>(q, z, 0.15314876046991802);
    q = polynomialStep<T>(q, z, 0.1818352924009319);
    q = polynomialStep<T>(q, z, 0.22222199318996588);
    q = polynomialStep<T>(q, z, 0.285714287341718);
    q = polynomialStep<T>(q, z, 0.3999999999945798);
    q = polynomialStep<T>(q, z, 0.6666666666666726);
  }
  const bent = v128.mul<T>(s, v128.sub<T>(f, v128.mul<T>(z, q)));
  const small = v128.sub<T>(f, v128.sub<T>(bent, v128.mul<T>(k, splat<T>(low))));
  return v128.add<T>(v128.mul<T>(k, splat<T>(high)), small);
}
