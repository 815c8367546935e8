import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/softmax.js";
import { ShapeError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import { CrossEntropy, SoftmaxCrossEntropy } from "../../src/losses/index.js";
import { dtypeOf, tensor } from "../../src/tensor/index.js";
import { specifyBackward } from "../support/activation-specification.js";
import { elements, float32, float64, largestError, strided, uniform } from "../support/tensors.js";

describe("Softmax", () => {
  // Python 3.11.7 with mpmath 1.3.0, 40 digits.
  const logits = float64([[1, 2, -0.5, 0]]);
  const probabilities = float64([
    [0.23205671194331448, 0.6307955432474668, 0.05177885129942981, 0.08536889350978889],
  ]);
  const upstream = float64([[0.5, -1, 2, 0.25]]);
  const product = float64([
    [0.20649967072316486, -0.3848690123616449, 0.1237445815482025, 0.054624760090277516],
  ]);

  it("gives the exact values and Jacobian-vector product with error < 1e-15 in float64", () => {
    const softmax = new Softmax();
    expect(largestError(softmax.forward(logits), probabilities)).toBeLessThan(1e-15);
    expect(largestError(softmax.backward(upstream), product)).toBeLessThan(1e-15);
  });

  it("has a gradient that central differences confirm with relative error < 1e-8", () => {
    const report = gradientCheck(new Softmax(), { inputShape: [6, 5], tolerance: 1e-8 });
    expect(report).toMatchObject({ passed: true, checked: 30 });
  });

  it("gives rows that sum to 1 with error < 1e-14, and gradients whose rows sum to 0", () => {
    const row = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(row, (values) => {
        const softmax = new Softmax();
        const output = elements(softmax.forward(float64([values])));
        expect(Math.abs(output.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-14);
        expect(output.every((p) => p >= 0 && p <= 1)).toBe(true);
        const gradient = elements(softmax.backward(uniform([1, values.length], 1)));
        expect(Math.abs(gradient.reduce((sum, g) => sum + g, 0))).toBeLessThan(1e-14);
      }),
    );
  });

  it("takes logits of ±1000 and −Infinity", () => {
    const softmax = new Softmax();
    const input = float64([
      [1000, -1000, 1000],
      [-1000, -1000, -3000],
      [0, -Infinity, 0],
    ]);
    expect(elements(softmax.forward(input))).toEqual([0.5, 0, 0.5, 0.5, 0.5, 0, 0.5, 0, 0.5]);
    expect(elements(softmax.backward(uniform([3, 3], 1))).every(Number.isFinite)).toBe(true);
  });

  it("makes a row NaN that holds NaN or Infinity, and no other row", () => {
    const input = float64([
      [1, NaN],
      [Infinity, 0],
      [0, 0],
    ]);
    const output = elements(new Softmax().forward(input));
    expect(output.map(Number.isNaN)).toEqual([true, true, true, true, false, false]);
  });

  it("differs in float32 from float64 by less than 1e-6, forward and backward", () => {
    const exact = new Softmax();
    const rounded = new Softmax();
    const input = uniform([6, 10], 1, -5, 5);
    const gradient = uniform([6, 10], 2);
    const output = rounded.forward(float32(input));
    expect(dtypeOf(output)).toBe("float32");
    expect(largestError(output, exact.forward(input))).toBeLessThan(1e-6);
    expect(
      largestError(rounded.backward(float32(gradient)), exact.backward(gradient)),
    ).toBeLessThan(1e-6);
  });

  it("gives strided and transposed tensors the results of contiguous ones", () => {
    const plain = new Softmax();
    const viewed = new Softmax();
    const input = uniform([3, 5], 3);
    const gradient = uniform([3, 5], 4);
    expect(elements(viewed.forward(strided(input)))).toEqual(elements(plain.forward(input)));
    expect(elements(viewed.backward(strided(gradient)))).toEqual(
      elements(plain.backward(gradient)),
    );
  });

  it("gives with CrossEntropy without ε, alone or fused, the gradient of SoftmaxCrossEntropy to 1e-9", () => {
    const input = uniform([8, 10], 5, -4, 4);
    const targets = tensor(
      Array.from({ length: 8 }, (_, i) => Array.from({ length: 10 }, (_, j) => +(j === i))),
      undefined,
      { dtype: "float64" },
    );
    const onLogits = new SoftmaxCrossEntropy().evaluate(input, targets);
    const softmax = new Softmax();
    const loss = new CrossEntropy({ epsilon: 0 });
    const output = softmax.forward(input);
    const alone = loss.evaluate(output, targets);
    const fused = loss.evaluateThrough(softmax.outputKind, output, targets)!;
    const throughJacobian = softmax.backward(alone.gradient);
    expect(largestError(throughJacobian, onLogits.gradient)).toBeLessThan(1e-9);
    expect(largestError(fused.gradient, onLogits.gradient)).toBeLessThan(1e-15);
    expect(fused.value).toBe(alone.value);
    expect(Math.abs(fused.value - onLogits.value)).toBeLessThan(1e-14);
  });

  it("tells losses that it gives probabilities", () => {
    expect(new Softmax().outputKind).toBe("softmax");
  });

  it.each([[[4]], [[2, 3, 4]]])("refuses an input of shape %j", (shape) => {
    const forward = (): unknown => new Softmax().forward(uniform(shape, 1));
    expect(forward).toThrow(ShapeError);
    expect(forward).toThrow("Softmax.forward, input: expected shape [batch, features], received [");
  });

  specifyBackward(() => new Softmax());
});
