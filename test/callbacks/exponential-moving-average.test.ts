import { describe, expect, test } from "vitest";
import {
  ExponentialMovingAverage,
  TerminateOnNaN,
  type Callback,
} from "../../src/callbacks/index.js";
import { ArgumentError, FormatError, StateError } from "../../src/errors/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { valuesOf } from "../models/support/model-state.js";
import { data, fit, makeModel } from "./support.js";

/** Keeps the weights after every step. */
function recorder(): { readonly seen: number[][]; readonly callback: Callback } {
  const seen: number[][] = [];
  return {
    seen,
    callback: {
      onBatchEnd: (_, { parameters }) => {
        seen.push(
          parameters.flatMap(({ value }) => [
            ...value.data.subarray(value.offset, value.offset + value.size),
          ]),
        );
      },
    },
  };
}

function expectClose(given: readonly number[], wanted: readonly number[]): void {
  expect(given).toHaveLength(wanted.length);
  given.forEach((value, index) => {
    expect(Math.abs(value - wanted[index]!)).toBeLessThan(1e-6);
  });
}

const flat = (model: ReturnType<typeof makeModel>): number[] => valuesOf(model).flat();

describe("ExponentialMovingAverage", () => {
  test.each<[string, boolean, (t: number) => number]>([
    ["of its decay", false, () => 0.8],
    ["that begins with less", true, (t) => Math.min(0.8, (1 + t) / (10 + t))],
  ])("gives the model the average %s of the weights after every step", async (_, warmUp, decay) => {
    const { seen, callback } = recorder();
    const model = makeModel();
    await fit(model, [new ExponentialMovingAverage({ decay: 0.8, warmUp }), callback]);
    let average = seen[0]!;
    seen.slice(1).forEach((weights, index) => {
      const kept = decay(index + 1);
      average = average.map((a, i) => kept * a + (1 - kept) * weights[i]!);
    });
    expect(seen).toHaveLength(12);
    expectClose(flat(model), average);
  });

  test("exchanges the averages with the trained weights, bit for bit, or for a moment", async () => {
    const trained = makeModel();
    await fit(trained, []);
    const model = makeModel();
    const average = new ExponentialMovingAverage({ decay: 0.5 });
    await fit(model, [average]);
    const averaged = flat(model);
    expect(average.areInUse).toBe(true);
    average.swap();
    expect(flat(model)).toEqual(flat(trained));
    const bytes = average.withAverages(() => model.toBytes());
    expect(flat(model)).toEqual(flat(trained));
    average.swap();
    expect(flat(model)).toEqual(averaged);
    expect(model.toBytes()).toEqual(bytes);
    expect(average.withAverages(() => flat(model))).toEqual(averaged);
  });

  test("can be evaluated while the model trains, which doesn't change the training", async () => {
    const trained = makeModel();
    await fit(trained, []);
    const average = new ExponentialMovingAverage({ useAtEnd: false });
    const model = makeModel();
    const losses: number[] = [];
    const evaluates: Callback = {
      onEpochEnd: () => {
        losses.push(average.withAverages(() => model.evaluate(data.inputs, data.labels).loss));
      },
    };
    await fit(model, [average, evaluates]);
    expect(flat(model)).toEqual(flat(trained));
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
  });

  test("goes on to the same bits when training is resumed in the middle of an epoch", async () => {
    const checkpoints: Uint8Array[] = [];
    const whole = makeModel();
    const takes: Callback = {
      toldLast: true,
      onBatchEnd: ({ step }, training) => {
        if (step === 5) checkpoints.push(training.checkpoint());
      },
    };
    await fit(whole, [new ExponentialMovingAverage({ decay: 0.9 }), takes]);
    const resumed = makeModel();
    await fit(resumed, [new ExponentialMovingAverage({ decay: 0.9 })], { resume: checkpoints[0]! });
    expect(resumed.toBytes()).toEqual(whole.toBytes());
  });

  test("goes on from the trained weights of a checkpoint that was taken after the end", async () => {
    const whole = makeModel();
    const make = (): ExponentialMovingAverage => new ExponentialMovingAverage({ decay: 0.9 });
    await fit(whole, [make()], { epochs: 4 });
    const checkpoints: Uint8Array[] = [];
    const takes: Callback = {
      endsLast: true,
      onTrainEnd: (training) => void checkpoints.push(training.checkpoint()),
    };
    await fit(makeModel(), [make(), takes], { epochs: 2 });
    const resumed = makeModel();
    await fit(resumed, [make()], { epochs: 4, resume: checkpoints[0]! });
    expect(flat(resumed)).toEqual(flat(whole));
  });

  test("refuses to go on with another decay", async () => {
    const checkpoints: Uint8Array[] = [];
    const takes: Callback = {
      toldLast: true,
      onEpochEnd: (_, training) => void checkpoints.push(training.checkpoint()),
    };
    await fit(makeModel(), [new ExponentialMovingAverage({ decay: 0.9 }), takes]);
    const other = new ExponentialMovingAverage({ decay: 0.99 });
    const resumed = fit(makeModel(), [other], { resume: checkpoints[0]! });
    await expect(resumed).rejects.toThrow(ArgumentError);
  });

  test("leaves the trained weights where training was aborted", async () => {
    const controller = new AbortController();
    const model = makeModel();
    const { seen, callback } = recorder();
    const average = new ExponentialMovingAverage();
    const aborts: Callback = {
      onBatchEnd: ({ step }) => {
        if (step === 4) controller.abort();
      },
    };
    const training = fit(model, [average, callback, aborts], { signal: controller.signal });
    await expect(training).rejects.toThrow();
    expect(average.areInUse).toBe(false);
    expect(flat(model)).toEqual(seen.at(-1));
  });

  test("leaves the last good weights, and has no averages, where numbers fail", async () => {
    const exploding = { optimizer: new SGD({ learningRate: 1e38 }), epochs: 20 };
    const expected = makeModel();
    await fit(expected, [new TerminateOnNaN()], exploding);
    const model = makeModel();
    const average = new ExponentialMovingAverage({ decay: 0.9 });
    const stops = new TerminateOnNaN();
    await fit(model, [stops, average], {
      ...exploding,
      optimizer: new SGD({ learningRate: 1e38 }),
    });
    expect(stops.error).toBeDefined();
    expect(average.areInUse).toBe(false);
    expect(flat(model)).toEqual(flat(expected));
    expect(() => average.swap()).toThrow(StateError);
    expect(() => average.swap()).toThrow("received some of a training whose numbers failed");
  });

  test("knows that a model trained further has them no more, and gives them again", async () => {
    const model = makeModel();
    const average = new ExponentialMovingAverage({ decay: 0.5 });
    await fit(model, [average]);
    const averaged = flat(model);
    await fit(model, []);
    const further = flat(model);
    expect(average.areInUse).toBe(false);
    expect(average.withAverages(() => flat(model))).toEqual(averaged);
    expect(flat(model)).toEqual(further);
    average.swap();
    expect([flat(model), average.areInUse]).toEqual([averaged, true]);
    average.swap();
    expect([flat(model), average.areInUse]).toEqual([further, false]);
  });

  test("puts weights back bit for bit where the element type has changed", async () => {
    const model = makeModel();
    const average = new ExponentialMovingAverage({ decay: 0.5 });
    await fit(model, [average]);
    model.to("float64");
    expect(average.areInUse).toBe(true);
    await fit(model, []);
    const further = flat(model);
    average.swap();
    expect(flat(model)).not.toEqual(further);
    average.swap();
    expect(flat(model)).toEqual(further);
    const wide = makeModel().to("float64");
    await fit(wide, [average]);
    wide.to("float32");
    expect(average.areInUse).toBe(true);
  });

  test("keeps the trained weights in checkpoints that are taken while they wait", async () => {
    const make = (): Callback[] => {
      const average = new ExponentialMovingAverage({ decay: 0.5, useAtEnd: false });
      const swap = (): void => {
        average.swap();
      };
      return [
        average,
        { onEpochEnd: swap, onEpochBegin: (epoch) => (epoch > 1 ? swap() : undefined) },
      ];
    };
    const checkpoints: Uint8Array[] = [];
    const takes: Callback = {
      toldLast: true,
      onEpochEnd: (_, training) => void checkpoints.push(training.checkpoint()),
    };
    const whole = makeModel();
    await fit(whole, [...make(), takes]);
    const resumed = makeModel();
    await fit(resumed, make(), { resume: checkpoints[1]! });
    expect(flat(resumed)).toEqual(flat(whole));
  });

  test("has no averages before the first step", () => {
    const average = new ExponentialMovingAverage();
    expect(() => average.swap()).toThrow(StateError);
    expect(() => average.withAverages(() => 1)).toThrow("expected averages of a training's steps");
  });

  test.each([-0.1, 1, NaN])("refuses the decay %d", (decay) => {
    expect(() => new ExponentialMovingAverage({ decay })).toThrow(ArgumentError);
  });

  test("refuses a state of other weights", async () => {
    const average = new ExponentialMovingAverage();
    await fit(makeModel(), [average]);
    const state = { updates: 3, "average.0": Float64Array.of(1, 2) };
    expect(() => average.setState(state)).toThrow(FormatError);
    expect(() => average.setState({})).toThrow(FormatError);
  });
});
