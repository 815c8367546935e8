import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import {
  Dense,
  LayerNormalization,
  noGradient,
  standaloneContext,
} from "../../src/layers/index.js";
import { Sequential } from "../../src/models/index.js";
import { elements, float64, uniform } from "../support/tensors.js";
import { hasNumpy, runNumpy } from "../tensor/random-state/numpy-oracle.js";

function drawn(features: number): LayerNormalization {
  const layer = new LayerNormalization(features);
  for (const [seed, parameter] of layer.parameters.entries()) {
    parameter.convertTo("float64");
    parameter.assign(uniform([features], seed, 0.5, 2));
  }
  return layer;
}

const program = `
import json
case = json.loads(sys.stdin.read())
x, g = (np.array(case[k]).reshape(case["shape"]) for k in ("x", "g"))
gamma, beta = (np.array(v) for v in case["learned"])
deviation = np.sqrt(x.var(axis=-1, keepdims=True) + 1e-3)
n = (x - x.mean(axis=-1, keepdims=True)) / deviation
h = gamma * g
dx = (h - h.mean(axis=-1, keepdims=True) - n * (h * n).mean(axis=-1, keepdims=True)) / deviation
axes = tuple(range(x.ndim - 1))
print(json.dumps([v.ravel().tolist() for v in (n * gamma + beta, dx, (g * n).sum(axis=axes), g.sum(axis=axes))]))
`;

describe("LayerNormalization", () => {
  it.skipIf(!hasNumpy()).each([[[7, 5]], [[3, 4, 2, 6]], [[4, 1]]])(
    "gives what NumPy gives, forward and backward, for %j",
    (shape) => {
      const layer = drawn(shape.at(-1)!);
      const [x, g] = [uniform(shape, 8), uniform(shape, 9)];
      const learned = layer.parameters.map(({ value }) => elements(value));
      const text = JSON.stringify({ shape, x: elements(x), g: elements(g), learned });
      const wanted = JSON.parse(runNumpy(program, Buffer.from(text)).toString()) as number[][];
      const results = [
        ...[elements(layer.forward(x)), elements(layer.backward(g))],
        ...layer.parameters.map(({ gradient }) => elements(gradient)),
      ];
      results.flat().forEach((value, i) => {
        const right = wanted.flat()[i]!;
        expect(Math.abs(value - right)).toBeLessThan(1e-12 * Math.max(1, Math.abs(right)));
      });
    },
  );

  it("has gradients that central differences confirm with relative error < 1e-8", () => {
    for (const inputShape of [
      [5, 4],
      [2, 3, 2, 3],
    ]) {
      const report = gradientCheck(drawn(inputShape.at(-1)!), { inputShape, tolerance: 1e-8 });
      expect(report.passed, JSON.stringify(report.worst)).toBe(true);
    }
  });

  it("gives the same in training as otherwise", () => {
    const [layer, x] = [drawn(5), uniform([3, 5], 1)];
    const output = elements(layer.forward(x));
    expect(elements(layer.forward(x, standaloneContext({ training: true })))).toEqual(output);
  });

  it("refuses features, epsilons, inputs and gradients that make no sense", () => {
    expect(() => new LayerNormalization(0)).toThrow(ArgumentError);
    expect(() => new LayerNormalization(2, { epsilon: 0 })).toThrow(ArgumentError);
    const layer = drawn(2);
    expect(() => layer.backward(float64([[1, 2]]))).toThrow(StateError);
    expect(() => layer.forward(float64([[1, 2, 3]]))).toThrow(ShapeError);
    layer.forward(float64([[1, 2]]), { ...standaloneContext(), needsInputGradient: false });
    expect(() => layer.backward(float64([[1]]))).toThrow(ShapeError);
    expect(layer.backward(float64([[1, 2]]))).toBe(noGradient);
  });

  it("stands in model files", () => {
    const model = new Sequential(new Dense(3, 4), new LayerNormalization(4, { epsilon: 0.1 }));
    const copy = Sequential.fromBytes(model.toBytes());
    expect(copy.layers[1]).toMatchObject({ features: 4, epsilon: 0.1 });
    const x = uniform([5, 3], 1);
    expect(elements(copy.predict(x))).toEqual(elements(model.predict(x)));
  });
});
