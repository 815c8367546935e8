import { describe, expect, it } from "vitest";
import { MaxNorm } from "../../src/constraints/index.js";
import { ArgumentError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import { Constant, FromTensor, HeNormal, LeCunNormal } from "../../src/initializers/index.js";
import {
  Conv2D,
  noGradient,
  standaloneContext,
  type Conv2DOptions,
} from "../../src/layers/index.js";
import { L2 } from "../../src/regularizers/index.js";
import { tensor } from "../../src/tensor/index.js";
import { hasNumpy, runNumpy } from "../tensor/random-state/numpy-oracle.js";
import { elements, uniform } from "../support/tensors.js";

const bounded = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** The convolution and its gradients by Fourier-free NumPy: sums over shifted views of the input. */
const program = `
import json
case = json.loads(sys.stdin.read())
x, w, g = (np.array(case[k]).reshape(case[k + "Shape"]) for k in "xwg")
(kh, kw, c, f), (sy, sx) = w.shape, case["strides"]
top, left = case["padding"]
n, oh, ow, _ = g.shape
h, wd = x.shape[1:3]
padded = np.zeros((n, max(h + top, (oh - 1) * sy + kh), max(wd + left, (ow - 1) * sx + kw), c))
padded[:, top:top + h, left:left + wd] = x
y, dw, dp = np.zeros(g.shape), np.zeros(w.shape), np.zeros(padded.shape)
for i in range(kh):
    for j in range(kw):
        rows, columns = slice(i, i + oh * sy, sy), slice(j, j + ow * sx, sx)
        view = padded[:, rows, columns][:, :oh, :ow]
        y += np.einsum("nyxc,cf->nyxf", view, w[i, j])
        dw[i, j] = np.einsum("nyxc,nyxf->cf", view, g)
        dp[:, rows, columns][:, :oh, :ow] += np.einsum("nyxf,cf->nyxc", g, w[i, j])
print(json.dumps({"y": y.ravel().tolist(), "dw": dw.ravel().tolist(), "dx": dp[:, top:top + h, left:left + wd].ravel().tolist()}))
`;

describe("Conv2D", () => {
  it("sums products over windows of pixels and channels, and adds the bias", () => {
    const layer = new Conv2D(2, 1, {
      kernelSize: [1, 2],
      weightInitializer: new FromTensor(tensor([1, 10, 100, 1000], [1, 2, 2, 1])),
      biasInitializer: new Constant(0.5),
    });
    // Pixels (1, 2), (3, 4), (5, 6).
    const output = layer.forward(tensor(bounded(6), [1, 1, 3, 2], { dtype: "float64" }));
    expect(output.shape).toEqual([1, 1, 2, 1]);
    expect(elements(output)).toEqual([4321.5, 6543.5]);
  });

  it.each<[string, Conv2DOptions, number[], number[]]>([
    ["valid", { kernelSize: 3 }, [2, 7, 6, 3], [2, 5, 4, 4]],
    ["valid with strides", { kernelSize: [3, 2], strides: [2, 3] }, [2, 8, 9, 3], [2, 3, 3, 4]],
    ["same", { kernelSize: 5, padding: "same" }, [2, 7, 6, 3], [2, 7, 6, 4]],
    ["same, even", { kernelSize: [2, 4], padding: "same" }, [1, 3, 5, 3], [1, 3, 5, 4]],
    [
      "same with strides",
      { kernelSize: 3, strides: 2, padding: "same" },
      [2, 7, 6, 3],
      [2, 4, 3, 4],
    ],
    ["a window smaller than the stride", { kernelSize: 1, strides: 2 }, [1, 5, 4, 3], [1, 3, 2, 4]],
  ])(
    "has the shape and gradients that central differences confirm: %s",
    (_, options, shape, output) => {
      const layer = new Conv2D(3, 4, options);
      expect(layer.outputShape(shape)).toEqual(output);
      const report = gradientCheck(layer, { inputShape: shape, tolerance: 1e-7 });
      expect(report).toMatchObject({ passed: true });
      expect(report.tensors.map(({ where }) => where)).toEqual(["input", "weights", "bias"]);
    },
  );

  it.skipIf(!hasNumpy()).each<[Conv2DOptions, number[], number[]]>([
    [{ kernelSize: 3 }, [2, 6, 5, 2], [0, 0]],
    [{ kernelSize: 4, padding: "same" }, [2, 6, 5, 3], [1, 1]],
    [{ kernelSize: [3, 5], strides: [2, 3], padding: "same" }, [3, 7, 9, 2], [1, 1]],
  ])("agrees with NumPy to 1e-12: %j", (options, shape, padding) => {
    const layer = new Conv2D(shape[3] ?? 1, 3, { ...options, weightInitializer: new HeNormal() });
    const x = uniform(shape, 1);
    const y = layer.forward(x);
    const g = uniform(y.shape, 2);
    const dx = layer.backward(g);
    const given = { x, w: layer.weights.value, g };
    const text = runNumpy(
      program,
      new TextEncoder().encode(
        JSON.stringify({
          ...Object.fromEntries(Object.entries(given).map(([key, one]) => [key, elements(one)])),
          ...Object.fromEntries(
            Object.entries(given).map(([key, one]) => [`${key}Shape`, one.shape]),
          ),
          strides: layer.windows.strides,
          padding,
        }),
      ),
    ).toString();
    const expected = JSON.parse(text) as Record<"y" | "dw" | "dx", number[]>;
    const results = { y, dw: layer.weights.gradient, dx };
    for (const key of ["y", "dw", "dx"] as const) {
      const values = elements(results[key]);
      expect(values).toHaveLength(expected[key].length);
      values.forEach((value, i) => {
        expect(Math.abs(value - (expected[key][i] ?? NaN))).toBeLessThan(1e-12);
      });
    }
  });

  it("gives no gradient with respect to an input that needs none", () => {
    const layer = new Conv2D(1, 2, { kernelSize: 2 });
    layer.forward(uniform([1, 3, 3, 1], 1), { ...standaloneContext(), needsInputGradient: false });
    expect(layer.backward(uniform([1, 2, 2, 2], 2))).toBe(noGradient);
    expect(elements(layer.weights.gradient).some((value) => value !== 0)).toBe(true);
  });

  it("draws weights for the window's area times the channels", () => {
    const deviation = (layer: Conv2D): number => {
      layer.forward(uniform([1, 9, 9, layer.channels], 1));
      const values = elements(layer.weights.value);
      return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
    };
    const wide = new Conv2D(40, 60, { kernelSize: 3, weightInitializer: new LeCunNormal() });
    expect(deviation(wide)).toBeCloseTo(Math.sqrt(1 / 360), 2);
  });

  it("has regularizer, constraint and no bias where it is told so", () => {
    const options = {
      ...{ kernelSize: 1, useBias: false },
      ...{ weightRegularizer: new L2(0.1), weightConstraint: new MaxNorm(1) },
    };
    const layer = new Conv2D(1, 1, options);
    expect(layer.parameters).toEqual([layer.weights]);
    expect(layer.weights.regularizer).toBe(options.weightRegularizer);
    expect(layer.weights.constraint).toBe(options.weightConstraint);
  });

  it.each([
    [() => new Conv2D(0, 1, { kernelSize: 1 }), "channels"],
    [() => new Conv2D(1, 1.5, { kernelSize: 1 }), "filters"],
    [() => new Conv2D(1, 1, { kernelSize: 0 }), "kernelSize"],
    [() => new Conv2D(1, 1, { kernelSize: [1, 2, 3] as never }), "kernelSize"],
    [() => new Conv2D(1, 1, { kernelSize: 1, strides: -1 }), "strides"],
    [() => new Conv2D(1, 1, { kernelSize: 1, padding: "full" as never }), "padding"],
  ])("throws an ArgumentError for arguments that make no sense: %#", (make, name) => {
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(`Conv2D, ${name}`);
  });

  it("throws a ShapeError for other axes, channels, sizes and gradients", () => {
    const layer = new Conv2D(2, 1, { kernelSize: 3 });
    expect(() => layer.forward(uniform([5, 18], 1))).toThrow(
      "expected shape [batch, height, width, 2]",
    );
    expect(() => layer.forward(uniform([1, 3, 3, 1], 1))).toThrow(ShapeError);
    expect(() => layer.forward(uniform([1, 2, 3, 2], 1))).toThrow("at least 3 × 3 pixels");
    layer.forward(uniform([1, 3, 3, 2], 1));
    expect(() => layer.backward(uniform([1, 2, 2, 1], 1))).toThrow(ShapeError);
    expect(() => new Conv2D(1, 1, { kernelSize: 1 }).backward(uniform([1], 1))).toThrow(StateError);
  });
});
