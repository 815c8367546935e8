import { weightedLogarithm, weightedReciprocal } from "./weighted-terms";

/** −y · log(p + δ), and its slope −y/(p + δ). Targets of 0 give 0. */
@unmanaged
export class CrossEntropy {
  @inline
  value(p: v128, y: v128, delta: v128): v128 {
    return v128.neg<f64>(weightedLogarithm(y, v128.add<f64>(p, delta)));
  }

  @inline
  slope(p: v128, y: v128, delta: v128): v128 {
    return v128.neg<f64>(weightedReciprocal(y, v128.add<f64>(p, delta)));
  }
}
