import { describe, expect, it } from "vitest";
import type { Activation } from "../../src/activations/index.js";
import { ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import { noGradient, standaloneContext } from "../../src/layers/index.js";
import { dtypeOf } from "../../src/tensor/index.js";
import { elements, float32, float64, largestError, strided, uniform } from "./tensors.js";

/** What is known of one activation. */
interface KnownActivation {
  readonly create: () => Activation;
  /** Inputs with their outputs, rounded to float64. */
  readonly values: readonly (readonly [input: number, output: number])[];
  /** Inputs beyond all measure with the output and the derivative there. */
  readonly limits: readonly (readonly [input: number, output: number, derivative: number])[];
}

/** What every element-wise activation must do. */
export function specifyActivation(title: string, known: KnownActivation): void {
  const { create, values, limits } = known;
  describe(title, () => {
    it("gives the exact values with relative error < 1e-14 in float64", () => {
      const output = create().forward(float64([values.map(([input]) => input)]));
      elements(output).forEach((value, position) => {
        const exact = values[position]![1];
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(1e-14 * Math.abs(exact));
      });
    });

    it("has a gradient that central differences confirm with relative error < 1e-8", () => {
      const report = gradientCheck(create(), { inputShape: [7, 5], tolerance: 1e-8 });
      expect(report).toMatchObject({ passed: true, checked: 35 });
    });

    it("goes to its limits at ±1000 and ±Infinity, and so does its derivative", () => {
      const activation = create();
      const outputs = elements(activation.forward(float64([limits.map(([x]) => x)])));
      const slopes = elements(activation.backward(float64([limits.map(() => 1)])));
      expect(outputs.map(unsigned)).toEqual(limits.map(([, output]) => output));
      expect(slopes.map(unsigned)).toEqual(limits.map(([, , derivative]) => derivative));
    });

    it("gives NaN for NaN, and for nothing else", () => {
      const output = elements(create().forward(float64([[0.5, NaN, -0.5]])));
      expect(output.map(Number.isNaN)).toEqual([false, true, false]);
    });

    it("differs in float32 from float64 by less than 1e-6, forward and backward", () => {
      const exact = create();
      const rounded = create();
      const input = uniform([6, 4], 1, -5, 5);
      const gradient = uniform([6, 4], 2);
      const output = rounded.forward(float32(input));
      expect(dtypeOf(output)).toBe("float32");
      expect(largestError(output, exact.forward(input))).toBeLessThan(1e-6);
      const inputGradient = rounded.backward(float32(gradient));
      expect(dtypeOf(inputGradient)).toBe("float32");
      expect(largestError(inputGradient, exact.backward(gradient))).toBeLessThan(1e-6);
    });

    it("gives strided and transposed tensors the results of contiguous ones", () => {
      const plain = create();
      const viewed = create();
      const input = uniform([3, 5], 3);
      const gradient = uniform([3, 5], 4);
      expect(elements(viewed.forward(strided(input)))).toEqual(elements(plain.forward(input)));
      expect(elements(viewed.backward(strided(gradient)))).toEqual(
        elements(plain.backward(gradient)),
      );
    });

    it("keeps the shape of its input, which may have any rank", () => {
      const activation = create();
      expect(activation.forward(uniform([2, 3, 4], 5)).shape).toEqual([2, 3, 4]);
      expect(activation.backward(uniform([2, 3, 4], 6)).shape).toEqual([2, 3, 4]);
      expect(activation.outputShape([2, 3, 4])).toEqual([2, 3, 4]);
      expect(activation.parameters).toEqual([]);
    });

    specifyBackward(create);
  });
}

/** What `backward` of every activation must do about calls that don't fit. */
export function specifyBackward(create: () => Activation): void {
  it("has no gradient before a forward pass", () => {
    const activation = create();
    expect(() => activation.backward(float64([[1]]))).toThrow(StateError);
    expect(() => activation.backward(float64([[1]]))).toThrow(
      `${activation.name}.backward: expected a forward pass before it, received none. Call forward(input) first.`,
    );
  });

  it("refuses an output gradient of another shape than the output", () => {
    const activation = create();
    activation.forward(float64([[1, 2]]));
    expect(() => activation.backward(float64([[1, 2, 3]]))).toThrow(ShapeError);
    expect(() => activation.backward(float64([[1, 2, 3]]))).toThrow(
      `${activation.name}.backward: expected shape [1, 2], received [1, 3].`,
    );
  });

  it("computes no input gradient where none is needed, whatever it is handed", () => {
    const activation = create();
    activation.forward(float64([[1, 2]]), { ...standaloneContext(), needsInputGradient: false });
    expect(activation.backward(float64([[1, 2]]))).toBe(noGradient);
    expect(activation.backward(noGradient)).toBe(noGradient);
  });
}

/** −0 as 0, everything else as it is. */
function unsigned(value: number): number {
  return value + 0;
}
