import { describe, expect, it } from "vitest";
import { ReLU, Softmax, Tanh } from "../../src/activations/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import { Dense, standaloneContext, type LayerContext } from "../../src/layers/index.js";
import { Sequential } from "../../src/models/index.js";
import { dtypeOf, wrap, type Tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { Square } from "../support/square.js";
import { elements, float32, float64 } from "../support/tensors.js";

/** A layer with two weights and a mistake in the gradient of the second. */
class WrongBias extends Dense {
  override backward(outputGradient: Tensor): Tensor {
    const result = super.backward(outputGradient);
    const gradient = this.bias!.gradient;
    gradient.set(1, 1.001 * gradient.get(1));
    return result;
  }
}

describe("gradientCheck", () => {
  it("passes a right gradient, and reports what it compared", () => {
    const report = gradientCheck(new Square(), { inputShape: [4, 3] });
    expect(report.passed).toBe(true);
    expect(report.maximumRelativeError).toBeLessThan(1e-9);
    expect(report.maximumRelativeError).toBe(report.worst.relativeError);
    expect(report.tolerance).toBe(1e-6);
    expect(report.checked).toBe(12);
    expect(report.tensors).toEqual([{ where: "input", checked: 12, worst: report.worst }]);
  });

  it.each([
    ["a factor", (x: number) => 2.001 * x],
    ["a sign", (x: number) => -2 * x],
    ["a constant", (x: number) => 2 * x + 0.001],
    ["NaN", () => NaN],
    ["Infinity", () => Infinity],
  ])("fails a gradient that is wrong by %s", (_what, slope) => {
    const layer = new Square();
    layer.slope = slope;
    expect(gradientCheck(layer, { inputShape: [4, 3] }).passed).toBe(false);
  });

  it("names the one element that is wrong, with both derivatives", () => {
    const layer = new Square();
    layer.slope = (x, position) => (position === 5 ? 3 * x : 2 * x);
    const input = float64([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    const { passed, worst, maximumRelativeError } = gradientCheck(layer, { input });
    expect(passed).toBe(false);
    expect(worst).toMatchObject({ where: "input", index: [1, 2] });
    expect(worst.analytic / worst.numeric).toBeCloseTo(1.5, 8);
    const { analytic, numeric } = worst;
    const scale = Math.max(1, Math.abs(analytic), Math.abs(numeric));
    expect(maximumRelativeError).toBe(Math.abs(analytic - numeric) / scale);
  });

  it("reports a derivative that isn't finite as an infinite error", () => {
    const layer = new Square();
    layer.slope = () => NaN;
    const report = gradientCheck(layer, { inputShape: [1, 2] });
    expect(report.maximumRelativeError).toBe(Infinity);
    expect(report.worst.analytic).toBeNaN();
  });

  it("names the parameter whose gradient is wrong", () => {
    const report = gradientCheck(new WrongBias(3, 2), { inputShape: [5, 3] });
    expect(report.passed).toBe(false);
    expect(report.worst).toMatchObject({ where: "bias", index: [1] });
    expect(report.tensors.map(({ worst }) => worst.relativeError <= 1e-6)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("fails a layer whose weights it forgets to differentiate, or differentiates twice", () => {
    class Forgetful extends Dense {
      override backward(outputGradient: Tensor): Tensor {
        const result = super.backward(outputGradient);
        this.weights.zeroGradient();
        return result;
      }
    }
    class Twice extends Dense {
      override backward(outputGradient: Tensor): Tensor {
        super.backward(outputGradient);
        return super.backward(outputGradient);
      }
    }
    expect(gradientCheck(new Forgetful(2, 2), { inputShape: [3, 2] }).worst.where).toBe("weights");
    expect(gradientCheck(new Twice(2, 2), { inputShape: [3, 2] }).passed).toBe(false);
  });

  it("leaves parameters with their type, values and gradients, to the last bit", () => {
    const layer = new Dense(3, 2);
    const input = float32(float64([[1, 2, 3]]));
    layer.weights.initialize(new RandomState(5));
    layer.forward(input);
    layer.backward(float32(float64([[1, -1]])));
    const before = layer.parameters.map(({ value, gradient }) => [
      elements(value),
      elements(gradient),
    ]);
    expect(gradientCheck(layer, { inputShape: [4, 3] }).passed).toBe(true);
    expect(layer.weights.dtype).toBe("float32");
    expect(dtypeOf(layer.weights.gradient)).toBe("float32");
    expect(
      layer.parameters.map(({ value, gradient }) => [elements(value), elements(gradient)]),
    ).toEqual(before);
    expect(dtypeOf(layer.forward(input))).toBe("float32");
  });

  it("leaves parameters as they were also when the layer throws, however far the check is", () => {
    class Broken extends Dense {
      passes = 0;
      override forward(input: Tensor, context?: LayerContext): Tensor {
        if (++this.passes > 2 + 2 * 6 + 1) throw new RangeError("broken");
        return super.forward(input, context);
      }
    }
    const layer = new Broken(3, 2);
    layer.weights.initialize(new RandomState(5));
    const before = elements(layer.weights.value);
    expect(() => gradientCheck(layer, { inputShape: [2, 3] })).toThrow(RangeError);
    expect(layer.weights.dtype).toBe("float32");
    expect(elements(layer.weights.value)).toEqual(before);
  });

  it("weighs the outputs differently, so that a softmax without a gradient fails", () => {
    class Flat extends Softmax {
      override backward(outputGradient: Tensor): Tensor {
        return wrap(new Float64Array(outputGradient.size), outputGradient.shape);
      }
    }
    expect(gradientCheck(new Flat(), { inputShape: [2, 3] }).passed).toBe(false);
  });

  it("starts from zero gradients, whatever float64 parameters have gathered before", () => {
    const layer = Dense.fromWeights(float64([[1], [2]]));
    layer.forward(float64([[3, 4]]));
    layer.backward(float64([[5]]));
    expect(gradientCheck(layer, { inputShape: [2, 2] }).passed).toBe(true);
    expect(elements(layer.weights.gradient)).toEqual([15, 20]);
  });

  it("checks a whole model, and leaves it with its type and values", () => {
    const model = new Sequential(new Dense(3, 4), new Tanh(), new Dense(4, 2));
    model.initialize(new RandomState(1));
    const before = model.parameters.map(({ value }) => elements(value));
    const report = gradientCheck(model, { inputShape: [5, 3], tolerance: 1e-8 });
    expect(report).toMatchObject({ passed: true, checked: 15 + 12 + 4 + 8 + 2 });
    expect(report.tensors.map(({ where }) => where)).toEqual([
      "input",
      "weights (parameter 1 of 4)",
      "bias (parameter 2 of 4)",
      "weights (parameter 3 of 4)",
      "bias (parameter 4 of 4)",
    ]);
    expect(model.dtype).toBe("float32");
    expect(model.parameters.map(({ value }) => elements(value))).toEqual(before);
    expect(model.parameters.every(({ dtype }) => dtype === "float32")).toBe(true);
  });

  it("draws inputs from −2 to 2 that keep a distance of 0.01 from 0, by the seed", () => {
    const seen: number[][] = [];
    class Seeing extends Square {
      override forward(input: Tensor): Tensor {
        seen.push(elements(input));
        return super.forward(input);
      }
    }
    const first = (seed: number): number[] => {
      seen.length = 0;
      gradientCheck(new Seeing(), { inputShape: [100, 10], seed, maximumElements: 1 });
      return seen[0]!;
    };
    const drawn = first(3);
    expect(drawn.every((x) => Math.abs(x) >= 0.01 && Math.abs(x) <= 2)).toBe(true);
    expect(drawn.some((x) => x < -1) && drawn.some((x) => x > 1)).toBe(true);
    expect(first(3)).toEqual(drawn);
    expect(first(4)).not.toEqual(drawn);
    expect(gradientCheck(new ReLU(), { inputShape: [100, 10] }).passed).toBe(true);
  });

  it("compares at most maximumElements of each tensor, chosen at random", () => {
    const options = { inputShape: [5, 30], maximumElements: 7 };
    const report = gradientCheck(new Dense(30, 4), options);
    expect(report.tensors.map(({ checked }) => checked)).toEqual([7, 7, 4]);
    expect(report.passed).toBe(true);
  });

  it("gives every forward the same random state, and tells it whether it trains", () => {
    class Dropout extends Square {
      #mask: number[] = [];
      override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
        const { training, random } = context;
        this.#mask = elements(input).map(() => (training && random.rand() < 0.5 ? 0 : 1));
        const output = super.forward(input);
        return wrap(
          Float64Array.from(elements(output), (y, i) => y * this.#mask[i]!),
          output.shape,
        );
      }
      override slope(x: number, position: number): number {
        return 2 * x * this.#mask[position]!;
      }
    }
    const zeros = (training: boolean): number => {
      const layer = new Dropout();
      let count = 0;
      const slope = layer.slope.bind(layer);
      layer.slope = (x, position) => {
        const value = slope(x, position);
        if (value === 0) count++;
        return value;
      };
      expect(gradientCheck(layer, { inputShape: [6, 6], training }).passed).toBe(true);
      return count;
    };
    expect(zeros(true)).toBeGreaterThan(5);
    expect(zeros(false)).toBe(0);
  });
});
