import { expect, test } from "vitest";
import { Parameter } from "../../src/parameters/index.js";
import { Regularizer } from "../../src/regularizers/index.js";
import { tensor, type Tensor } from "../../src/tensor/index.js";
import { expectGradientOfPenalty } from "./central-differences.js";

/** Σ w⁴, in plain loops. */
class FourthPower extends Regularizer {
  override penalty(value: Tensor): number {
    let sum = 0;
    value.data.forEach((element) => (sum += element ** 4));
    return sum;
  }

  override addGradient(value: Tensor, gradient: Tensor): void {
    value.data.forEach((element, i) => (gradient.data[i] = gradient.data[i]! + 4 * element ** 3));
  }
}

test("a regularizer written outside the library belongs to a parameter as the built-in ones do", () => {
  const regularizer = new FourthPower();
  const value = tensor([1, -2, 0.5], [3], { dtype: "float64" });
  const parameter = Parameter.of("w", value, { regularizer });
  expect(parameter.regularizer).toBe(regularizer);
  expectGradientOfPenalty(regularizer, parameter.value, 1e-6);
});
