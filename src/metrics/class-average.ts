import { ArgumentError } from "../errors/index.js";
import { requireNonNegativeInteger } from "../tensor/index.js";

/**
 * How the figures of the classes become one.
 *
 * - `"macro"`: their mean over the classes that occur in targets or predictions.
 * - `"weighted"`: their mean, weighted by the samples of each class.
 * - `"micro"`: the figure of all classes' samples counted together. As a sample has one class, that
 *   is the accuracy.
 * - A number: the figure of that class alone; 1 is the positive one of a single unit.
 */
export type ClassAverage = "macro" | "micro" | "weighted" | number;

/** What an average adds to a metric's name: nothing for the default. */
export function averageSuffix(average: ClassAverage): string {
  if (typeof average === "number") return `OfClass${average}`;
  return { macro: "", micro: "Micro", weighted: "Weighted" }[average];
}

/** @throws {ArgumentError} unless it is one of the averages. */
export function requireAverage(average: ClassAverage, where: string): void {
  if (typeof average === "number") {
    requireNonNegativeInteger(average, where);
    return;
  }
  const given: unknown = average;
  if (given === "macro" || given === "micro" || given === "weighted") return;
  throw new ArgumentError({
    where,
    expected: '"macro", "micro", "weighted" or the number of a class',
    received: typeof given === "string" ? JSON.stringify(given) : typeof given,
  });
}
