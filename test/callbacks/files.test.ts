import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  CSVLogger,
  ModelCheckpoint,
  TerminateOnNaN,
  TrainingCheckpoint,
  type Callback,
} from "../../src/callbacks/index.js";
import { ArgumentError, NonFiniteLossError, StateError } from "../../src/errors/index.js";
import { Metric } from "../../src/metrics/index.js";
import { Sequential } from "../../src/models/index.js";
import { loadModel } from "../../src/node/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { valuesOf } from "../models/support/model-state.js";
import { fit, makeModel } from "./support.js";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-callbacks-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe("ModelCheckpoint", () => {
  test("keeps the best model in a file", async () => {
    const path = join(directory, "best.model");
    const model = makeModel();
    const seen: number[][][] = [];
    const watcher: Callback = { onEpochEnd: () => void seen.push(valuesOf(model)) };
    const callback = new ModelCheckpoint({ path, monitor: "accuracy", mode: "min" });
    const { accuracy } = await fit(model, [callback, watcher], { epochs: 12 });
    const best = accuracy.indexOf(Math.min(...accuracy));
    expect(best).toBeLessThan(11);
    expect(callback.best).toBe(accuracy[best]);
    expect(valuesOf(await loadModel(path))).toEqual(seen[best]);
    expect(await readdir(directory)).toEqual(["best.model"]);
  });

  test("saves every few epochs, under names with their numbers", async () => {
    const path = join(directory, "epoch-{epoch}.model");
    await fit(makeModel(), [new ModelCheckpoint({ path, everyEpochs: 2 })], { epochs: 5 });
    expect((await readdir(directory)).sort()).toEqual(["epoch-2.model", "epoch-4.model"]);
  });

  test("gives the bytes to a function", async () => {
    const saved: [number, Uint8Array][] = [];
    const callback = new ModelCheckpoint({
      everyEpochs: 1,
      save: (bytes, { epoch }) => void saved.push([epoch, bytes]),
    });
    const model = makeModel();
    await fit(model, [callback], { epochs: 2 });
    expect(saved.map(([epoch]) => epoch)).toEqual([1, 2]);
    expect(valuesOf(Sequential.fromBytes(saved[1]![1]))).toEqual(valuesOf(model));
  });

  test("refuses to be told neither path nor function, and half an epoch", () => {
    expect(() => new ModelCheckpoint({} as never)).toThrow(ArgumentError);
    expect(() => new ModelCheckpoint({ path: "a", everyEpochs: 0.5 })).toThrow(ArgumentError);
  });
});

describe("TrainingCheckpoint", () => {
  async function savesOf(options: object, epochs = 3): Promise<number[]> {
    const saved: number[] = [];
    const callback = new TrainingCheckpoint({
      ...options,
      save: (_, { steps }) => void saved.push(steps),
    });
    await fit(makeModel(), [callback], { epochs });
    return saved;
  }

  test("saves at the end of every epoch, of every few and of the last, and every few steps", async () => {
    expect(await savesOf({})).toEqual([3, 6, 9]);
    expect(await savesOf({ everyEpochs: 2 })).toEqual([6, 9]);
    expect(await savesOf({ everySteps: 2, everyEpochs: 9 })).toEqual([2, 4, 6, 8, 9]);
    expect(await savesOf({ everySeconds: 1000, everyEpochs: 9 })).toEqual([9]);
    expect(await savesOf({ everySeconds: 1e-9, everyEpochs: 9 })).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 9],
    ]);
  });

  test("a file resumes training to the same bits", async () => {
    const path = join(directory, "run.checkpoint");
    const whole = makeModel();
    await fit(whole, [], { epochs: 5 });
    const controller = new AbortController();
    const abort: Callback = {
      onBatchEnd: ({ step }) => {
        if (step === 8) controller.abort();
      },
    };
    const callbacks = [new TrainingCheckpoint({ path, everySteps: 2 }), abort];
    await expect(
      fit(makeModel(), callbacks, { epochs: 5, signal: controller.signal }),
    ).rejects.toThrow();
    const resumed = makeModel();
    await fit(resumed, [], { epochs: 5, resume: new Uint8Array(await readFile(path)) });
    expect(valuesOf(resumed)).toEqual(valuesOf(whole));
  });
});

describe("CSVLogger", () => {
  class Odd extends Metric {
    override readonly name = 'share, of "all"';
    override reset(): void {
      // Nothing to forget.
    }
    override update(): void {
      // Nothing to add.
    }
    override result(): number {
      return 0.5;
    }
  }

  test("writes a table with a line an epoch", async () => {
    const path = join(directory, "log.csv");
    const { epochs } = await fit(makeModel(), [new CSVLogger({ path })], {
      validation: 0.2,
      epochs: 2,
      metrics: [new Odd()],
    });
    const lines = (await readFile(path, "utf8")).split("\r\n");
    expect(lines[0]).toBe(
      'epoch,loss,accuracy,"share, of ""all""",validationLoss,validationAccuracy,' +
        '"validationShare, of ""all""",learningRate,seconds',
    );
    expect(lines[1]!.startsWith(`1,${epochs[0]!.loss},${epochs[0]!.accuracy},0.5,`)).toBe(true);
    expect(lines[2]!.endsWith(`,0.1,${epochs[1]!.seconds}`)).toBe(true);
    expect(lines).toHaveLength(4);
  });

  test.each([1, 3])("an error of writing rejects fit, where epoch %d's is lost", async (lost) => {
    const save = async (_bytes: Uint8Array, { epoch }: { epoch: number }): Promise<void> => {
      await Promise.resolve();
      if (epoch === lost)
        throw new StateError({ where: "disk", expected: "room", received: "none" });
    };
    await expect(fit(makeModel(), [new CSVLogger({ save })], { epochs: 3 })).rejects.toThrow(
      "disk",
    );
  });

  test("parts columns by tabs or semicolons", async () => {
    let text = "";
    const save = (bytes: Uint8Array): void => {
      text = new TextDecoder().decode(bytes);
    };
    await fit(makeModel(), [new CSVLogger({ save, separator: "\t" })], { epochs: 1 });
    expect(text.split("\r\n")[0]).toBe("epoch\tloss\taccuracy\tlearningRate\tseconds");
    expect(() => new CSVLogger({ save, separator: "|" as never })).toThrow(ArgumentError);
  });
});

describe("TerminateOnNaN", () => {
  const diverging = { optimizer: new SGD({ learningRate: 1e30 }), epochs: 5 };

  test("fit resolves with the epochs before, and the model has its last good parameters", async () => {
    const callback = new TerminateOnNaN();
    const model = makeModel();
    const { epochs } = await fit(model, [callback], diverging);
    expect(epochs.length).toBeLessThan(5);
    expect(callback.error).toBeInstanceOf(NonFiniteLossError);
    expect(valuesOf(model).flat().every(Number.isFinite)).toBe(true);
  });

  test("without it fit rejects, and checkpoints are refused afterwards", async () => {
    let message = "";
    const late: Callback = {
      onTrainEnd: (training) => {
        try {
          training.checkpoint();
        } catch (error) {
          message = String(error);
        }
      },
    };
    await expect(fit(makeModel(), [late], diverging)).rejects.toThrow(NonFiniteLossError);
    expect(message).toContain("one that has failed");
  });

  test("remembers nothing of the fit before", async () => {
    const callback = new TerminateOnNaN();
    await fit(makeModel(), [callback], diverging);
    await fit(makeModel(), [callback]);
    expect(callback.error).toBeUndefined();
  });
});
