import type { Tensor } from "../../tensor/index.js";

/** Matrix products. Shapes fit (the layers check them), outputs don't overlap inputs. */
export interface MatrixOperations {
  /** `output ← input · weights + bias`, shapes `[n, k] · [k, m] + [m]`; no bias where it is `undefined`. */
  affine(input: Tensor, weights: Tensor, bias: Tensor | undefined, output: Tensor): void;
  /** `output ← output + leftᵀ · right`, shapes `[n, k]ᵀ · [n, m]`: the gradient of weights. */
  addTransposedProduct(left: Tensor, right: Tensor, output: Tensor): void;
  /** `output ← left · rightᵀ`, shapes `[n, m] · [k, m]ᵀ`: the gradient of an input. */
  productTransposed(left: Tensor, right: Tensor, output: Tensor): void;
  /** `output[j] ← output[j] + Σᵢ input[i, j]`: the gradient of a bias. */
  addColumnSums(input: Tensor, output: Tensor): void;
}
