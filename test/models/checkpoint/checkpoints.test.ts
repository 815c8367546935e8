import { describe, expect, it, vi } from "vitest";
import type { Callback } from "../../../src/callbacks/index.js";
import { ArgumentError } from "../../../src/errors/index.js";
import { Dense, ReLU, Sequential, Softmax, Standardize, Tanh } from "../../../src/index.js";
import { valuesOf } from "../support/model-state.js";
import { smallData } from "../support/small-data.js";
import { checkpointOf, data, keepAfter, makeModel, options } from "./support/small-training.js";

describe("a checkpoint", () => {
  it.each<[string, Sequential, string, string]>([
    [
      "more layers",
      new Sequential(...[new Dense(4, 5), new ReLU(), new Softmax()]),
      "layers",
      "3, of which layer 3 is Softmax",
    ],
    [
      "wider layers",
      new Sequential(...[new Dense(4, 5), new ReLU(), new Dense(5, 4), new Softmax()]),
      "layers, layer 3 of 4",
      "Dense, arguments.1: 4",
    ],
    [
      "another kind of layer",
      new Sequential(...[new Dense(4, 5), new Tanh(), new Dense(5, 3), new Softmax()]),
      "layers, layer 2 of 4",
      "Tanh",
    ],
    [
      "another option",
      new Sequential(
        ...[new Dense(4, 5, { useBias: false }), new ReLU(), new Dense(5, 3), new Softmax()],
      ),
      "layers, layer 1 of 4",
      "Dense, arguments.2.biasInitializer.class: none",
    ],
    ["another element type", makeModel().to("float64"), "dtype", "float64"],
  ])("refuses a model with %s, and says what differs", async (_, model, part, received) => {
    const resume = await checkpointOf();
    const before = valuesOf(model);
    const error: unknown = await model
      .fit(data.inputs, data.labels, options({ resume }))
      .catch((one: unknown) => one);
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ where: `fit, resume, ${part}` });
    expect((error as ArgumentError).received).toContain(received);
    expect(valuesOf(model)).toEqual(before);
  });

  it("tells the first number that differs of many, and that options are to be the same", async () => {
    const make = (deviation: number): Sequential => {
      const features = 2000;
      const standardDeviation = Array.from({ length: features }, (_, j) =>
        j === 7 ? deviation : 1,
      );
      const layers = [new Standardize(features, { standardDeviation }), new Dense(features, 3)];
      return new Sequential(...layers, new Softmax());
    };
    const wide = smallData({ rows: 50, features: 2000 });
    const keep = keepAfter(2);
    await make(0.5).fit(wide.inputs, wide.labels, options({ callbacks: [keep] }));
    const fit = make(0.25).fit(wide.inputs, wide.labels, options({ resume: keep.bytes }));
    const error = (await fit.catch((one: unknown) => one)) as ArgumentError;
    expect(error.message).toContain(
      "layer 1 of 3: expected Standardize, arguments.1.standardDeviation.7: 0.5, as the training had, received Standardize, arguments.1.standardDeviation.7: 0.25.",
    );
    expect(error.fix).toContain("widths and options");
  });

  it("names the layers of a model of other inputs, and not the data", async () => {
    const resume = await checkpointOf();
    const wide = smallData({ rows: 50, features: 6 });
    const model = new Sequential(new Dense(6, 5), new ReLU(), new Dense(5, 3), new Softmax());
    const fit = model.fit(wide.inputs, wide.labels, options({ resume }));
    await expect(fit).rejects.toThrow("fit, resume, layers, layer 1 of 4");
  });

  it("refuses a checkpoint of an older format, and says so", async () => {
    const bytes = await checkpointOf();
    const text = Buffer.from(bytes).toString("latin1");
    const old = Buffer.from(text.replace('\\"version\\":2', '\\"version\\":1'), "latin1");
    const fit = makeModel().fit(
      data.inputs,
      data.labels,
      options({ resume: Uint8Array.from(old) }),
    );
    await expect(fit).rejects.toThrow("An older ndnet has written the file");
  });

  it.each<[string, unknown, string]>([
    ["undefined", undefined, "undefined"],
    ["a Map", new Map([[1, 2]]), "Map"],
    ["a Date", new Date(0), "Date"],
    ["a Float32Array", Float32Array.of(1), "Float32Array"],
    ["an object", { nested: Number.NaN }, "Object"],
    ["a big integer", 1n, "1"],
  ])("refuses to save %s of a callback, naming both", async (_, value, received) => {
    const callback: Callback = {
      name: "Mine",
      getState: () => ({ fine: 1, wrong: value as never }),
      onEpochEnd: (__, training) => void training.checkpoint(),
    };
    const error: unknown = await checkpointOf({ callbacks: [callback] }).catch(
      (one: unknown) => one,
    );
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({
      where: 'checkpoint, callback "Mine", getState, wrong',
      received,
    });
  });

  it.each([null, [[1]], Promise.resolve({}), new Map(), 3])(
    "refuses to save a callback's state %o as a whole",
    async (state) => {
      const callback: Callback = {
        name: "Mine",
        getState: () => state as never,
        onEpochEnd: (_, training) => void training.checkpoint(),
      };
      await expect(checkpointOf({ callbacks: [callback] })).rejects.toThrow(ArgumentError);
    },
  );

  it("keeps every number of a callback exactly", async () => {
    const given = {
      ...{
        a: Infinity,
        b: -Infinity,
        c: Number.NaN,
        d: -0,
        e: 5e-324,
        f: null,
        g: "\ud800",
        h: true,
      },
      i: Float64Array.of(-0, Number.NaN, Infinity, 0.1),
      j: new Float64Array(0),
    };
    let taken: unknown;
    const mine = (): Callback => ({
      name: "Mine",
      onTrainBegin: () => undefined,
      getState: () => given,
      setState: (state) => void (taken = state),
    });
    const keep = keepAfter(2);
    await makeModel().fit(data.inputs, data.labels, options({ callbacks: [mine(), keep] }));
    const resume = keep.bytes;
    await makeModel().fit(data.inputs, data.labels, options({ callbacks: [mine()], resume }));
    expect(taken).toEqual(given);
  });

  it("counts the time, rows and batches of an epoch from before an interruption too", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      const clock = (): Callback => ({
        changesModel: false,
        onBatchEnd: () => void vi.advanceTimersByTime(1000),
      });
      let resume: Uint8Array | undefined;
      const leave: Callback = {
        onBatchEnd: ({ step }, training) => {
          if (step !== 5) return;
          resume = training.checkpoint();
          throw new Error("killed");
        },
      };
      const broken = makeModel().fit(
        data.inputs,
        data.labels,
        options({ callbacks: [clock(), leave] }),
      );
      await expect(broken).rejects.toThrow("killed");
      vi.advanceTimersByTime(60_000);
      const { epochs } = await makeModel().fit(
        data.inputs,
        data.labels,
        options({ callbacks: [clock()], resume }),
      );
      const courses = epochs.map(({ seconds, rows, batches }) => [seconds, rows, batches]);
      expect(courses).toEqual(Array<number[]>(4).fill([3, 50, 3]));
    } finally {
      vi.useRealTimers();
    }
  });

  it("counts the rows and batches of an epoch that was stopped within", async () => {
    const stop: Callback = {
      onBatchEnd: ({ step }, training) => {
        if (step === 5) training.stop();
      },
    };
    const { last } = await makeModel().fit(
      data.inputs,
      data.labels,
      options({ callbacks: [stop] }),
    );
    expect(last).toMatchObject({ epoch: 2, rows: 40, batches: 2 });
  });
});
