import { describe, expect, it } from "vitest";
import { MaxNorm, type Constraint } from "../../src/constraints/index.js";
import { ArgumentError, DTypeError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import { FromTensor, GlorotUniform, Zeros } from "../../src/initializers/index.js";
import { Dense, noGradient, standaloneContext } from "../../src/layers/index.js";
import { Regularizer } from "../../src/regularizers/index.js";
import { dtypeOf } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { elements, float32, float64, largestError, strided, uniform } from "../support/tensors.js";

const weights = float64([
  [1, 2, 3],
  [4, 5, 6],
]);
const bias = float64([0.5, -0.5, 1]);
const input = float64([
  [1, -1],
  [2, 0.5],
  [0, 3],
]);
const upstream = float64([
  [1, 0, -1],
  [0.5, 2, 0],
  [0, 1, 1],
]);

class Nothing extends Regularizer {
  override penalty(): number {
    return 0;
  }
  override addGradient(): void {
    // Adds nothing.
  }
}

describe("Dense", () => {
  it("gives input · weights + bias", () => {
    const output = Dense.fromWeights(weights, bias).forward(input);
    expect(output.shape).toEqual([3, 3]);
    expect(elements(output)).toEqual([-2.5, -3.5, -2, 4.5, 6, 10, 12.5, 14.5, 19]);
  });

  it("gives outputGradient · weightsᵀ, inputᵀ · outputGradient and the column sums backward", () => {
    const layer = Dense.fromWeights(weights, bias);
    layer.forward(input);
    expect(elements(layer.backward(upstream))).toEqual([-2, -2, 4.5, 12, 5, 11]);
    expect(elements(layer.weights.gradient)).toEqual([2, 4, -1, -0.75, 4, 4]);
    expect(elements(layer.bias!.gradient)).toEqual([1.5, 3, 0]);
  });

  it("adds up the gradients of several backward passes", () => {
    const layer = Dense.fromWeights(weights, bias);
    layer.forward(input);
    layer.backward(upstream);
    layer.forward(input);
    layer.backward(upstream);
    expect(elements(layer.weights.gradient)).toEqual([4, 8, -2, -1.5, 8, 8]);
    expect(elements(layer.bias!.gradient)).toEqual([3, 6, 0]);
  });

  it("has gradients that central differences confirm with relative error < 1e-8", () => {
    const report = gradientCheck(new Dense(4, 3), { inputShape: [5, 4], tolerance: 1e-8 });
    expect(report).toMatchObject({ passed: true, checked: 5 * 4 + 4 * 3 + 3 });
    expect(report.tensors.map(({ where }) => where)).toEqual(["input", "weights", "bias"]);
  });

  it("has no bias where useBias is false", () => {
    const layer = new Dense(2, 3, { useBias: false, weightInitializer: new FromTensor(weights) });
    expect(layer.bias).toBeUndefined();
    expect(layer.parameters).toEqual([layer.weights]);
    expect(elements(layer.forward(float32(input)))).toEqual([-3, -3, -3, 4, 6.5, 9, 12, 15, 18]);
    expect(gradientCheck(layer, { inputShape: [3, 2] }).passed).toBe(true);
  });

  it("draws GlorotUniform weights and starts from zero biases unless told otherwise", () => {
    const layer = new Dense(4, 3);
    expect(layer.weights.initializer).toBeInstanceOf(GlorotUniform);
    expect(layer.bias!.initializer).toBeInstanceOf(Zeros);
    layer.weights.initialize(new RandomState(1));
    const limit = Math.sqrt(6 / 7);
    expect(elements(layer.weights.value).every((w) => Math.abs(w) <= limit)).toBe(true);
    expect(elements(layer.bias!.value)).toEqual([0, 0, 0]);
  });

  it("takes initializers and a regularizer, which concerns the weights alone", () => {
    const weightRegularizer = new Nothing();
    const biasInitializer = new FromTensor(bias);
    const layer = new Dense(2, 3, { biasInitializer, weightRegularizer });
    expect(elements(layer.bias!.value)).toEqual([0.5, -0.5, 1]);
    expect(layer.weights.regularizer).toBe(weightRegularizer);
    expect(layer.bias!.regularizer).toBeUndefined();
    expect(layer.weights.regularizable).toBe(true);
    expect(layer.bias!.regularizable).toBe(false);
  });

  it("takes a constraint, which concerns the weights alone, and none by default", () => {
    const weightConstraint = new MaxNorm(3);
    for (const layer of [
      new Dense(2, 3, { weightConstraint }),
      Dense.fromWeights(weights, bias, { weightConstraint }),
    ]) {
      expect(layer.weights.constraint).toBe(weightConstraint);
      expect(layer.bias!.constraint).toBeUndefined();
    }
    expect(new Dense(2, 3).weights.constraint).toBeUndefined();
  });

  it.each<unknown>([3, "MaxNorm", {}, new Nothing()])("refuses the constraint %o", (value) => {
    const make = (): unknown => new Dense(2, 3, { weightConstraint: value as Constraint });
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow("parameter weights, constraint");
  });

  it("takes over the element type of its first input, and refuses another one later", () => {
    const layer = new Dense(2, 3);
    expect(dtypeOf(layer.forward(input))).toBe("float64");
    expect(layer.weights.dtype).toBe("float64");
    expect(() => layer.forward(float32(input))).toThrow(DTypeError);
    expect(() => layer.forward(float32(input))).toThrow(
      "Dense.forward, input: expected float64, received float32.",
    );
  });

  it("differs in float32 from float64 by less than 1e-6, forward and backward", () => {
    const exact = Dense.fromWeights(uniform([6, 4], 1), uniform([4], 2));
    const rounded = Dense.fromWeights(float32(uniform([6, 4], 1)), float32(uniform([4], 2)));
    const [x, g] = [uniform([5, 6], 3), uniform([5, 4], 4)];
    expect(largestError(rounded.forward(float32(x)), exact.forward(x))).toBeLessThan(1e-6);
    expect(largestError(rounded.backward(float32(g)), exact.backward(g))).toBeLessThan(1e-6);
    expect(largestError(rounded.weights.gradient, exact.weights.gradient)).toBeLessThan(1e-6);
    expect(largestError(rounded.bias!.gradient, exact.bias!.gradient)).toBeLessThan(1e-6);
  });

  it("gives strided and transposed tensors the results of contiguous ones to 1e-15", () => {
    const plain = Dense.fromWeights(weights, bias);
    const viewed = Dense.fromWeights(weights, bias);
    expect(largestError(viewed.forward(strided(input)), plain.forward(input))).toBeLessThan(1e-15);
    expect(largestError(viewed.backward(strided(upstream)), plain.backward(upstream))).toBeLessThan(
      1e-15,
    );
    expect(largestError(viewed.weights.gradient, plain.weights.gradient)).toBeLessThan(1e-15);
    expect(largestError(viewed.bias!.gradient, plain.bias!.gradient)).toBeLessThan(1e-15);
  });

  it("makes the whole output row NaN for a NaN input, and no other row", () => {
    const output = Dense.fromWeights(weights, bias).forward(
      float64([
        [NaN, 1],
        [1, 1],
      ]),
    );
    expect(elements(output).map(Number.isNaN)).toEqual([true, true, true, false, false, false]);
  });

  it("takes batches of no rows", () => {
    const layer = Dense.fromWeights(weights, bias);
    expect(layer.forward(uniform([0, 2], 1)).shape).toEqual([0, 3]);
    expect(layer.backward(uniform([0, 3], 1)).shape).toEqual([0, 2]);
    expect(elements(layer.weights.gradient)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("knows its widths and its output's shape", () => {
    const layer = new Dense(2, 3);
    expect(layer.widths).toEqual({ inputs: 2, outputs: 3 });
    expect(layer.outputShape([7, 2])).toEqual([7, 3]);
    expect(layer.outputKind).toBe("values");
  });

  it.each([0, -1, 1.5, NaN])("refuses %d inputs or units", (width) => {
    expect(() => new Dense(width, 3)).toThrow(ArgumentError);
    expect(() => new Dense(width, 3)).toThrow(
      `Dense, inputs: expected a whole number of at least 1, received ${width}.`,
    );
    expect(() => new Dense(3, width)).toThrow(
      `Dense, units: expected a whole number of at least 1, received ${width}.`,
    );
  });

  it.each([[[3, 5]], [[2]], [[1, 2, 2]]])("refuses an input of shape %j", (shape) => {
    const layer = new Dense(2, 3);
    expect(() => layer.forward(uniform(shape, 1))).toThrow(ShapeError);
    expect(() => layer.forward(uniform(shape, 1))).toThrow(
      `Dense.forward, input: expected shape [batch, 2], received [${shape.join(", ")}].`,
    );
  });

  it("has no gradient before a forward pass", () => {
    expect(() => new Dense(2, 3).backward(upstream)).toThrow(StateError);
    expect(() => new Dense(2, 3).backward(upstream)).toThrow(
      "Dense.backward: expected a forward pass before it, received none.",
    );
  });

  it("refuses an output gradient of another shape than the output", () => {
    const layer = Dense.fromWeights(weights, bias);
    layer.forward(input);
    expect(() => layer.backward(uniform([3, 2], 1))).toThrow(ShapeError);
    expect(elements(layer.weights.gradient)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("gives noGradient where the input's gradient isn't needed, and the parameters' all the same", () => {
    const layer = Dense.fromWeights(weights, bias);
    layer.forward(input, { ...standaloneContext(), needsInputGradient: false });
    expect(layer.backward(upstream)).toBe(noGradient);
    expect(elements(layer.bias!.gradient)).toEqual([1.5, 3, 0]);
  });
});

describe("Dense.fromWeights", () => {
  it("copies the weights, also those of a transposed view", () => {
    const view = strided(weights);
    const layer = Dense.fromWeights(view);
    view.set(0, 0, 100);
    expect(layer.bias).toBeUndefined();
    expect(layer.weights.dtype).toBe("float64");
    expect(elements(layer.weights.value)).toEqual([1, 2, 3, 4, 5, 6]);
    const transposed = Dense.fromWeights(weights.transpose(1, 0));
    expect([transposed.inputs, transposed.units]).toEqual([3, 2]);
    expect(elements(transposed.weights.value)).toEqual([1, 4, 2, 5, 3, 6]);
  });

  it("refuses weights that are no matrix, and a bias of another length", () => {
    expect(() => Dense.fromWeights(bias)).toThrow(ShapeError);
    expect(() => Dense.fromWeights(bias)).toThrow(
      "Dense.fromWeights, weights: expected shape [inputs, units], received [3].",
    );
    expect(() => Dense.fromWeights(weights, uniform([2], 1))).toThrow(
      "Dense.fromWeights, bias: expected shape [3], received [2].",
    );
  });
});
