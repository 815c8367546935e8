import { ArgumentError } from "../../errors/index.js";
import { requireInRange, requireNonNegativeInteger } from "../checks.js";
import { requireCount } from "./draw-size.js";

/** Indices of one call: they are given as 32-bit integers. */
const MAXIMUM_POPULATION = 2 ** 31;

/** @throws {ArgumentError} unless both are finite, `low ≤ high`, and so is their difference. */
export function requireUniformRange(low: number, high: number, where: string): void {
  requireInRange(low, -Infinity, Infinity, `${where}, low`);
  requireInRange(high, -Infinity, Infinity, `${where}, high`);
  if (low <= high && Number.isFinite(high - low)) return;
  throw new ArgumentError({
    where,
    expected: "low ≤ high with a finite difference",
    received: `low ${low}, high ${high}`,
    fix: low > high ? "Exchange the two." : "Scale the numbers after drawing them.",
  });
}

/** @throws {ArgumentError} unless `mean` is finite and `deviation` finite and at least 0. */
export function requireNormal(mean: number, deviation: number, where: string): void {
  requireInRange(mean, -Infinity, Infinity, `${where}, mean`);
  requireInRange(deviation, 0, Infinity, `${where}, deviation`);
}

/** @throws {ArgumentError} unless both are safe integers, `low < high ≤ low + 2^53`. */
export function requireIntegerRange(low: number, high: number, where: string): void {
  const safe = Number.isSafeInteger(low) && Number.isSafeInteger(high);
  if (safe && low < high && Number.isSafeInteger(high - 1 - low)) return;
  throw new ArgumentError({
    where,
    expected: "whole numbers with low < high, at most 2^53 apart",
    received: `low ${low}, high ${high}`,
    fix: "high is exclusive: randint(0, 10) draws from 0 to 9.",
  });
}

/** @throws {ArgumentError} unless `population` is a whole number from 0 to 2^31. */
export function requirePopulation(population: number, where: string): void {
  requireNonNegativeInteger(population, where);
  if (population <= MAXIMUM_POPULATION) return;
  throw new ArgumentError({
    where,
    expected: "at most 2^31, so that every index fits a 32-bit integer",
    received: String(population),
  });
}

/** @throws {ArgumentError} unless `count` of `population` can be chosen. */
export function requireChoice(population: number, count: number, replace: boolean): void {
  requirePopulation(population, "RandomState.choice, n");
  requireCount(count, "RandomState.choice, count");
  if (replace ? population > 0 || count === 0 : count <= population) return;
  throw new ArgumentError({
    where: "RandomState.choice, count",
    expected: replace
      ? "0 when there is nothing to choose from"
      : `at most n, which is ${population}`,
    received: String(count),
    ...(replace ? {} : { fix: "Choose fewer, or pass { replace: true }." }),
  });
}

/** @throws {ArgumentError} unless every item is a 32-bit integer. */
export function requireInt32Items(items: ArrayLike<number>, where: string): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index] ?? NaN;
    if ((item | 0) === item) continue;
    throw new ArgumentError({
      where: `${where}, item ${index}`,
      expected: "a whole number from −2^31 to 2^31 − 1",
      received: String(items[index]),
      fix: "Shuffle a copy of other values with shuffle.",
    });
  }
}
