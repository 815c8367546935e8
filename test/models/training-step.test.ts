import { afterEach, describe, expect, it } from "vitest";
import { Sigmoid, Softmax } from "../../src/activations/index.js";
import { getBackend, setBackend } from "../../src/backends/index.js";
import { DTypeError, ShapeError } from "../../src/errors/index.js";
import { Dense } from "../../src/layers/index.js";
import {
  BinaryCrossEntropy,
  CrossEntropy,
  Huber,
  Loss,
  MeanAbsoluteError,
  MeanSquaredError,
  SoftmaxCrossEntropy,
  type LossResult,
  type Reduction,
} from "../../src/losses/index.js";
import { mlp, Sequential, type FitOptions } from "../../src/models/index.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
import { L1, L2 } from "../../src/regularizers/index.js";
import { elementCount, tensor, zeros, type Tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { elements, largestError } from "../support/tensors.js";
import { createCountingBackend } from "./support/counting-backend.js";
import { Doubler, Dropout } from "./support/custom-layers.js";
import { valuesOf } from "./support/model-state.js";
import { oneHotRows, smallData } from "./support/small-data.js";

const original = getBackend();

afterEach(() => {
  setBackend(original);
});

const data = smallData({ rows: 50, dtype: "float64" });
const targets = oneHotRows(data.labels, 3, "float64");

type MakeLoss = (reduction: Reduction) => Loss;
const softmax = (): Softmax => new Softmax();
const sigmoid = (): Sigmoid => new Sigmoid();
const losses: [name: string, make: MakeLoss, output: (() => Softmax | Sigmoid) | undefined][] = [
  ["CrossEntropy", (reduction) => new CrossEntropy({ reduction }), softmax],
  ["BinaryCrossEntropy", (reduction) => new BinaryCrossEntropy({ reduction }), sigmoid],
  [
    "SoftmaxCrossEntropy",
    (reduction) => new SoftmaxCrossEntropy({ reduction, labelSmoothing: 0.1 }),
    undefined,
  ],
  ["MeanSquaredError", (reduction) => new MeanSquaredError({ reduction }), undefined],
  ["MeanAbsoluteError", (reduction) => new MeanAbsoluteError({ reduction }), undefined],
  ["Huber", (reduction) => new Huber({ reduction }), undefined],
];

function makeModel(output?: () => Softmax | Sigmoid): Sequential {
  const model = mlp([4, 6, 3], { ...(output && { output }), dtype: "float64" });
  return model.initialize(new RandomState(2));
}

describe("a batch in row blocks", () => {
  const cases = losses.flatMap(([name, make, output]) =>
    (["mean", "sum"] as const).map((reduction) => [name, reduction, make, output] as const),
  );

  it.each(cases)(
    "gives what the whole batch gives within 1e-12 in float64: %s, %s",
    async (_, reduction, makeLoss, output) => {
      const train = async (blockRows: number): Promise<[Tensor, number[], number[]]> => {
        const model = makeModel(output);
        const history = await model.fit(data.inputs, targets, {
          ...{ loss: makeLoss(reduction), optimizer: new SGD({ learningRate: 0.01 }), blockRows },
          ...{ epochs: 3, batchSize: "full", shuffle: false, weightRegularizer: new L2(0.1) },
        });
        const values = valuesOf(model).flat();
        return [
          tensor(values, [values.length], { dtype: "float64" }),
          history.loss,
          history.accuracy,
        ];
      };
      const [values, loss, accuracy] = await train(50);
      for (const blockRows of [1, 7, 25, 49]) {
        const [otherValues, otherLoss, otherAccuracy] = await train(blockRows);
        expect(largestError(otherValues, values)).toBeLessThan(1e-12);
        expect(otherAccuracy).toEqual(accuracy);
        for (const [epoch, value] of loss.entries()) {
          expect(Math.abs(otherLoss[epoch]! / value - 1)).toBeLessThan(1e-12);
        }
      }
    },
  );

  it("takes no more memory than a smaller one, whatever is done with it", async () => {
    const sizesFor = async (rows: number): Promise<number> => {
      const backend = createCountingBackend();
      setBackend(backend);
      const { inputs, labels } = smallData({ rows });
      await mlp([4, 8, 3], { output: softmax }).fit(inputs, labels, {
        ...{ loss: new CrossEntropy(), optimizer: new Adam(), batchSize: "full", epochs: 3 },
        ...{ validation: 0.2, blockRows: 32 },
      });
      expect(backend.prepared.size).toBe(0);
      return backend.sizes.reduce((sum, size) => sum + size, 0);
    };
    expect(await sizesFor(4000)).toBe(await sizesFor(400));
  });

  it("allocates nothing in the second epoch", async () => {
    const backend = createCountingBackend();
    setBackend(backend);
    const sizes: number[] = [];
    await makeModel(softmax).fit(data.inputs, targets, {
      ...{ loss: new CrossEntropy(), optimizer: new Adam(), batchSize: 7, epochs: 4 },
      callbacks: [{ onEpochEnd: () => void sizes.push(backend.sizes.length) }],
    });
    expect(sizes[0]).toBeGreaterThan(0);
    expect(sizes).toEqual(Array(4).fill(sizes[0]));
  });
});

describe("the loss of an epoch", () => {
  const options = { optimizer: new SGD({ learningRate: 0 }), batchSize: 20, shuffle: false };

  it.each(losses)(
    "is that of evaluate where nothing changes, within 1e-12: %s",
    async (_, make, output) => {
      for (const reduction of ["mean", "sum"] as const) {
        const model = makeModel(output);
        const loss = make(reduction);
        const { last } = await model.fit(data.inputs, targets, { ...options, loss });
        const expected = model.evaluate(data.inputs, targets, { loss });
        expect(Math.abs(last!.loss / expected.loss - 1)).toBeLessThan(1e-12);
        expect(last!.accuracy).toBe(expected.accuracy);
      }
    },
  );

  it("includes the penalties once, however many batches there are", async () => {
    for (const reduction of ["mean", "sum"] as const) {
      const loss = new MeanSquaredError({ reduction });
      const regularizer = new L2(0.5);
      const model = makeModel();
      const plain = await model.fit(data.inputs, targets, { ...options, loss });
      const more = { ...options, loss, weightRegularizer: regularizer };
      const penalized = await model.fit(data.inputs, targets, more);
      const weights = model.parameters.filter(({ regularizable }) => regularizable);
      const penalty = weights.reduce((sum, { value }) => sum + regularizer.penalty(value), 0);
      expect(penalized.loss[0]! - plain.loss[0]!).toBeCloseTo(penalty, 10);
    }
  });
});

describe("penalties", () => {
  const train = async (model: Sequential, more: Partial<FitOptions> = {}): Promise<number[][]> => {
    const optimizer = new SGD({ learningRate: 0.1 });
    await model.fit(data.inputs, targets, { loss: new MeanSquaredError(), optimizer, ...more });
    return valuesOf(model);
  };
  const withOwn = (weightRegularizer: L1 | L2): Sequential =>
    mlp([4, 6, 3], { dense: { weightRegularizer }, dtype: "float64" }).initialize(
      new RandomState(2),
    );

  it("are the layers' own unless fit is given one for all weights", async () => {
    const expected = await train(makeModel(), { weightRegularizer: new L2(0.3) });
    expect(await train(withOwn(new L2(0.3)))).toEqual(expected);
    expect(await train(withOwn(new L1(9)), { weightRegularizer: new L2(0.3) })).toEqual(expected);
    expect(await train(makeModel())).not.toEqual(expected);
  });

  it("concern one fit only, and never a bias", async () => {
    const model = makeModel();
    await train(model, { weightRegularizer: new L2(0.3) });
    const twin = makeModel();
    for (const [index, parameter] of twin.parameters.entries()) {
      parameter.assign(model.parameters[index]!.value);
    }
    expect(await train(model)).toEqual(await train(twin));
    const optimizer = new SGD({ learningRate: 1 });
    const biased = new Sequential(new Dense(1, 1)).to("float64");
    biased.parameters[1]!.value.set(0, 5);
    await biased.fit(tensor([[0]]), tensor([[5]]), {
      ...{ loss: new MeanSquaredError(), optimizer, weightRegularizer: new L2(0.5) },
    });
    expect(biased.parameters[1]!.value.get(0)).toBe(5);
  });
});

describe("the gradient behind the last layer", () => {
  /** A softmax of one's own that says that it gives probabilities: half as steep as the usual one. */
  class Tempered extends Softmax {
    override forward(input: Tensor, ...rest: [never?]): Tensor {
      const half = zeros(input.shape, { dtype: "float64" });
      half.data.set(elements(input).map((value) => value / 2));
      return super.forward(half, ...rest);
    }
    override backward(outputGradient: Tensor): Tensor {
      const gradient = super.backward(outputGradient);
      const half = zeros(gradient.shape, { dtype: "float64" });
      half.data.set(elements(gradient).map((value) => value / 2));
      return half;
    }
  }

  it("is that of the layer itself where it is one's own, though it gives probabilities", async () => {
    const model = new Sequential(new Dense(4, 3), new Tempered()).to("float64");
    model.initialize(new RandomState(2));
    const twin = new Sequential(new Dense(4, 3), new Softmax()).to("float64");
    const half = elements(model.parameters[0]!.value).map((value) => value / 2);
    twin.initialize(new RandomState(2)).parameters[0]!.value.data.set(half);
    const options = { loss: new CrossEntropy({ epsilon: 0 }), batchSize: "full" } as const;
    await model.fit(data.inputs, targets, { ...options, optimizer: new SGD({ learningRate: 4 }) });
    await twin.fit(data.inputs, targets, { ...options, optimizer: new SGD({ learningRate: 1 }) });
    const [expected, actual] = [twin, model].map((each) => valuesOf(each)[0]!);
    for (const [index, value] of actual!.entries())
      expect(value / 2).toBeCloseTo(expected![index]!, 12);
  });

  it("is the same, up to 1e-8, with and without the shorter formula", async () => {
    const train = async (layer: Softmax): Promise<number[]> => {
      const model = new Sequential(new Dense(4, 3), layer).to("float64");
      model.initialize(new RandomState(2));
      const optimizer = new SGD({ learningRate: 1 });
      await model.fit(data.inputs, targets, { loss: new CrossEntropy(), optimizer, epochs: 3 });
      return valuesOf(model).flat();
    };
    class Long extends Softmax {}
    const [short, long] = [await train(new Softmax()), await train(new Long())];
    expect(long).not.toEqual(short);
    for (const [index, value] of long.entries()) expect(value).toBeCloseTo(short[index]!, 8);
  });
});

describe("a loss of one's own", () => {
  class Broken extends Loss {
    readonly #gradient: () => Tensor;
    constructor(gradient: () => Tensor) {
      super();
      this.#gradient = gradient;
    }
    override evaluate(): LossResult {
      return { value: 1, gradient: this.#gradient() };
    }
  }

  it.each<[string, () => Tensor, typeof ShapeError | typeof DTypeError]>([
    ["of another shape", () => zeros([50, 2], { dtype: "float64" }), ShapeError],
    ["of another type", () => zeros([50, 3]), DTypeError],
    ["that is none", () => undefined as never, ShapeError],
  ])("is named when it gives a gradient %s, and nothing has changed", async (_, gradient, type) => {
    const model = makeModel();
    const before = valuesOf(model);
    const options = {
      loss: new Broken(gradient),
      optimizer: new SGD(),
      batchSize: "full",
    } as const;
    const error: unknown = await model.fit(data.inputs, targets, options).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ where: "Broken, gradient" });
    expect(valuesOf(model)).toEqual(before);
  });
});

describe("a layer of one's own", () => {
  it("trains though it tells no widths, and draws from the seed alone", async () => {
    const train = async (seed: number): Promise<number[][]> => {
      const model = new Sequential(new Dense(4, 3), new Dropout(), new Doubler(), new Dense(6, 3));
      model.initialize(new RandomState(1));
      const loss = new SoftmaxCrossEntropy();
      const options = { loss, optimizer: new SGD(), seed, shuffle: false };
      await model.fit(data.inputs, data.labels, options);
      return valuesOf(model);
    };
    expect(await train(1)).toEqual(await train(1));
    expect(await train(1)).not.toEqual(await train(2));
  });

  it("is trained once a step where two layers share its parameter", async () => {
    const first = new Doubler();
    const second = new Doubler();
    class Tied extends Doubler {
      override readonly shift = first.shift;
      override readonly parameters = [first.shift];
    }
    const optimizer = new SGD({ learningRate: 1 });
    const inputs = zeros([1, 1]);
    const goal = zeros([1, 4]);
    goal.data.fill(-1);
    const loss = new MeanSquaredError({ reduction: "sum" });
    await new Sequential(first, new Tied()).fit(inputs, goal, { loss, optimizer });
    // output = 2·shift in each of 4 units: the mean of (2·shift + 1)² has the slope 4 at 0.
    expect(first.shift.value.get(0)).toBe(-4);
    expect(elementCount(second.shift.shape)).toBe(1);
  });
});
