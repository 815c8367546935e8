import { describe, expect, it } from "vitest";
import { CrossEntropy } from "../../src/losses/index.js";
import type { Augmentation, FitOptions } from "../../src/models/index.js";
import { Adam, AdaGrad, SGD, type Optimizer } from "../../src/optimizers/index.js";
import { tensor } from "../../src/tensor/index.js";
import { data, failureOf, Failing, makeModel, stateAfter } from "./support/failing-model.js";
import { stateOf } from "./support/model-state.js";

const optimizers: readonly (readonly [string, () => Optimizer])[] = [
  ["SGD", () => new SGD({ learningRate: 0.1 })],
  ["SGD with momentum", () => new SGD({ learningRate: 0.05, momentum: 0.9 })],
  ["Adam", () => new Adam({ learningRate: 0.02 })],
  ["AdaGrad", () => new AdaGrad({ learningRate: 0.05 })],
];

describe("the way back from a loss that isn't finite", () => {
  describe.each(optimizers)("with %s", (_, make) => {
    // 12 batches of 5 rows an epoch.
    it.each([1, 2, 3, 12, 13, 24, 63, 64, 65, 66, 100, 128, 129, 130, 150])(
      "at step %i of mini-batches, goes back bit for bit to what gave the last finite loss",
      async (failing) => {
        const options = { loss: new CrossEntropy(), epochs: 20, batchSize: 5, seed: 4 };
        const model = makeModel(new Failing(failing));
        const optimizer = make();
        const error = await failureOf(model, { ...options, optimizer });
        expect(error.step).toBe(failing - 1);
        expect(error.where).toBe(`fit, step ${failing}, Failing (layer 4 of 6)`);
        const kept = Math.max(0, failing - 2);
        expect(stateOf(model, optimizer)).toEqual(await stateAfter(kept, make(), options));
      },
    );

    it.each([1, 2, 3, 9])("at step %i of full batches too", async (failing) => {
      const options = { loss: new CrossEntropy(), epochs: 20, batchSize: "full", seed: 4 } as const;
      const model = makeModel(new Failing(failing));
      const optimizer = make();
      await failureOf(model, { ...options, optimizer });
      const kept = Math.max(0, failing - 2);
      expect(stateOf(model, optimizer)).toEqual(await stateAfter(kept, make(), options));
    });

    it.each([1, 2, 3, 4, 11, 12])("in block %i of batches of three blocks too", async (failing) => {
      const options = {
        ...{ loss: new CrossEntropy(), epochs: 20, batchSize: 30, blockRows: 10, seed: 4 },
      };
      const model = makeModel(new Failing(failing));
      const optimizer = make();
      const error = await failureOf(model, { ...options, optimizer });
      const step = Math.ceil(failing / 3);
      expect(error).toMatchObject({ step: step - 1, layer: "Failing (layer 4 of 6)" });
      const kept = Math.max(0, step - 2);
      expect(stateOf(model, optimizer)).toEqual(await stateAfter(kept, make(), options));
    });

    it.each([12, 13, 14, 25, 26])("at step %i of augmented epochs too", async (failing) => {
      const augmentation: Augmentation = {
        apply: ({ data: values, shape }, epoch) =>
          tensor(
            Float32Array.from(values, (x) => x * epoch),
            shape,
          ),
      };
      const options = { loss: new CrossEntropy(), epochs: 20, batchSize: 5, seed: 4, augmentation };
      const model = makeModel(new Failing(failing));
      const optimizer = make();
      await failureOf(model, { ...options, optimizer });
      expect(stateOf(model, optimizer)).toEqual(await stateAfter(failing - 2, make(), options));
    });

    it("goes back as far with callbacks for every batch, and with rates that they change", async () => {
      const options = { loss: new CrossEntropy(), epochs: 20, batchSize: 5, seed: 4 };
      const train = async (failing: number, steps: number, onBatch: boolean): Promise<unknown> => {
        const model = makeModel(new Failing(failing));
        const optimizer = make();
        let done = 0;
        const slowDown = (): void => {
          optimizer.learningRate *= 0.99;
        };
        const callbacks: FitOptions["callbacks"] = [
          onBatch ? { onBatchEnd: slowDown } : { onEpochBegin: slowDown },
          {
            onEpochBegin: () => undefined,
            ...(steps < 1000 && {
              onBatchEnd: (_record, training) => {
                done += 1;
                if (done === steps) training.stop();
              },
            }),
          },
        ];
        await model
          .fit(data.inputs, data.labels, { ...options, optimizer, callbacks })
          .catch(() => undefined);
        return stateOf(model, optimizer);
      };
      for (const onBatch of [true, false]) {
        expect(await train(31, 1000, onBatch)).toEqual(await train(1000, 29, onBatch));
      }
    });
  });
});
