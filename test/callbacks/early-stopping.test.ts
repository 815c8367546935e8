import { describe, expect, test } from "vitest";
import { EarlyStopping, type Callback } from "../../src/callbacks/index.js";
import { ArgumentError, FormatError } from "../../src/errors/index.js";
import { valuesOf } from "../models/support/model-state.js";
import { controlOf, fit, makeModel, record } from "./support.js";

/** Epochs until it stops, of these values of the metric. */
function epochsUntilStop(stopping: EarlyStopping, name: string, values: readonly number[]): number {
  const control = controlOf({ metricNames: ["loss", name] });
  stopping.onTrainBegin(control);
  for (const [index, value] of values.entries()) {
    stopping.onEpochEnd(record(index + 1, { [name]: value }), control);
    if (control.stops > 0) return index + 1;
  }
  return values.length + 1;
}

describe("EarlyStopping", () => {
  test("stops after `patience` epochs in a row without a better value", () => {
    const values = [3, 2, 2.5, 1, 1.5, 1.2, 1, 0.5];
    expect(epochsUntilStop(new EarlyStopping({ patience: 3 }), "loss", values)).toBe(7);
    expect(epochsUntilStop(new EarlyStopping({ patience: 1 }), "loss", values)).toBe(3);
    expect(epochsUntilStop(new EarlyStopping({ patience: 4 }), "loss", values)).toBe(9);
  });

  test("counts less as better for losses and errors, more for all else, or as mode says", () => {
    const rising = [1, 2, 3, 4];
    const make = (monitor: string, mode?: "min" | "max"): EarlyStopping =>
      new EarlyStopping({ monitor, patience: 2, ...(mode && { mode }) });
    expect(epochsUntilStop(make("validationLoss"), "validationLoss", rising)).toBe(3);
    expect(epochsUntilStop(make("meanSquaredError"), "meanSquaredError", rising)).toBe(3);
    expect(epochsUntilStop(make("accuracy"), "accuracy", rising)).toBe(5);
    expect(epochsUntilStop(make("loss", "max"), "loss", rising)).toBe(5);
    expect(epochsUntilStop(make("accuracy", "min"), "accuracy", rising)).toBe(3);
  });

  test("watches the validation loss where there is one", () => {
    const stopping = new EarlyStopping({ patience: 1 });
    const control = controlOf();
    stopping.onEpochEnd(record(1, { loss: 1, validationLoss: 1 }), control);
    stopping.onEpochEnd(record(2, { loss: 0.5, validationLoss: 2 }), control);
    expect(control.stops).toBe(1);
    expect([stopping.best, stopping.bestEpoch]).toEqual([1, 1]);
  });

  test("needs a change of more than minimumChange; NaN is never better", () => {
    const values = [1, 0.95, 0.9, 0.85];
    const make = (minimumChange: number): EarlyStopping =>
      new EarlyStopping({ patience: 2, minimumChange });
    expect(epochsUntilStop(make(0.2), "loss", values)).toBe(3);
    expect(epochsUntilStop(make(0.04), "loss", values)).toBe(5);
    expect(epochsUntilStop(make(0), "loss", [Number.NaN, Number.NaN, 1])).toBe(2);
  });

  test.each([
    ["stopped", { patience: 2 }],
    ["finished", { patience: 50 }],
  ])("puts the best weights back when training is %s", async (_, { patience }) => {
    const model = makeModel();
    const seen: number[][][] = [];
    const watcher: Callback = { onEpochEnd: () => void seen.push(valuesOf(model)) };
    const stopping = new EarlyStopping({ monitor: "accuracy", mode: "min", patience });
    await fit(model, [watcher, stopping], { epochs: 20 });
    expect(stopping.bestEpoch).toBeLessThan(seen.length);
    expect(valuesOf(model)).toEqual(seen[stopping.bestEpoch - 1]);
  });

  test("leaves the last weights with restoreBest false, and when training was aborted", async () => {
    const controller = new AbortController();
    for (const restoreBest of [false, true]) {
      const model = makeModel();
      let last: number[][] = [];
      const watcher: Callback = {
        onEpochEnd: ({ epoch }) => {
          last = valuesOf(model);
          if (restoreBest && epoch === 3) controller.abort();
        },
      };
      const stopping = new EarlyStopping({ monitor: "accuracy", mode: "min", restoreBest });
      const training = fit(model, [watcher, stopping], { epochs: 20, signal: controller.signal });
      if (restoreBest) await expect(training).rejects.toThrow();
      else await training;
      expect(valuesOf(model)).toEqual(last);
    }
  });

  test("starts anew with every fit", async () => {
    const stopping = new EarlyStopping({ monitor: "accuracy", mode: "min", patience: 2 });
    const first = await fit(makeModel(), [stopping], { epochs: 20 });
    const second = await fit(makeModel(), [stopping], { epochs: 20 });
    expect(second.epochs.length).toBe(first.epochs.length);
  });

  test("an unknown metric is named, with those that there are", async () => {
    const stopping = new EarlyStopping({ monitor: "f1" });
    await expect(fit(makeModel(), [stopping])).rejects.toThrow(
      /EarlyStopping, monitor: expected one of loss, accuracy, received f1/,
    );
  });

  test.each([[{ patience: -1 }], [{ minimumChange: -1 }], [{ mode: "least" as "min" }]])(
    "refuses %j",
    (options) => {
      expect(() => new EarlyStopping(options)).toThrow(ArgumentError);
    },
  );

  test("refuses a state that is none", () => {
    expect(() => {
      new EarlyStopping().setState({ best: "a", bestEpoch: 1, waited: 0 });
    }).toThrow(FormatError);
  });
});
