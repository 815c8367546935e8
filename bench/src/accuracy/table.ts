import { number, percent, spread } from "../report/format.js";
import { summarize } from "../statistics.js";
import type { Recipe } from "./recipe.js";
import type { TrainingTime } from "./time-training.js";

/** What one library needed for a recipe. */
export interface AccuracyResult {
  readonly recipe: Recipe;
  readonly name: string;
  /** None where it can't train it. */
  readonly times: readonly TrainingTime[];
  readonly note: string | undefined;
}

/** Lines of cells, the heading first. */
export function accuracyTable(results: readonly AccuracyResult[]): string[][] {
  const heading = ["test accuracy", "network", "library", "seconds", "wanted", "epochs", "as slow"];
  return [heading, ...results.map((result) => lineOf(result, results))];
}

function lineOf(result: AccuracyResult, all: readonly AccuracyResult[]): string[] {
  const { recipe, name, times, note } = result;
  const { wantedSeconds } = recipe;
  const isFirst = all.find((one) => one.recipe === recipe) === result;
  const reached = secondsOf(result);
  return [
    isFirst ? `${(100 * recipe.target).toFixed(1)} %` : "",
    isFirst ? recipe.network : "",
    name,
    reached === undefined ? (note ?? unreached(times)) : secondsText(reached, times.length),
    isFirst && wantedSeconds !== undefined ? `under ${wantedSeconds}` : "",
    [...new Set(times.map(({ epochs }) => epochs))].sort((a, b) => a - b).join(", "),
    isFirst ? "" : factor(result, all),
  ];
}

function secondsText(seconds: readonly number[], trainings: number): string {
  const text = seconds.length === 1 ? number(seconds[0] ?? Number.NaN) : spread(summarize(seconds));
  return seconds.length === trainings ? text : `${text}, in ${seconds.length} of ${trainings}`;
}

function unreached(times: readonly TrainingTime[]): string {
  const best = Math.max(...times.map(({ bestAccuracy }) => bestAccuracy));
  const longest = Math.max(...times.map(({ totalSeconds }) => totalSeconds));
  const trouble = times.find((time) => time.trouble !== undefined)?.trouble;
  const ended = trouble ?? `ended after ${number(longest)} s`;
  return best > 0 ? `not reached: ${percentOf(best)}, ${ended}` : ended;
}

/** How many times as long as ndnet, or more than how many where it was given up. */
function factor(result: AccuracyResult, all: readonly AccuracyResult[]): string {
  const first = all.find(({ recipe }) => recipe === result.recipe);
  const base = first && secondsOf(first);
  if (base === undefined || result.times.length === 0) return "";
  const own = summarize(base).median;
  const reached = secondsOf(result);
  if (reached !== undefined) return `${number(summarize(reached).median / own)} ×`;
  return `> ${number(Math.max(...result.times.map(({ totalSeconds }) => totalSeconds)) / own)} ×`;
}

/** Seconds of the trainings that got there; `undefined` where none did. */
function secondsOf({ times }: AccuracyResult): readonly number[] | undefined {
  const seconds = times.flatMap((time) => time.seconds ?? []);
  return seconds.length === 0 ? undefined : seconds;
}

function percentOf(share: number): string {
  return share < 0.1 ? percent(share) : `${(100 * share).toFixed(2)} %`;
}
