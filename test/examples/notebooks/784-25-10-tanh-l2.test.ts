// Raw pixels drive tanh deep into saturation, which makes this training chaotic: a difference of one
// rounding grows by a factor of 10 to 1000 a pass. From about the sixth pass on, NumPy itself gives
// other losses with another number of threads or on another processor (by up to a fifth of the loss). So the passes from the first weights on are compared for as long as rounding allows,
// and each of the 100 passes by itself, from the weights that NumPy has before it.

import { beforeAll, describe, expect, it } from "vitest";
import {
  createModel,
  penalizedLoss,
  trainPhase,
  type PhaseOptions,
} from "../../../examples/notebooks/784-25-10-tanh-l2.js";
import { loadPixels, type Digits } from "../../../examples/support/digits.js";
import { takeRows } from "../../../examples/support/take-rows.js";
import { tensor, type BatchSampler, type InputTensor } from "../../../src/index.js";
import { readNpz, type NpyArray } from "../../support/read-npz.js";
import { elements } from "../../support/tensors.js";
import { hasNumpy } from "../../tensor/random-state/numpy-oracle.js";
import { numpyPasses, type NumpyPass } from "./numpy-784-25-10.js";
import {
  comparisonTimeout,
  expectAbsolute,
  expectRelative,
  hasMnist,
  hasReference,
  ignoreLines,
  precisions,
  referenceBytes,
} from "./reference.js";

/** Passes compared from the first weights on: those whose rounding errors can't have grown to the bound. */
const passesFromStart = { float64: 3, float32: 1 };
/** Passes compared one by one: all that are recorded. */
const passesByThemselves = 100;

const weightPenalty = 0.05;
const phase = { learningRate: 0.001, weightPenalty, reportEvery: 1, seed: 0 };

function readRecorded(): { batches: Int32Array[]; losses: Float64Array; parameters: NpyArray[] } {
  const arrays = readNpz(referenceBytes("notebook_784_25_10_tanh_l2.npz"));
  const { data, shape } = arrays["indices"]!;
  const [count = 0, rows = 0] = shape;
  return {
    batches: Array.from({ length: count }, (_, batch) =>
      Int32Array.from(data.subarray(batch * rows, (batch + 1) * rows)),
    ),
    losses: arrays["losses"]!.data as Float64Array,
    parameters: ["W1", "b1", "W2", "b2"].map((name) => arrays[`${name}_final`]!),
  };
}

function givenBatches(batches: readonly Int32Array[]): BatchSampler {
  return { batches: () => batches };
}

describe.skipIf(!hasReference).each(precisions)("784-25-10 in $dtype", ({ dtype, lossError }) => {
  let digits: Digits<InputTensor>;

  beforeAll(async () => {
    digits = (await loadPixels(60_000)).train;
  }, comparisonTimeout);

  it("has NumPy's first losses to 1e-9 (float32: 1e-4)", async () => {
    const { batches, losses } = readRecorded();
    const passes = passesFromStart[dtype];
    const sampler = givenBatches(batches.slice(0, passes));
    const options: PhaseOptions = { ...phase, passes, sampler };
    const actual = await trainPhase(createModel(dtype), digits, options, ignoreLines);
    expectRelative(actual, losses.slice(0, passes), lossError);
  });

  it("has NumPy's last loss to 1e-9 (float32: 1e-4), given NumPy's last weights", () => {
    const { batches, losses, parameters } = readRecorded();
    const model = createModel(dtype);
    model.parameters.forEach((parameter, index) => {
      parameter.assign(tensor(Float64Array.from(parameters[index]!.data), parameter.shape));
    });
    const batch = takeRows(digits, batches[batches.length - 1]!, dtype);
    expectRelative([penalizedLoss(model, batch, weightPenalty)], losses.slice(-1), lossError);
  });
});

describe.skipIf(!hasReference || !hasNumpy())("784-25-10 beside NumPy, pass by pass", () => {
  let digits: Digits<InputTensor>;
  let passes: readonly NumpyPass[];

  beforeAll(async () => {
    digits = (await loadPixels(60_000)).train;
    passes = numpyPasses().slice(0, passesByThemselves);
  }, comparisonTimeout);

  it("is compared with the NumPy program that made the reference", () => {
    const { batches, losses } = readRecorded();
    expect(passes.map(({ rows }) => rows)).toEqual(batches.slice(0, passesByThemselves));
    const first = passesFromStart.float64;
    const actual = passes.slice(0, first).map(({ loss }) => loss);
    expectRelative(actual, losses.slice(0, first), 1e-9);
  });

  it.each([
    { dtype: "float64", maximum: 1e-12 },
    // Raw pixels make sums of some hundreds, and NumPy's passes differ with the kernels of its BLAS:
    // errors of 4e-5 were seen with OpenBLAS's for Haswell, none above 1e-5 with those for SkylakeX.
    { dtype: "float32", maximum: 1e-4 },
  ] as const)(
    "has NumPy's loss and weights after each pass to $maximum in $dtype, given those before it",
    async ({ dtype, maximum }) => {
      const model = createModel(dtype);
      const order = Int32Array.from({ length: 200 }, (_, row) => row);
      const options: PhaseOptions = { ...phase, passes: 1, sampler: givenBatches([order]) };
      for (const { rows, before, after, loss } of passes) {
        model.parameters.forEach((parameter, index) => parameter.assign(before[index]!));
        const losses = await trainPhase(model, takeRows(digits, rows, dtype), options, ignoreLines);
        expectRelative(losses, [loss], maximum);
        model.parameters.forEach(({ value }, index) =>
          expectAbsolute(elements(value), after[index]!.data, maximum),
        );
      }
    },
    comparisonTimeout,
  );
});

describe.skipIf(!hasMnist)("784-25-10 with mini-batches of its own", () => {
  it("goes on training the same model in a second phase", async () => {
    const { train } = await loadPixels(500);
    const model = createModel("float64");
    const lines: string[] = [];
    const options = { ...phase, passes: 20, reportEvery: 10 };
    const first = await trainPhase(model, train, options, (line) => lines.push(line));
    const second = await trainPhase(model, train, { ...options, seed: 1 }, ignoreLines);
    expect(lines).toEqual([
      `Pass: 10, Loss: ${first[0]!.toFixed(4)}`,
      `Pass: 20, Loss: ${first[1]!.toFixed(4)}`,
    ]);
    expect(second[1]).toBeLessThan(first[1]!);
  });

  it("draws the same weights and mini-batches from the same seed", async () => {
    const { train } = await loadPixels(500);
    const lossesFrom = async (seed: number): Promise<number[]> =>
      trainPhase(createModel("float64"), train, { ...phase, passes: 3, seed }, ignoreLines);
    expect(await lossesFrom(5)).toEqual(await lossesFrom(5));
    expect(await lossesFrom(5)).not.toEqual(await lossesFrom(6));
  });
});
