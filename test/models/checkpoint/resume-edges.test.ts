import { describe, expect, it } from "vitest";
import {
  EarlyStopping,
  ModelCheckpoint,
  TrainingCheckpoint,
  type Callback,
} from "../../../src/callbacks/index.js";
import { ArgumentError, FormatError } from "../../../src/errors/index.js";
import {
  CrossEntropy,
  F1,
  L2,
  Sequential,
  SGD,
  Tanh,
  type FitOptions,
} from "../../../src/index.js";
import { valuesOf } from "../support/model-state.js";
import { smallData } from "../support/small-data.js";
import { checkpointOf, data, keepAfter, makeModel, options } from "./support/small-training.js";

describe("fit, resume", () => {
  it.each<[string, Partial<FitOptions>, Sequential | undefined, string]>([
    ["another activation", {}, makeModel(new Tanh()), "layers"],
    [
      "other options of the optimizer",
      { optimizer: new SGD({ learningRate: 0.1 }) },
      undefined,
      "optimizerOptions",
    ],
    [
      "another reduction of the loss",
      { loss: new CrossEntropy({ reduction: "sum" }) },
      undefined,
      "lossOptions",
    ],
    ["rows in order", { shuffle: false }, undefined, "sampler"],
    ["a regularizer", { weightRegularizer: new L2(0.1) }, undefined, "regularizer"],
    ["blocks of another size", { blockRows: 3 }, undefined, "blockRows"],
  ])("refuses %s, naming it, and changes nothing", async (_, more, model = makeModel(), part) => {
    const resume = await checkpointOf();
    const before = valuesOf(model);
    const fit = model.fit(data.inputs, data.labels, options({ ...more, resume }));
    await expect(fit).rejects.toThrow(ArgumentError);
    await expect(fit).rejects.toThrow(`fit, resume, ${part}`);
    expect(valuesOf(model)).toEqual(before);
  });

  it("refuses other inputs and other labels of as many rows", async () => {
    const resume = await checkpointOf();
    const other = smallData({ rows: 50, seed: 9 });
    const shifted = data.labels.map((label) => (label + 1) % 3);
    for (const [inputs, labels] of [
      [other.inputs, data.labels],
      [data.inputs, shifted],
    ] as const) {
      const fit = makeModel().fit(inputs, labels, options({ resume }));
      await expect(fit).rejects.toThrow(
        "fit, resume, data: expected the rows that the training had",
      );
    }
  });

  it("refused by a callback, leaves model and optimizer as they were", async () => {
    const keep = keepAfter(2);
    const callbacks = [new Remembering(1), keep];
    await makeModel().fit(data.inputs, data.labels, options({ callbacks }));
    const model = makeModel();
    const before = valuesOf(model);
    const optimizer = new SGD({ learningRate: 0.3, momentum: 0.5 });
    const refused = model.fit(
      data.inputs,
      data.labels,
      options({ optimizer, callbacks: [new Remembering(2)], resume: keep.bytes }),
    );
    await expect(refused).rejects.toThrow(FormatError);
    expect([valuesOf(model), optimizer.learningRate, optimizer.steps]).toEqual([before, 0.3, 0]);
  });

  it("goes on to the same bits after an abort at an epoch's very beginning", async () => {
    const whole = makeModel();
    await whole.fit(data.inputs, data.labels, options());
    const controller = new AbortController();
    let resume: Uint8Array | undefined;
    const leave: Callback = {
      onEpochBegin: (epoch) => {
        if (epoch === 3) controller.abort();
      },
      onTrainEnd: (training) => {
        resume = training.checkpoint();
      },
    };
    const { signal } = controller;
    const aborted = makeModel().fit(
      data.inputs,
      data.labels,
      options({ callbacks: [leave], signal }),
    );
    await expect(aborted).rejects.toThrow("abort");
    const resumed = makeModel();
    await resumed.fit(data.inputs, data.labels, options({ resume }));
    expect(valuesOf(resumed)).toEqual(valuesOf(whole));
  });

  it("saves what ModelCheckpoint has just seen, whichever of the two is given first", async () => {
    let bytes: Uint8Array | undefined;
    const training = new TrainingCheckpoint({
      save: (saved) => {
        bytes = saved;
      },
    });
    const best = (): ModelCheckpoint =>
      new ModelCheckpoint({ monitor: "loss", mode: "max", save: () => undefined });
    const first = best();
    await makeModel().fit(
      data.inputs,
      data.labels,
      options({ epochs: 2, callbacks: [training, first] }),
    );
    const second = best();
    await makeModel().fit(
      data.inputs,
      data.labels,
      options({ epochs: 2, callbacks: [training, second], resume: bytes }),
    );
    expect(second.best).toBe(first.best);
  });

  it("restores no weights where EarlyStopping is told not to, whatever the checkpoint has", async () => {
    const stop = (restoreBest: boolean): EarlyStopping =>
      new EarlyStopping({ monitor: "loss", mode: "max", patience: 9, restoreBest });
    const keep = keepAfter(2);
    await makeModel().fit(data.inputs, data.labels, options({ callbacks: [stop(true), keep] }));
    const resume = keep.bytes;
    const plain = makeModel();
    await plain.fit(data.inputs, data.labels, options());
    const resumed = makeModel();
    const callbacks = [stop(false)];
    await resumed.fit(data.inputs, data.labels, options({ callbacks, resume }));
    expect(valuesOf(resumed)).toEqual(valuesOf(plain));
  });

  it("keeps the training rows' metrics apart from those of validation", async () => {
    const seen: number[] = [];
    const history = await makeModel().fit(
      data.inputs,
      data.labels,
      options({
        metrics: [new F1()],
        validation: 0.2,
        epochs: 2,
        callbacks: [{ onEpochEnd: (_, { metrics }) => void seen.push(metrics["f1"] ?? NaN) }],
      }),
    );
    expect(seen).toEqual(history.values("f1"));
    expect(history.values("validationF1")).not.toEqual(seen);
  });
});

/** Takes no state but its own. */
class Remembering implements Callback {
  readonly name = "Remembering";
  readonly changesModel = false;
  readonly #value: number;

  constructor(value: number) {
    this.#value = value;
  }

  onTrainBegin(): void {
    // Nothing to forget.
  }

  getState(): { value: number } {
    return { value: this.#value };
  }

  setState({ value }: { value?: unknown }): void {
    if (value === this.#value) return;
    throw new FormatError({
      where: "Remembering",
      expected: String(this.#value),
      received: String(value),
    });
  }
}
