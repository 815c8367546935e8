import { describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import { ArgumentError, StateError } from "../../src/errors/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import {
  findLearningRate,
  mlp,
  type FindLearningRateOptions,
  type Sequential,
} from "../../src/models/index.js";
import { suggestRate } from "../../src/models/suggest-rate.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { stateOf } from "./support/model-state.js";
import { smallData } from "./support/small-data.js";

const data = smallData({ rows: 200 });
const makeModel = (): ReturnType<typeof mlp> => mlp([4, 8, 3], { output: () => new Softmax() });

function search(
  more: Partial<FindLearningRateOptions> = {},
  model = makeModel(),
): ReturnType<typeof findLearningRate> {
  const options = { loss: new CrossEntropy(), optimizer: new SGD(), batchSize: 20, ...more };
  return findLearningRate(model, data.inputs, data.labels, options);
}

describe("findLearningRate", () => {
  it("tries rates that grow by one factor, as many as steps, or until the loss blows up", async () => {
    const { rates, losses } = await search({ from: 1e-5, to: 1e-1, steps: 21 });
    [1e-5, 1e-4, 1e-3, 1e-2, 1e-1].forEach((rate, index) => {
      expect(rates[5 * index]).toBeCloseTo(rate, 12);
    });
    expect(losses).toHaveLength(21);
    const wild = await search({ from: 1, to: 1e12, steps: 300 });
    expect(wild.rates.length).toBeLessThan(300);
    expect(wild.losses.every(Number.isFinite)).toBe(true);
  });

  it("isn't ended by batches that differ by chance, as those of a trained model do", async () => {
    const model = makeModel();
    const options = { loss: new CrossEntropy(), optimizer: new Adam({ learningRate: 0.05 }) };
    await model.fit(data.inputs, data.labels, { ...options, epochs: 30, batchSize: 20 });
    const { rates } = await search({ batchSize: 8, steps: 60, from: 1e-6, to: 1e-3 }, model);
    expect(rates).toHaveLength(60);
  });

  it("suggests a rate that trains well", async () => {
    const { suggestion } = await search({ steps: 200, to: 100 });
    expect(suggestion).toBeGreaterThan(1e-3);
    expect(suggestion).toBeLessThan(30);
  });

  it("leaves model and optimizer as they were", async () => {
    const model = makeModel().initialize(new RandomState(1));
    const optimizer = new Adam({ learningRate: 0.3 });
    const before = stateOf(model, optimizer);
    await search({ optimizer, steps: 20 }, model);
    expect(stateOf(model, optimizer)).toEqual(before);
  });

  it("leaves parameters without values where nothing was drawn", async () => {
    const model = makeModel();
    await search({ steps: 20 }, model);
    expect(model.layers[0]!.parameters.map(({ initialized }) => initialized)).toEqual([
      false,
      false,
    ]);
  });

  it("goes back after an error too", async () => {
    const model = makeModel().initialize(new RandomState(1));
    const optimizer = new SGD();
    const before = stateOf(model, optimizer);
    const signal = AbortSignal.timeout(1);
    await search({ optimizer, steps: 100_000, to: 1e-5, signal }, model).catch(() => undefined);
    expect(stateOf(model, optimizer)).toEqual(before);
  });

  it.each<[Partial<FindLearningRateOptions>]>([
    [{ from: 0 }],
    [{ from: 1, to: 0.5 }],
    [{ steps: 0 }],
    [{ steps: 19 }],
    [{ to: Infinity }],
    [{ optimizer: {} as never }],
    [{ loss: undefined as never }],
    [{ from: "1" as never }],
  ])("refuses %j", async (options) => {
    await expect(search(options)).rejects.toThrow(ArgumentError);
  });

  it("refuses what is no model, and no options", async () => {
    const options = { loss: new CrossEntropy(), optimizer: new SGD() };
    const { inputs, labels } = data;
    for (const model of [undefined, null, {}, "model"]) {
      const found = findLearningRate(model as never, inputs, labels, options);
      await expect(found).rejects.toThrow(ArgumentError);
    }
    for (const wrong of [undefined, null, 3]) {
      const found = findLearningRate(makeModel(), inputs, labels, wrong as never);
      await expect(found).rejects.toThrow(ArgumentError);
    }
  });

  it("leaves the model the loss that evaluate uses", async () => {
    const evaluate = (model: Sequential): number => model.evaluate(data.inputs, data.labels).loss;
    const fresh = makeModel().initialize(new RandomState(1));
    const before = evaluate(fresh);
    await search({ loss: new CrossEntropy({ reduction: "sum" }), steps: 20 }, fresh);
    expect(evaluate(fresh)).toBe(before);
    const options = { optimizer: new SGD(), epochs: 1 };
    await fresh.fit(data.inputs, data.labels, {
      ...options,
      loss: new CrossEntropy({ reduction: "sum" }),
    });
    const after = evaluate(fresh);
    await search({ steps: 20 }, fresh);
    expect(evaluate(fresh)).toBe(after);
  });

  it("leaves a model alone that is being trained", async () => {
    const model = makeModel();
    const optimizer = new SGD();
    const training = model.fit(data.inputs, data.labels, { loss: new CrossEntropy(), optimizer });
    await expect(search({}, model)).rejects.toThrow(StateError);
    await training;
    const other = makeModel();
    await other.fit(data.inputs, data.labels, {
      ...{ loss: new CrossEntropy(), optimizer: new SGD() },
    });
    expect(model.toBytes()).toEqual(other.toBytes());
  });

  it("suggests nothing where no rate lets the loss fall", async () => {
    const { rates, suggestion } = await search({ from: 1e-12, to: 1e-9 });
    expect(rates).toHaveLength(100);
    expect(suggestion).toBeUndefined();
  });

  it.each([1, 2, 3, 4, 5])(
    "suggests nothing where batches of one sample hide it, seed %i",
    async (seed) => {
      const { suggestion } = await search({ batchSize: 1, from: 1e-9, to: 1e-5, seed });
      expect(suggestion).toBeUndefined();
    },
  );

  it("goes through losses below 0 as through others, and suggests the same", async () => {
    class Lowered extends CrossEntropy {
      override evaluateThrough(
        ...request: Parameters<CrossEntropy["evaluateThrough"]>
      ): ReturnType<CrossEntropy["evaluateThrough"]> {
        const result = super.evaluateThrough(...request);
        return result && { ...result, value: result.value - 50 };
      }
    }
    const options = { steps: 200, to: 3 };
    const usual = await search(options);
    const lowered = await search({ ...options, loss: new Lowered() });
    expect(lowered.losses.every((loss) => loss < 0)).toBe(true);
    expect(lowered.rates).toEqual(usual.rates);
    expect(lowered.suggestion).toBeCloseTo(usual.suggestion!, 12);
  });
});

describe("suggestRate", () => {
  const suggestionFor = (losses: readonly number[]): number | undefined =>
    suggestRate(
      losses.map((_, index) => index + 1),
      losses,
    ).suggestion;
  const steps = (count: number, loss: number): number[] => Array<number>(count).fill(loss);

  it("is where the smoothed loss falls fastest", () => {
    const losses = [...steps(25, 5), ...steps(25, 1)];
    // Five steps to each side: the last before the fall is on the one, the lowest so far on the other.
    expect(suggestionFor(losses)).toBe(30);
    for (const less of [1, 3, 60]) {
      expect(suggestionFor(losses.map((loss) => loss - less))).toBe(30);
    }
  });

  it("isn't in the steps in which the smoothing warms up, nor beyond the lowest loss", () => {
    const early = [20, ...steps(24, 5), ...steps(25, 1)];
    expect(suggestionFor(early)).toBe(30);
    const late = [...steps(25, 5), ...steps(25, 1), ...steps(25, 30), ...steps(10, 0)];
    expect(suggestionFor(late)).toBeLessThan(50);
  });

  it("is undefined where the loss stays, rises, or falls no more than by chance", () => {
    expect(suggestionFor(steps(50, 2))).toBeUndefined();
    expect(suggestionFor(steps(50, 2).map((loss, index) => loss + index))).toBeUndefined();
    const noise = [...new RandomState(1).randn(100).data];
    expect(suggestionFor(noise)).toBeUndefined();
    const falling = noise.map((loss, index) => loss - (index > 50 ? 5 : 0));
    expect(suggestionFor(falling)).toBeGreaterThan(40);
  });

  it("is undefined after fewer than 20 steps", () => {
    expect(suggestionFor([...steps(12, 5), ...steps(7, 1)])).toBeUndefined();
    expect(suggestionFor([...steps(12, 5), ...steps(8, 1)])).toBeDefined();
  });

  it("smooths by an average that starts at the first loss", () => {
    const { smoothed } = suggestRate([1, 2], [4, 2]);
    expect(smoothed[0]).toBeCloseTo(4, 12);
    expect(smoothed[1]).toBeCloseTo((0.9 * 4 + 2) / 1.9, 12);
  });

  it("needs a loss", () => {
    expect(() => suggestRate([], [])).toThrow(ArgumentError);
  });
});
