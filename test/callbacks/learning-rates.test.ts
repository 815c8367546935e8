import { describe, expect, test } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import {
  LearningRateSchedule,
  ReduceLROnPlateau,
  type Callback,
  type TrainingControl,
  type TrainingOutcome,
} from "../../src/callbacks/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { mlp, type FitOptions } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { ExponentialDecay, Schedule, StepDecay } from "../../src/schedules/index.js";
import { controlOf, fit, makeModel, record } from "./support.js";

describe("LearningRateSchedule", () => {
  test("sets the rate of every epoch from the optimizer's own", async () => {
    const schedule = new LearningRateSchedule(new StepDecay({ every: 2, factor: 0.5 }));
    const optimizer = new SGD({ learningRate: 0.4 });
    const { epochs } = await fit(makeModel(), [schedule], { optimizer, epochs: 5 });
    expect(epochs.map(({ learningRate }) => learningRate)).toEqual([0.4, 0.4, 0.2, 0.2, 0.1]);
  });

  test("sets the rate of every step", async () => {
    const rates: number[] = [];
    class Recorded extends SGD {
      override step(...parameters: Parameters<SGD["step"]>): void {
        rates.push(this.learningRate);
        super.step(...parameters);
      }
    }
    const schedule = new LearningRateSchedule(new ExponentialDecay({ factor: 0.5 }), {
      per: "step",
    });
    await fit(makeModel(), [schedule], { optimizer: new Recorded({ learningRate: 1 }), epochs: 2 });
    expect(rates).toEqual([1, 0.5, 0.25, 0.125, 0.0625, 0.03125]);
  });

  test("takes schedules of one's own, and starts from the rate that the next fit begins with", async () => {
    class Alternating extends Schedule {
      override factor(time: number): number {
        return time % 2 === 0 ? 1 : 0.1;
      }
    }
    const callback = new LearningRateSchedule(new Alternating());
    const optimizer = new SGD({ learningRate: 1 });
    await fit(makeModel(), [callback], { optimizer, epochs: 3 });
    expect(optimizer.learningRate).toBe(1);
    optimizer.learningRate = 0.5;
    const { epochs } = await fit(makeModel(), [callback], { optimizer, epochs: 2 });
    expect(epochs.map(({ learningRate }) => learningRate)).toEqual([0.5, 0.05]);
  });

  const halving = (): LearningRateSchedule =>
    new LearningRateSchedule(new StepDecay({ every: 1, factor: 0.5 }));

  test.each<[TrainingOutcome, NonNullable<Callback["onEpochEnd"]>]>([
    ["finished", () => undefined],
    ["stopped", ({ epoch }, training) => (epoch === 3 ? training.stop() : undefined)],
    ["failed", ({ epoch }) => (epoch === 3 ? Promise.reject(new Error("broken")) : undefined)],
  ])("leaves the optimizer its own rate where training was %s", async (outcome, onEpochEnd) => {
    const optimizer = new SGD({ learningRate: 0.8 });
    let seen: unknown[] = [];
    const watcher: Callback = {
      onEpochEnd,
      onTrainEnd: (training) => {
        seen = [training.outcome, training.optimizer.learningRate];
      },
    };
    const callbacks = [halving(), watcher];
    const trained = fit(makeModel(), callbacks, { optimizer, epochs: 4 });
    await trained.catch(() => undefined);
    expect(seen).toEqual([outcome, outcome === "finished" ? 0.1 : 0.2]);
    expect(optimizer.learningRate).toBe(0.8);
  });

  test("leaves the optimizer its own rate where training was aborted within an epoch, which goes on at the schedule's", async () => {
    const train = async (last: Callback, more: Partial<FitOptions> = {}): Promise<unknown> => {
      const model = makeModel();
      const optimizer = new SGD({ learningRate: 0.8, momentum: 0.5 });
      const trained = fit(model, [halving(), last], { optimizer, ...more });
      await trained.catch(() => undefined);
      expect(optimizer.learningRate).toBe(0.8);
      return model.toBytes();
    };
    const watcher: Callback = { onTrainEnd: () => undefined };
    const whole = await train(watcher);
    const leaving = new AbortController();
    let control: TrainingControl | undefined;
    const checkpoints: Uint8Array[] = [];
    const breaker: Callback = {
      onBatchEnd: ({ step }) => {
        if (step === 5) leaving.abort();
      },
      onTrainEnd: (training) => {
        control = training;
        checkpoints.push(training.checkpoint());
      },
    };
    await train(breaker, { signal: leaving.signal });
    checkpoints.push(control!.checkpoint());
    for (const resume of checkpoints) expect(await train(watcher, { resume })).toEqual(whole);
  });

  test.each([
    ["ReduceLROnPlateau", new ReduceLROnPlateau()],
    ["another schedule", halving()],
  ])("is refused beside %s, before anything changes", async (_, other) => {
    const model = mlp([4, 3], { output: () => new Softmax() });
    for (const callbacks of [
      [halving(), other],
      [other, halving()],
    ]) {
      await expect(fit(model, callbacks)).rejects.toThrow(ArgumentError);
    }
    expect(model.layers[0]!.parameters[0]!.initialized).toBe(false);
    await expect(fit(model, [other])).resolves.toBeDefined();
  });

  test("refuses what is no schedule, and another unit", () => {
    expect(() => new LearningRateSchedule((() => 1) as never)).toThrow(ArgumentError);
    expect(
      () => new LearningRateSchedule(new StepDecay({ every: 1 }), { per: "batch" as never }),
    ).toThrow(/"epoch" or "step"/);
  });
});

describe("ReduceLROnPlateau", () => {
  function ratesOf(callback: ReduceLROnPlateau, losses: readonly number[]): number[] {
    const control = controlOf();
    callback.onTrainBegin(control);
    return losses.map((loss, index) => {
      callback.onEpochEnd(record(index + 1, { loss }), control);
      return control.optimizer.learningRate;
    });
  }

  test("lowers the rate after `patience` epochs without a better value, again and again", () => {
    const callback = new ReduceLROnPlateau({ patience: 2, factor: 0.5 });
    expect(ratesOf(callback, [3, 2, 2, 2, 2, 2, 1, 1, 1])).toEqual([
      ...[1, 1, 1, 0.5, 0.5, 0.25],
      ...[0.25, 0.25, 0.125],
    ]);
  });

  test("rests for `cooldown` epochs after a change", () => {
    const callback = new ReduceLROnPlateau({ patience: 1, factor: 0.5, cooldown: 2 });
    expect(ratesOf(callback, [1, 1, 1, 1, 1, 1])).toEqual([1, 0.5, 0.5, 0.5, 0.25, 0.25]);
  });

  test("never goes below the minimum, and never raises a rate that is below already", () => {
    const low = new ReduceLROnPlateau({ patience: 1, factor: 0.1, minimumRate: 0.05 });
    expect(ratesOf(low, [1, 1, 1, 1])).toEqual([1, 0.1, 0.05, 0.05]);
    const high = new ReduceLROnPlateau({ patience: 1, minimumRate: 3 });
    expect(ratesOf(high, [1, 1])).toEqual([1, 1]);
  });

  test.each([[{ factor: 2 }], [{ patience: 0.5 }], [{ cooldown: -1 }], [{ minimumRate: -1 }]])(
    "refuses %j",
    (options) => {
      expect(() => new ReduceLROnPlateau(options)).toThrow(ArgumentError);
    },
  );
});
