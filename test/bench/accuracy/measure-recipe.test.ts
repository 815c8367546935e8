import { describe, expect, it } from "vitest";
import type { Trainer } from "../../../bench/src/accuracy/contestants.js";
import { measureRecipe } from "../../../bench/src/accuracy/measure-recipe.js";
import type { AccuracyResult } from "../../../bench/src/accuracy/table.js";
import type { TrainingTime } from "../../../bench/src/accuracy/time-training.js";
import { endedAfter, reachedAfter, recipe, stoppedAfter } from "./training-times.js";

function trainer(name: string, unable?: string): Trainer {
  const command = { program: "none", args: [] };
  return { name, missing: () => undefined, unable: () => unable, command: () => command };
}

const own = trainer("own");
const other = trainer("other");

/** Measures trainings that take what `times` has for each library and seed, and notes what is asked. */
async function measured(
  trainers: readonly Trainer[],
  times: Record<string, readonly TrainingTime[]>,
  limitSeconds = 600,
): Promise<{ turns: string[]; limits: number[]; results: AccuracyResult[] }> {
  const [turns, limits]: [string[], number[]] = [[], []];
  const results = await measureRecipe(recipe, trainers, {
    repetitions: 3,
    limitSeconds,
    time: ({ name }, seed, limit) => {
      turns.push(`${name} ${seed}`);
      if (name !== "own") limits.push(limit);
      return Promise.resolve(times[name]?.[seed] ?? reachedAfter(1));
    },
  });
  return { turns, limits, results };
}

describe("measureRecipe", () => {
  it("has all train the same seed before the next one", async () => {
    const { turns } = await measured([own, other], {});
    expect(turns).toEqual(["own 0", "other 0", "own 1", "other 1", "own 2", "other 2"]);
  });

  it("keeps the times of every seed, also of one that failed", async () => {
    const times = [reachedAfter(2), endedAfter(3, 0.97), reachedAfter(4)];
    const { results } = await measured([own, other], { own: times });
    expect(results).toMatchObject([{ name: "own", times }, { name: "other" }]);
  });

  it("does not have another library train again that was stopped", async () => {
    const { turns } = await measured([own, other], { other: [stoppedAfter(30)] });
    expect(turns).toEqual(["own 0", "other 0", "own 1", "own 2"]);
  });

  it("has one train again that only missed the accuracy", async () => {
    const { results } = await measured([own, other], { other: [endedAfter(20, 0.97)] });
    expect(results[1]?.times).toHaveLength(3);
  });

  it("gives others ten times the median of what ndnet took so far, in whole seconds", async () => {
    const times = [reachedAfter(4.01), reachedAfter(6), reachedAfter(9)];
    expect((await measured([own, other], { own: times })).limits).toEqual([41, 51, 60]);
  });

  it("gives others half a minute at least, and never more than the limit", async () => {
    const fast = [reachedAfter(0.5), reachedAfter(0.5), reachedAfter(0.5)];
    expect((await measured([own, other], { own: fast })).limits).toEqual([30, 30, 30]);
    expect((await measured([own, other], { own: fast }, 7)).limits).toEqual([7, 7, 7]);
  });

  it("gives others the limit where ndnet never got there", async () => {
    const failed = endedAfter(9, 0.97);
    const { limits } = await measured([own, other], { own: [failed, failed, failed] }, 700);
    expect(limits).toEqual([700, 700, 700]);
  });

  it("says why a library can't, and asks nothing of it", async () => {
    const { turns, results } = await measured([own, trainer("unable", "no gradient")], {});
    expect(turns).toEqual(["own 0", "own 1", "own 2"]);
    expect(results[1]).toMatchObject({ name: "unable", times: [], note: "no gradient" });
  });
});
