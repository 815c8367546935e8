import { requireOptions } from "../errors/require-options.js";
import { ArgumentError } from "../errors/index.js";
import { averageSuffix, requireAverage, type ClassAverage } from "./class-average.js";
import { ClassCounts } from "./class-counts.js";
import { classCount } from "./classes-of.js";
import { classTallies, totalTally, type Tally } from "./class-tallies.js";
import type { MeasuredModel, MetricObjection } from "./measured-model.js";

/** Options of `Precision`, `Recall` and `F1`. */
export interface ClassScoreOptions {
  /** Default: `"macro"`. */
  readonly average?: ClassAverage;
}

/** A figure of each class, and one for all of them. */
export abstract class ClassScore extends ClassCounts {
  override readonly name: string;
  readonly average: ClassAverage;

  /**
   * @param name The metric's name, to which an average other than `"macro"` is added.
   * @throws {ArgumentError} when `average` is none of its values.
   */
  constructor(name: string, options: ClassScoreOptions) {
    super();
    const { average = "macro" } = requireOptions(options, new.target.name);
    requireAverage(average, `${new.target.name}, average`);
    this.average = average;
    this.name = `${name}${averageSuffix(average)}`;
  }

  override objection(model: MeasuredModel): MetricObjection | undefined {
    return super.objection(model) ?? this.#objectionToClasses(classCount(model.units));
  }

  override result(): number {
    const tallies = this.#tallies();
    const total = totalTally(tallies);
    if (total.actual === 0) return Number.NaN;
    if (this.average === "micro") return this.scoreOf(total);
    if (this.average === "macro") return this.#mean(tallies.filter(occurs), () => 1);
    if (this.average === "weighted") return this.#mean(tallies, ({ actual }) => actual);
    return this.perClass()[this.average] ?? Number.NaN;
  }

  /** The figure of each class, 0 where it is 0 / 0; empty before the first samples. */
  perClass(): Float64Array {
    return Float64Array.from(this.#tallies(), (tally) => this.scoreOf(tally));
  }

  /** The figure that follows from a tally. */
  protected abstract scoreOf(tally: Tally): number;

  protected override checkClasses(classes: number): void {
    const objection = this.#objectionToClasses(classes);
    if (objection === undefined) return;
    throw new ArgumentError({ where: `${this.constructor.name}, average`, ...objection });
  }

  #objectionToClasses(classes: number): MetricObjection | undefined {
    if (typeof this.average !== "number" || this.average < classes) return undefined;
    return {
      expected: `a class from 0 to ${classes - 1}`,
      received: String(this.average),
    };
  }

  #tallies(): Tally[] {
    const { data, shape } = this.counts;
    return classTallies(data, shape[0] ?? 0);
  }

  #mean(tallies: readonly Tally[], weightOf: (tally: Tally) => number): number {
    let sum = 0;
    let weights = 0;
    for (const tally of tallies) {
      sum += weightOf(tally) * this.scoreOf(tally);
      weights += weightOf(tally);
    }
    return sum / weights;
  }
}

/** The quotient of two counts; 0 for 0 / 0, as scikit-learn does unless told otherwise. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function occurs({ predicted, actual }: Tally): boolean {
  return predicted + actual > 0;
}
