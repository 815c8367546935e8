import ndarray from "ndarray";
import { afterEach, describe, expect, it } from "vitest";
import {
  createJsBackend,
  createWasmBackend,
  getBackend,
  setBackend,
  type WasmBackend,
} from "../../src/backends/index.js";
import { syntheticDigits } from "../../src/datasets/index.js";
import { ArgumentError, DTypeError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import {
  Dense,
  Dropout,
  noGradient,
  Rescaling,
  standaloneContext,
  Standardize,
} from "../../src/layers/index.js";
import { MeanSquaredError, SoftmaxCrossEntropy } from "../../src/losses/index.js";
import { Sequential, type AnyLayer } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import type { DType } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { elements, float32, float64, strided, uniform } from "../support/tensors.js";
import { hasNumpy, runNumpy } from "../tensor/random-state/numpy-oracle.js";

const program = `
import json
case = json.loads(sys.stdin.read())
x, g = (np.array(case[k]).reshape(case["shape"]) for k in ("x", "g"))
axes = tuple(range(x.ndim - 1))
mean, deviation = x.mean(axis=axes), x.std(axis=axes)
scale = np.where(deviation == 0, 1, deviation)
print(json.dumps([v.ravel().tolist() for v in (mean, deviation, (x - mean) / scale, g / scale)]))
`;

describe("Standardize", () => {
  it.skipIf(!hasNumpy()).each([[[7, 5]], [[3, 4, 2, 6]], [[1, 3]], [[200, 2]]])(
    "gives what NumPy gives, forward and backward, for data of shape %j",
    (shape) => {
      const [x, g] = [uniform(shape, 8, -2, 9), uniform(shape, 9)];
      const text = JSON.stringify({ shape, x: elements(x), g: elements(g) });
      const wanted = JSON.parse(runNumpy(program, Buffer.from(text)).toString()) as number[][];
      const layer = Standardize.fromData(x);
      const results = [
        ...[layer.mean, layer.standardDeviation],
        ...[elements(layer.forward(x)), elements(layer.backward(g))],
      ];
      results.flat().forEach((value, i) => {
        const right = wanted.flat()[i]!;
        expect(Math.abs(value - right)).toBeLessThan(1e-13 * Math.max(1, Math.abs(right)));
      });
    },
  );

  it("divides by 1 where all data are equal, whatever their digits", () => {
    const layer = Standardize.fromData(float64([0.1, 0.1, 0.1].map((x) => [x, 1e9 + x, 0])));
    expect(layer.standardDeviation).toEqual([0, 0, 0]);
    expect(elements(layer.forward(float64([[0.1, 1e9 + 0.1, 5]])))).toEqual([0, 0, 5]);
    expect(elements(layer.backward(float64([[1, 2, 3]])))).toEqual([1, 2, 3]);
  });

  it("keeps the digits of a deviation that is much smaller than the mean", () => {
    const layer = Standardize.fromData(float64([[1e9], [1e9 + 1], [1e9 + 2], [1e9 + 3]]));
    expect(layer.mean).toEqual([1e9 + 1.5]);
    expect(layer.standardDeviation).toEqual([Math.sqrt(1.25)]);
  });

  it("takes bytes, strided views and both float types as data", () => {
    const bytes = ndarray(Uint8Array.from([0, 255, 10, 0, 20, 255]), [3, 2]);
    const layer = Standardize.fromData(bytes, 2);
    expect(layer.mean).toEqual([10, 170]);
    const x = uniform([6, 4], 1);
    const { mean } = Standardize.fromData(x);
    expect(Standardize.fromData(strided(x)).mean).toEqual(mean);
    expect(Standardize.fromData(float32(x)).mean[0]).toBeCloseTo(mean[0]!, 6);
  });

  it("has gradients that central differences confirm with relative error < 1e-8", () => {
    const layer = new Standardize(3, { mean: [1, -2, 0], standardDeviation: [0.5, 0, 4] });
    for (const inputShape of [
      [5, 3],
      [2, 3, 2, 3],
    ]) {
      const report = gradientCheck(layer, { inputShape, tolerance: 1e-8 });
      expect(report.passed, JSON.stringify(report.worst)).toBe(true);
    }
    const model = new Sequential(layer, new Dense(3, 2));
    expect(gradientCheck(model, { inputShape: [4, 3], tolerance: 1e-8 }).passed).toBe(true);
  });

  it("leaves all as it is without means and deviations", () => {
    const x = uniform([2, 3], 1);
    expect(elements(new Standardize(3).forward(x))).toEqual(elements(x));
  });

  it("refuses features, numbers, data, inputs and gradients that make no sense", () => {
    expect(() => new Standardize(0)).toThrow(ArgumentError);
    expect(() => new Standardize(2, { mean: [1] })).toThrow(ShapeError);
    expect(() => new Standardize(2, { mean: [1, NaN] })).toThrow("Standardize, mean[1]");
    expect(() => new Standardize(1, { standardDeviation: [-1] })).toThrow(
      "Standardize, standardDeviation[0]: expected a finite number of at least 0",
    );
    expect(() => new Standardize(2, 3 as never)).toThrow("expected an object of options");
    expect(() =>
      Standardize.fromData(
        float64([
          [1, 2],
          [1, NaN],
        ]),
      ),
    ).toThrow(
      "Standardize.fromData, inputs: expected finite numbers, received NaN or infinity in sample 1",
    );
    const large = float64([
      [0, 1e308],
      [0, -1e308],
    ]);
    expect(() => Standardize.fromData(large)).toThrow(
      "inputs: expected numbers whose squares have a sum in float64, received larger ones in feature 1",
    );
    expect(() => Standardize.fromData(large)).toThrow(ArgumentError);
    expect(() => Standardize.fromData(float64([[1, 2]]), 3)).toThrow(ShapeError);
    expect(() => Standardize.fromData(float64([1, 2]))).toThrow(ShapeError);
    expect(() => Standardize.fromData([[1, 2]] as never)).toThrow(ShapeError);
    expect(() => Standardize.fromData(ndarray(["a", "b"], [1, 2]) as never)).toThrow(DTypeError);
    const layer = new Standardize(2);
    expect(() => layer.backward(float64([[1, 2]]))).toThrow(StateError);
    expect(() => layer.forward(float64([[1, 2, 3]]))).toThrow(ShapeError);
    layer.forward(float64([[1, 2]]), { ...standaloneContext(), needsInputGradient: false });
    expect(layer.backward(float64([[1, 2]]))).toBe(noGradient);
    layer.forward(float64([[1, 2]]));
    expect(() => layer.backward(float64([[1]]))).toThrow(ShapeError);
  });

  it.each<[unknown, string]>([
    [float64([1, 2]), "an ndarray of float64, shape [2]"],
    [5, "5"],
    ["12", '"12"'],
    [new DataView(new ArrayBuffer(2)), "DataView"],
  ])("says what it received for numbers that are no list: %j", (mean, received) => {
    const make = (): unknown => new Standardize(2, { mean: mean as number[] });
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(
      `Standardize, mean: expected an array or a typed array of numbers, received ${received}.`,
    );
  });

  it("stands in model files, its numbers in all their digits", () => {
    const options = { mean: [0.1, 1 / 3], standardDeviation: Float64Array.of(0, Math.PI) };
    const model = new Sequential(new Standardize(2, options), new Dense(2, 3));
    const copy = Sequential.fromBytes(model.toBytes());
    expect(copy.layers[0]).toMatchObject({ mean: [0.1, 1 / 3], standardDeviation: [0, Math.PI] });
    const x = uniform([5, 2], 1);
    expect(elements(copy.predict(x))).toEqual(elements(model.predict(x)));
  });
});

const { images, labels } = syntheticDigits({ count: 700, seed: 3 });
const before = getBackend();

/** Layers before the first `Dense`, made anew. */
const beginnings: readonly (readonly [title: string, make: () => AnyLayer[]])[] = [
  ["alone", () => [Standardize.fromData(images)]],
  [
    "after a change of scale",
    () => {
      const { mean, standardDeviation } = Standardize.fromData(images);
      const scaled = { mean: mean.map((x) => x / 255), standardDeviation };
      return [new Rescaling(1 / 255), new Standardize(784, scaled)];
    },
  ],
  [
    "between two dropouts",
    () => [new Dropout(0.2), Standardize.fromData(images), new Dropout(0.1)],
  ],
];

async function trained(
  backend: ReturnType<typeof getBackend>,
  make: () => readonly AnyLayer[],
  dtype: DType,
): Promise<{ weights: number[]; predictions: number[] }> {
  setBackend(backend);
  const layers = [...make(), new Dense(784, 20), new Dense(20, 10)];
  const model = new Sequential(...(layers as never[])).to(dtype).initialize(new RandomState(5));
  await model.fit(images, labels, {
    ...{ loss: new SoftmaxCrossEntropy(), optimizer: new SGD({ learningRate: 0.02 }) },
    ...{ epochs: 2, batchSize: 128, seed: 1 },
  });
  const weights = elements(model.parameters[0]!.value);
  return { weights, predictions: elements(model.predict(images)) };
}

describe("Standardize before Dense", () => {
  const backends: WasmBackend[] = [];
  afterEach(() => {
    setBackend(before);
    for (const backend of backends.splice(0)) backend.dispose();
  });

  async function wasm(threads: number): Promise<WasmBackend> {
    const backend = await createWasmBackend({ threads });
    backends.push(backend);
    return backend;
  }

  describe.each(beginnings)("%s", (_, make) => {
    it.each([["float32", 2e-4] as const, ["float64", 1e-11] as const])(
      "keeps sparse inputs sparse, the in %s the same as dense ones with error < %f",
      async (dtype, bound) => {
        const backend = await wasm(1);
        const sparse = await trained(backend, make, dtype);
        const ran = backend.kernelCounts()[`sparse affine ${dtype}`]!;
        expect(ran).toBeGreaterThan(0);
        const asElements = (): AnyLayer[] => [new ReadsElements(), ...make()];
        const dense = await trained(backend, asElements, dtype);
        expect(backend.kernelCounts()[`sparse affine ${dtype}`]).toBe(ran);
        const pairs = [
          [sparse.weights, dense.weights],
          [sparse.predictions, dense.predictions],
        ] as const;
        for (const [left, right] of pairs) {
          const errors = left.map((value, i) => Math.abs(value - right[i]!));
          expect(Math.max(...errors)).toBeLessThan(bound);
        }
      },
    );

    it("gives the same bits with one thread and with three", async () => {
      const one = await trained(await wasm(1), make, "float32");
      const three = await trained(await wasm(3), make, "float32");
      expect(one.weights.every((value, i) => Object.is(value, three.weights[i]))).toBe(true);
      expect(one.predictions).toEqual(three.predictions);
    });
  });

  it("makes rows dense where a mean is far from 0", () => {
    const near = { mean: [-32, 3], standardDeviation: [1, 0.1] };
    expect(new Standardize(2, near).inputUse).toBe("same");
    expect(new Standardize(2, { ...near, mean: [33, 3] }).inputUse).toBe("elements");
    expect(new Standardize(2, { mean: [0, 40], standardDeviation: [1, 0] }).inputUse).toBe(
      "elements",
    );
    expect(new HalfStandardize(2).inputUse).toBe("elements");
  });

  it("trains on the reference backend as on the fast one", async () => {
    const [, make] = beginnings[0]!;
    const [fast, slow] = [
      await trained(await wasm(1), make, "float64"),
      await trained(createJsBackend(), make, "float64"),
    ];
    const errors = fast.weights.map((value, i) => Math.abs(value - slow.weights[i]!));
    expect(Math.max(...errors)).toBeLessThan(1e-11);
  });

  it("learns a sparse feature whose scale is a thousandth of the others'", async () => {
    const x = uniform([400, 8], 4, -1, 1);
    x.data.forEach((value, i) => {
      x.data[i] = i % 3 === 0 ? value * (i % 8 === 0 ? 1e-3 : 1) : 0;
    });
    const targets = uniform([400, 1], 5);
    for (let row = 0; row < 400; row += 1) targets.set(row, 0, 1000 * x.get(row, 0) + 1);
    const model = new Sequential(Standardize.fromData(x, 8), new Dense(8, 1));
    const fitted = { loss: new MeanSquaredError(), optimizer: new SGD({ learningRate: 0.1 }) };
    await model.fit(x, targets, { ...fitted, epochs: 20, batchSize: 20, seed: 1 });
    expect(model.evaluate(x, targets, { loss: new MeanSquaredError() }).loss).toBeLessThan(1e-6);
  });
});

/** Keeps what follows from sparse rows, whose elements it asks for. */
class ReadsElements extends Rescaling {
  constructor() {
    super(1);
  }
}

class HalfStandardize extends Standardize {}
