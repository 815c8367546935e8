import type { FloatArray } from "../tensor/index.js";

/** Numbers of samples. */
export interface Tally {
  /** Those that are of the class and were given it. */
  readonly hits: number;
  /** Those that were given the class. */
  readonly predicted: number;
  /** Those that are of the class. */
  readonly actual: number;
}

/** A tally for each class, from counts `[classes, classes]` in row order, whose rows are targets. */
export function classTallies(counts: FloatArray, classes: number): Tally[] {
  const predicted = new Float64Array(classes);
  const actual = new Float64Array(classes);
  for (let row = 0; row < classes; row++) {
    for (let column = 0; column < classes; column++) {
      const count = counts[row * classes + column] as number;
      actual[row] = (actual[row] as number) + count;
      predicted[column] = (predicted[column] as number) + count;
    }
  }
  return Array.from({ length: classes }, (_, index) => ({
    hits: counts[index * classes + index] as number,
    predicted: predicted[index] as number,
    actual: actual[index] as number,
  }));
}

/** The tally of all classes together. */
export function totalTally(tallies: readonly Tally[]): Tally {
  const total = (part: keyof Tally): number => tallies.reduce((sum, each) => sum + each[part], 0);
  return { hits: total("hits"), predicted: total("predicted"), actual: total("actual") };
}
