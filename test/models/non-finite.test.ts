import { afterEach, describe, expect, it } from "vitest";
import { Tanh } from "../../src/activations/index.js";
import { getBackend, setBackend } from "../../src/backends/index.js";
import { CrossEntropy, SoftmaxCrossEntropy } from "../../src/losses/index.js";
import { IndependentBatches, mlp, Sequential } from "../../src/models/index.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
import { zeros, type Tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { createCountingBackend } from "./support/counting-backend.js";
import { Saboteur } from "./support/custom-layers.js";
import { data, failureOf, Failing, makeModel, stateAfter } from "./support/failing-model.js";
import { stateOf } from "./support/model-state.js";

const original = getBackend();

afterEach(() => {
  setBackend(original);
});

describe("fit, when a loss isn't finite", () => {
  it.each([Number.NaN, Infinity, -Infinity])(
    "names the layer that gave %s first",
    async (value) => {
      const options = { loss: new CrossEntropy(), optimizer: new SGD(), batchSize: 5 };
      const error = await failureOf(makeModel(new Failing(3, value)), options);
      expect(error).toMatchObject({
        layer: "Failing (layer 4 of 6)",
        step: 2,
        code: "NON_FINITE_LOSS",
      });
      expect(error.message).toContain("received a loss of NaN");
    },
  );

  it("names the loss where all layers are finite", async () => {
    class Hopeless extends CrossEntropy {
      override evaluateThrough(): { value: number; gradient: never } {
        return { value: Number.NaN, gradient: zeros([32, 3]) as never };
      }
    }
    const options = { loss: new Hopeless(), optimizer: new SGD() };
    const error = await failureOf(makeModel(new Saboteur()), options);
    expect(error).toMatchObject({ layer: "loss", step: 0 });
  });

  it("names the first layer of a network that an absurd rate blows up, and keeps it usable", async () => {
    const model = mlp([4, 6, 3]).initialize(new RandomState(2));
    const optimizer = new SGD({ learningRate: 1e30 });
    const options = { loss: new SoftmaxCrossEntropy(), optimizer, epochs: 50, batchSize: 5 };
    const error = await failureOf(model, options);
    expect(error.layer).toMatch(/Dense \(layer [13] of 3\)/);
    expect(error.fix).toContain("Try a learning rate below 1e+30");
    const before = model.evaluate(data.inputs, data.labels, { loss: options.loss });
    expect(before.loss).toBeLessThan(Infinity);
    const good = { ...options, optimizer: new SGD({ learningRate: 0.1 }), epochs: 2 };
    model.initialize(new RandomState(2));
    const history = await model.fit(data.inputs, data.labels, good);
    expect(history.epochs).toHaveLength(2);
  });

  it("sees parameters that the last step of an epoch, or of all, made infinite", async () => {
    for (const [epochs, failing] of [
      [1, 12],
      [3, 24],
      [3, 7],
    ] as const) {
      class Exploding extends SGD {
        override step(...args: Parameters<SGD["step"]>): void {
          super.step(...args);
          // −∞ in a bias of a dying unit: the loss stays finite.
          if (this.steps === failing) args[0][1]!.value.set(2, -Infinity);
        }
      }
      const make = (): Sequential => mlp([4, 6, 3]).initialize(new RandomState(2));
      const model = make();
      const optimizer = new Exploding();
      const options = { loss: new SoftmaxCrossEntropy(), batchSize: 5, shuffle: false, epochs };
      const error = await failureOf(model, { ...options, optimizer });
      expect(error).toMatchObject({ step: failing - 1, layer: "Dense (layer 1 of 3)" });
      expect(error.received).toBe("parameters that are not finite");
      const twin = make();
      const plain = new SGD();
      let done = 0;
      await twin.fit(data.inputs, data.labels, {
        ...options,
        optimizer: plain,
        callbacks: [
          { onBatchEnd: (_, training) => (++done === failing - 1 ? training.stop() : undefined) },
        ],
      });
      expect(stateOf(model, optimizer).values).toEqual(stateOf(twin, plain).values);
      expect(optimizer.steps).toBe(failing - 1);
    }
  });

  it("sees parameters that stay infinite while the loss is finite, and goes back behind them", async () => {
    class Pinned extends SGD {
      override step(...args: Parameters<SGD["step"]>): void {
        super.step(...args);
        if (this.steps >= 7) args[0][1]!.value.set(2, -Infinity);
      }
    }
    const model = mlp([4, 6, 3]).initialize(new RandomState(2));
    const optimizer = new Pinned();
    const error = await failureOf(model, {
      ...{ loss: new SoftmaxCrossEntropy(), optimizer, batchSize: 5 },
      sampler: new IndependentBatches({ batchesPerEpoch: 300 }),
    });
    expect(error).toMatchObject({ step: 6, layer: "Dense (layer 1 of 3)" });
    expect(optimizer.steps).toBe(6);
    expect(stateOf(model, optimizer).values.flat().every(Number.isFinite)).toBe(true);
  });

  it("keeps what a timer wrote into the parameters before the failing step", async () => {
    const model = makeModel(new Failing(8));
    class Slow extends Tanh {
      #passes = 0;
      override forward(...args: Parameters<Tanh["forward"]>): Tensor {
        const start = performance.now();
        this.#passes += 1;
        while (this.#passes === 5 && performance.now() - start < 60);
        return super.forward(...args);
      }
    }
    const slow = new Sequential(new Slow(), ...model.layers);
    const timer = setTimeout(() => model.parameters[1]!.value.data.fill(0.125), 10);
    const optimizer = new SGD({ learningRate: 0 });
    await failureOf(slow, { loss: new CrossEntropy(), optimizer, batchSize: 5 });
    clearTimeout(timer);
    expect(Array.from(model.parameters[1]!.value.data)).toEqual(Array(6).fill(0.125));
  });

  it("keeps a user's values where the very first step fails", async () => {
    const model = makeModel(new Failing(1));
    const optimizer = new Adam();
    const before = stateOf(model, optimizer);
    await failureOf(model, { loss: new CrossEntropy(), optimizer });
    expect(stateOf(model, optimizer)).toEqual(before);
    await model.fit(data.inputs, data.labels, { loss: new CrossEntropy(), optimizer });
    expect(stateOf(model, optimizer)).not.toEqual(before);
  });

  it("sees it in validation, and names the layer and block there", async () => {
    const options = { loss: new CrossEntropy(), batchSize: 5, seed: 4, validation: 0.5 };
    // 6 batches an epoch of 30 rows, then 30 validation rows in blocks of 10.
    for (const failing of [7, 8, 9, 18]) {
      const model = makeModel(new Failing(failing));
      const optimizer = new Adam();
      const error = await failureOf(model, { ...options, optimizer, epochs: 5, blockRows: 10 });
      const steps = failing === 18 ? 12 : 6;
      expect(error).toMatchObject({ step: steps - 1, layer: "Failing (layer 4 of 6)" });
      expect(error.received).toMatch(/^a validation loss of/);
      const twin = new Adam();
      expect(stateOf(model, optimizer)).toEqual(
        await stateAfter(steps - 1, twin, { ...options, epochs: 5, blockRows: 10 }),
      );
    }
  });

  it("keeps what a callback wrote into the parameters before the failing step", async () => {
    const model = makeModel(new Failing(20));
    const optimizer = new SGD({ learningRate: 0 });
    await failureOf(model, {
      ...{ loss: new CrossEntropy(), optimizer, batchSize: 5, epochs: 20 },
      callbacks: [
        { onEpochEnd: (_, { parameters }) => void parameters[1]!.value.data.fill(0.125) },
      ],
    });
    expect(Array.from(model.parameters[1]!.value.data)).toEqual(Array(6).fill(0.125));
  });

  it("goes back behind what a callback wrote, where that is what failed", async () => {
    const model = makeModel(new Saboteur());
    const optimizer = new SGD({ learningRate: 0 });
    const before = stateOf(model, optimizer).values;
    const error = await failureOf(model, {
      ...{ loss: new CrossEntropy(), optimizer, batchSize: 5, epochs: 20 },
      callbacks: [
        {
          onEpochEnd: ({ epoch }, { parameters }) => {
            if (epoch === 2) parameters[0]!.value.set(0, 0, Number.NaN);
          },
        },
      ],
    });
    expect(error).toMatchObject({ step: 24, layer: "Dense (layer 1 of 6)" });
    expect(stateOf(model, optimizer).values).toEqual(before);
  });

  it("tells the callbacks of the end, gives memory back, and leaves no gradient that isn't finite", async () => {
    const backend = createCountingBackend();
    setBackend(backend);
    const model = makeModel(new Failing(9));
    for (const { gradient } of model.parameters) gradient.set(0, 0);
    const owned = backend.held.size;
    let ends = 0;
    await failureOf(model, {
      ...{ loss: new CrossEntropy(), optimizer: new SGD(), batchSize: 5, validation: 0.2 },
      callbacks: [{ onTrainEnd: () => void (ends += 1) }],
    });
    expect(ends).toBe(1);
    expect(backend.prepared.size).toBe(0);
    expect(backend.held.size).toBe(owned);
    for (const { gradient } of model.parameters) {
      expect(Array.from(gradient.data).every((value) => value === 0)).toBe(true);
    }
  });
});
