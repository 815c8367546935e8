import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { Parameter } from "../../src/parameters/index.js";
import { L2 } from "../../src/regularizers/index.js";
import { tensor, zeros } from "../../src/tensor/index.js";
import { expectClose } from "../support/expect-close.js";
import { layouts, randomTensor, randomValues } from "../support/random-tensor.js";
import { expectGradientOfPenalty } from "./central-differences.js";

test("the penalty of L2 is ½·λ·Σw²", () => {
  expect(new L2(0.5).penalty(tensor([1, -2, 3], [3], { dtype: "float64" }))).toBe(3.5);
  expect(new L2(0.5).penalty(zeros([0, 3]))).toBe(0);
});

test("L2 adds λ·w to the gradient and leaves w as it is", () => {
  const value = tensor([1, -2, 0]);
  const gradient = tensor([10, 20, 30]);
  new L2(0.5).addGradient(value, gradient);
  expect([...gradient.data]).toEqual([10.5, 19, 30]);
  expect([...value.data]).toEqual([1, -2, 0]);
});

test.each(layouts)(
  "the gradient of L2 over a %s tensor is the slope of its penalty with relative error < 1e-8",
  (layout) => {
    expectGradientOfPenalty(new L2(0.3), randomTensor([3, 4], "float64", 1, layout), 1e-8);
  },
);

/** Values after steps of SGD along the same gradients, decayed by the optimizer or by a loss term. */
function afterSteps(dtype: "float32" | "float64", by: "optimizer" | "loss", momentum: number) {
  const lambda = 0.05;
  const parameter = Parameter.of("w", randomTensor([4, 3], dtype, 1));
  const optimizer = new SGD({
    learningRate: 0.1,
    momentum,
    weightDecay: by === "optimizer" ? lambda : 0,
  });
  for (let step = 1; step <= 10; step++) {
    parameter.zeroGradient();
    parameter.gradient.data.set(randomValues(12, dtype, 100 + step));
    if (by === "loss") new L2(lambda).addGradient(parameter.value, parameter.gradient);
    optimizer.step([parameter]);
  }
  return parameter.value;
}

test.each([0, 0.9])(
  "the weight decay of SGD with momentum %d gives the bits of an L2 loss term over 10 steps in float64",
  (momentum) => {
    const decayed = afterSteps("float64", "optimizer", momentum);
    expect([...decayed.data]).toEqual([...afterSteps("float64", "loss", momentum).data]);
  },
);

test.each([0, 0.9])(
  "the weight decay of SGD with momentum %d equals an L2 loss term over 10 steps within 2e-6 in float32",
  (momentum) => {
    const decayed = afterSteps("float32", "optimizer", momentum);
    expectClose(decayed, afterSteps("float32", "loss", momentum), { absolute: 2e-6 });
  },
);

test.each([-0.1, NaN, Infinity])("L2 refuses the strength %d", (strength) => {
  expect(() => new L2(strength)).toThrow(ArgumentError);
});
