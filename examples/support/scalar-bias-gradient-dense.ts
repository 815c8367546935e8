import { Dense, getBackend, type Tensor } from "ndnet";

/**
 * A dense layer whose bias gradient is, for every unit, `Σ over the batch and all units of
 * outputGradient`: **not** the gradient of `input · weights + bias`, but what the notebook computes
 * where it leaves the axis out of its sum.
 */
export class ScalarBiasGradientDense<
  In extends number = number,
  Out extends number = number,
> extends Dense<In, Out> {
  override readonly inputUse = "products";

  override backward(outputGradient: Tensor): Tensor {
    const gradient = this.bias?.gradient;
    if (gradient === undefined) return super.backward(outputGradient);
    const before = gradient.get(0);
    getBackend().fill(gradient, 0);
    const inputGradient = super.backward(outputGradient);
    getBackend().fill(gradient, before + sumOf(gradient));
    return inputGradient;
  }
}

function sumOf(vector: Tensor): number {
  let sum = 0;
  for (let index = 0; index < vector.size; index++) sum += vector.get(index);
  return sum;
}
