import { splat } from "../vectors/splat";
import { weightedLogarithm, weightedReciprocal } from "./weighted-terms";

/**
 * −y · log(p + δ) − (1 − y) · log(1 − p + δ), and its slope (1 − y)/(1 − p + δ) − y/(p + δ).
 * Targets of 0 and 1 leave out the term that they multiply.
 */
@unmanaged
export class BinaryCrossEntropy {
  @inline
  value(p: v128, y: v128, delta: v128): v128 {
    const one = splat<f64>(1.0);
    const hit = weightedLogarithm(y, v128.add<f64>(p, delta));
    const rest = v128.add<f64>(v128.sub<f64>(one, p), delta);
    const miss = weightedLogarithm(v128.sub<f64>(one, y), rest);
    return v128.sub<f64>(v128.neg<f64>(hit), miss);
  }

  @inline
  slope(p: v128, y: v128, delta: v128): v128 {
    const one = splat<f64>(1.0);
    const hit = weightedReciprocal(y, v128.add<f64>(p, delta));
    const rest = v128.add<f64>(v128.sub<f64>(one, p), delta);
    const miss = weightedReciprocal(v128.sub<f64>(one, y), rest);
    return v128.sub<f64>(miss, hit);
  }
}
