import { afterAll, afterEach, describe, expect, test } from "vitest";
import { Tanh } from "../../src/activations/index.js";
import { createJsBackend, getBackend, setBackend, type Backend } from "../../src/backends/index.js";
import { MaxNorm } from "../../src/constraints/index.js";
import { Dense } from "../../src/layers/index.js";
import { MeanSquaredError, SoftmaxCrossEntropy } from "../../src/losses/index.js";
import { Sequential, type FitOptions } from "../../src/models/index.js";
import { AdaGrad, Adam, AdamW, RMSProp, SGD, type Optimizer } from "../../src/optimizers/index.js";
import { L2 } from "../../src/regularizers/index.js";
import { tensor, zeros, type DType, type Tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { bitsOf } from "../backends/wasm/support/bits.js";
import { makeBackend } from "../backends/wasm/support/make-backend.js";
import { Saboteur } from "../models/support/custom-layers.js";
import { failureOf } from "../models/support/failing-model.js";
import { stateOf } from "../models/support/model-state.js";
import { smallData } from "../models/support/small-data.js";
import { expectClose } from "../support/expect-close.js";

const original = getBackend();
const sharing = [2, 3, 4].map((threads) => makeBackend({ threads }));

afterEach(() => {
  setBackend(original);
});

afterAll(() => {
  for (const backend of sharing) backend.dispose();
});

describe("fit with clipped gradients", () => {
  /** A regression on inputs and targets so large that plain descent at this rate diverges. */
  const inputs = tensor([[30], [-20], [10], [40]], [4, 1]);
  const targets = tensor([[60], [-40], [20], [80]], [4, 1]);
  const train = async (optimizer: Optimizer): Promise<number> => {
    const model = new Sequential(new Dense(1, 1)).initialize(new RandomState(1));
    const options = { loss: new MeanSquaredError(), optimizer, epochs: 100, batchSize: 2, seed: 1 };
    const { loss } = await model.fit(inputs, targets, options);
    return loss.at(-1)!;
  };

  test("goes on where plain gradients blow the weights up, and its loss falls below 20", async () => {
    await expect(train(new SGD({ learningRate: 0.05 }))).rejects.toThrow("finite");
    expect(await train(new SGD({ learningRate: 0.05, clipNorm: 1 }))).toBeLessThan(20);
    expect(await train(new SGD({ learningRate: 0.05, clipValue: 1 }))).toBeLessThan(20);
  });

  test.each([
    ["SGD", (options) => new SGD({ learningRate: 0.1, ...options })],
    ["RMSProp", (options) => new RMSProp(options)],
    ["AdaGrad", (options) => new AdaGrad(options)],
    ["Adam", (options) => new Adam(options)],
    ["AdamW", (options) => new AdamW(options)],
  ] satisfies [string, (options: { clipNorm?: number; clipValue?: number }) => Optimizer][])(
    "%s: every step sees gradients within the limits, penalties included",
    async (_, make) => {
      const { inputs, labels } = smallData({ rows: 60 });
      const norms: number[] = [];
      const largest: number[] = [];
      const options = (optimizer: Optimizer): FitOptions => ({
        ...{ loss: new SoftmaxCrossEntropy({ reduction: "sum" }), optimizer, epochs: 2 },
        ...{ batchSize: 20, seed: 1, weightRegularizer: new L2(3) },
        callbacks: [
          {
            onBatchEnd: (_, { parameters }) => {
              const gradients = parameters.flatMap(({ gradient }) => [...gradient.data]);
              norms.push(Math.sqrt(gradients.reduce((sum, g) => sum + g * g, 0)));
              largest.push(Math.max(...gradients.map(Math.abs)));
            },
          },
        ],
      });
      const model = (): Sequential =>
        new Sequential(new Dense(4, 6), new Tanh(), new Dense(6, 3)).initialize(new RandomState(2));
      await model().fit(inputs, labels, options(make({})));
      expect(Math.min(...norms)).toBeGreaterThan(0.5);
      norms.length = 0;
      await model().fit(inputs, labels, options(make({ clipNorm: 0.5 })));
      expect(norms).toHaveLength(6);
      for (const norm of norms) expect(Math.abs(norm / 0.5 - 1)).toBeLessThan(2e-7);
      largest.length = 0;
      await model().fit(inputs, labels, options(make({ clipValue: 0.25 })));
      expect(largest).toEqual(Array(6).fill(0.25));
    },
  );
});

describe("fit with clipped gradients of which one isn't finite", () => {
  const { inputs, labels } = smallData({ rows: 60 });

  test.each([
    [{}, NaN],
    [{ clipNorm: 0.1 }, NaN],
    [{ clipNorm: 0.1 }, Infinity],
    [{ clipValue: 0.1 }, NaN],
    [{ clipNorm: 0.1, clipValue: 0.1 }, NaN],
  ])("with %o names the first layer whose own gradient was %d", async (limits, value) => {
    const spoils = new Saboteur({
      gradient: (outputGradient) => {
        if (spoils.backwards === 3) outputGradient.data.fill(value);
        return outputGradient;
      },
    });
    /** Keeps what comes from above away from the layers below. */
    const stops = new Saboteur({ gradient: ({ shape }) => zeros(shape) });
    const model = new Sequential(
      ...[new Dense(4, 6), new Tanh(), stops, new Dense(6, 3), spoils],
    ).initialize(new RandomState(2));
    const optimizer = new SGD({ learningRate: 0.1, ...limits });
    const options = { loss: new SoftmaxCrossEntropy(), optimizer, batchSize: 5 };
    const error = await failureOf(model, options, { inputs, labels });
    expect(error).toMatchObject({ layer: "Dense (layer 4 of 5)", step: 3 });
    expect(stateOf(model, optimizer).values.flat().every(Number.isFinite)).toBe(true);
    expect(optimizer.steps).toBe(2);
  });
});

/** Weights after 20 steps with both limits, momentum and a largest norm. */
async function weightsAfter(backend: Backend, dtype: DType): Promise<Tensor[]> {
  setBackend(backend);
  const { inputs, labels } = smallData({ rows: 80, features: 50, dtype });
  const model = new Sequential(
    ...[new Dense(50, 40, { weightConstraint: new MaxNorm(1.1) }), new Tanh(), new Dense(40, 3)],
  )
    .to(dtype)
    .initialize(new RandomState(2));
  await model.fit(inputs, labels, {
    loss: new SoftmaxCrossEntropy(),
    optimizer: new SGD({ learningRate: 0.5, momentum: 0.9, clipNorm: 0.1, clipValue: 0.01 }),
    ...{ epochs: 5, batchSize: 20, seed: 3 },
  });
  return model.parameters.map(({ value }) => value);
}

describe.each(["float32", "float64"] as const)(
  "clipped gradients and largest norms in %s",
  (dtype) => {
    test("give weights of the same bits with 1, 2, 3 and 4 threads", async () => {
      const expected = bitsOf(await weightsAfter(makeBackend(), dtype));
      for (const backend of sharing) {
        const bits = bitsOf(await weightsAfter(backend, dtype));
        expect(bits === expected, `${backend.threads} threads`).toBe(true);
      }
    });

    test("give the reference backend's weights within 1e-5 or 1e-13 of max(1, |w|)", async () => {
      const absolute = dtype === "float32" ? 1e-5 : 1e-13;
      const expected = await weightsAfter(createJsBackend(), dtype);
      const weights = await weightsAfter(makeBackend(), dtype);
      weights.forEach((tensor, i) => {
        expectClose(tensor, expected[i]!, { absolute });
      });
    });
  },
);
