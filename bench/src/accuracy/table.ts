import { number } from "../report/format.js";
import { median, summarizeRatios } from "../statistics.js";
import type { Recipe } from "./recipe.js";
import type { TrainingTime } from "./time-training.js";

/** What one library needed for a recipe. */
export interface AccuracyResult {
  readonly recipe: Recipe;
  readonly name: string;
  /** By the seeds 0, 1, 2 …; none where it can't train it. */
  readonly times: readonly TrainingTime[];
  readonly note: string | undefined;
}

/** Lines of cells, the heading first. ndnet's result comes first of each recipe's. */
export function accuracyTable(results: readonly AccuracyResult[]): string[][] {
  const heading = ["test accuracy", "network", "library", "seconds", "wanted", "epochs", "as slow"];
  return [heading, ...results.map((result) => lineOf(result, firstOf(result.recipe, results)))];
}

/** The recipes that ndnet did not train in the time that is wanted, or not to their accuracy. */
export function missedRecipes(results: readonly AccuracyResult[]): readonly Recipe[] {
  const recipes = [...new Set(results.map(({ recipe }) => recipe))];
  return recipes.filter((recipe) => !isInTime(firstOf(recipe, results)));
}

/** Seconds of a training; infinite where it never got there. */
export function neverOr({ seconds }: TrainingTime): number {
  return seconds ?? Number.POSITIVE_INFINITY;
}

function firstOf(recipe: Recipe, all: readonly AccuracyResult[]): AccuracyResult | undefined {
  return all.find((one) => one.recipe === recipe);
}

function lineOf(result: AccuracyResult, first: AccuracyResult | undefined): string[] {
  const { recipe, name, times, note } = result;
  const isFirst = first === result;
  return [
    isFirst ? `${(100 * recipe.target).toFixed(1)} %` : "",
    isFirst ? recipe.network : "",
    name,
    note ?? secondsText(times),
    isFirst ? verdict(result) : "",
    [...new Set(times.map(({ epochs }) => epochs))].sort((a, b) => a - b).join(", "),
    isFirst ? "" : factor(result, first),
  ];
}

/** The median, over those that never got there too, with the least and the most; then what failed. */
function secondsText(times: readonly TrainingTime[]): string {
  const failures = times.flatMap((time, seed) =>
    time.seconds === undefined ? [`seed ${seed} ${failure(time)}`] : [],
  );
  const [only] = times;
  if (only !== undefined && times.length === 1) {
    return only.seconds === undefined ? failure(only) : number(only.seconds);
  }
  const seconds = times.map(neverOr);
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)].map(secondsOrNever);
  const range = least === most ? "" : ` (${least}–${most})`;
  return [`${secondsOrNever(median(seconds))}${range}`, ...failures].join("; ");
}

function secondsOrNever(seconds: number): string {
  return Number.isFinite(seconds) ? number(seconds) : "never";
}

function failure({ bestAccuracy, totalSeconds, trouble }: TrainingTime): string {
  const end = trouble ?? `ended after ${number(totalSeconds)} s`;
  return bestAccuracy > 0 ? `reached ${(100 * bestAccuracy).toFixed(2)} %, ${end}` : end;
}

function verdict(result: AccuracyResult): string {
  const { wantedSeconds } = result.recipe;
  if (wantedSeconds === undefined) return "";
  return `under ${wantedSeconds}: ${isInTime(result) ? "yes" : "no"}`;
}

function isInTime(result: AccuracyResult | undefined): boolean {
  if (result === undefined || result.times.length === 0) return false;
  const { wantedSeconds = Number.POSITIVE_INFINITY } = result.recipe;
  return median(result.times.map(neverOr)) < wantedSeconds;
}

/**
 * How many times as long as ndnet: the median of the ratios seed by seed.
 *
 * Where it was given up, more than how many; that says nothing where it is not more than 1.
 */
function factor({ times }: AccuracyResult, first: AccuracyResult | undefined): string {
  const own = first?.times.slice(0, times.length).map(neverOr) ?? [];
  if (times.length === 0 || !own.every((seconds) => Number.isFinite(seconds))) return "";
  const least = times.map(({ seconds, totalSeconds }) => seconds ?? totalSeconds);
  const ratio = summarizeRatios(own, least).median;
  if (times.every(({ seconds }) => seconds !== undefined)) return `${number(ratio)} ×`;
  return ratio > 1 ? `> ${number(ratio)} ×` : "";
}
