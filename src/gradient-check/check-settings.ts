import {
  requireNonNegativeInteger,
  requirePositive,
  requirePositiveInteger,
} from "../tensor/index.js";

/** What every gradient check can be told. */
export interface CheckOptions {
  /** Seed of everything that is drawn. Default: 0. */
  readonly seed?: number;
  /** Half the distance h between the points of a central difference. Default: 1e-6. */
  readonly step?: number;
  /** Largest relative error that passes. Default: 1e-6. */
  readonly tolerance?: number;
  /** The most elements compared of one tensor; of a larger one, as many are chosen at random. Default: 500. */
  readonly maximumElements?: number;
}

/** {@link CheckOptions} with the defaults filled in. */
export type CheckSettings = Required<CheckOptions>;

/** @throws {ArgumentError} when an option is out of its range. */
export function checkSettings(options: CheckOptions, where: string): CheckSettings {
  const { seed = 0, step = 1e-6, tolerance = 1e-6, maximumElements = 500 } = options;
  requireNonNegativeInteger(seed, `${where}, seed`);
  requirePositive(step, `${where}, step`);
  requirePositive(tolerance, `${where}, tolerance`);
  requirePositiveInteger(maximumElements, `${where}, maximumElements`);
  return { seed, step, tolerance, maximumElements };
}
