import { median } from "../statistics.js";
import type { Trainer } from "./contestants.js";
import type { Recipe } from "./recipe.js";
import { neverOr, type AccuracyResult } from "./table.js";
import type { TrainingTime } from "./time-training.js";

/** The longest that ndnet may take for a recipe. */
const ndnetLimitSeconds = 1800;

/** Another library may take so many times as long as ndnet does. */
export const limitFactor = 10;

/** What another library may take at least, in seconds: some take long to begin. */
export const leastLimitSeconds = 30;

/** How often to train, and how to. */
export interface MeasureOptions {
  /** Trainings of each library, from the seeds 0, 1, 2 … */
  readonly repetitions: number;
  /** The longest that another library may take, in seconds. */
  readonly limitSeconds: number;
  /** Trains once. */
  time(trainer: Trainer, seed: number, limitSeconds: number): Promise<TrainingTime>;
}

/**
 * Has all libraries train a recipe in turns, seed by seed: A B A B.
 *
 * Another library than the first has {@link limitFactor} times the median of what the first took so far; one
 * that was stopped, or failed, does not train again.
 *
 * @param trainers ndnet, then the others.
 */
export async function measureRecipe(
  recipe: Recipe,
  trainers: readonly Trainer[],
  { repetitions, limitSeconds, time }: MeasureOptions,
): Promise<AccuracyResult[]> {
  const runs = trainers.map((trainer) => ({
    ...{ trainer, times: [] as TrainingTime[] },
    note: trainer.missing() ?? trainer.unable(recipe),
  }));
  const own = runs[0]?.times ?? [];
  for (let seed = 0; seed < repetitions; seed += 1) {
    for (const { trainer, times, note } of runs) {
      const isOwn = times === own;
      const hasGivenUp = !isOwn && times.some(({ trouble }) => trouble !== undefined);
      if (note !== undefined || hasGivenUp) continue;
      const limit = isOwn ? ndnetLimitSeconds : limitBeside(own, limitSeconds);
      times.push(await time(trainer, seed, limit));
    }
  }
  return runs.map(({ trainer, times, note }) => ({ recipe, name: trainer.name, times, note }));
}

function limitBeside(own: readonly TrainingTime[], limitSeconds: number): number {
  const wanted = own.length === 0 ? limitSeconds : limitFactor * median(own.map(neverOr));
  return Math.min(limitSeconds, Math.max(leastLimitSeconds, Math.ceil(wanted)));
}
