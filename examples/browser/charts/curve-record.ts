import type { EpochRecord } from "ndnet";
import type { TrainingProgress } from "ndnet/worker";

/** A line of a chart: x counts epochs. */
export interface CurvePoints {
  readonly x: number[];
  readonly y: number[];
}

/** All that the charts show. */
export interface Curves {
  readonly batchLoss: CurvePoints;
  readonly testLoss: CurvePoints;
  readonly trainingAccuracy: CurvePoints;
  readonly testAccuracy: CurvePoints;
}

/** Points of a line from which on every second one is left out. */
const mostPoints = 1000;

/** Collects what training tells, over one or more calls of `fit`. */
export class CurveRecord {
  #curves = emptyCurves();
  #epochsBefore = 0;
  #epochs = 0;

  get curves(): Curves {
    return this.#curves;
  }

  /** Epochs done. */
  get epochs(): number {
    return this.#epochs;
  }

  /** Says that a further `fit` begins, whose epochs are counted from 1 again. */
  goOn(): void {
    this.#epochsBefore = this.#epochs;
  }

  takeProgress({ epoch, batch, batchesPerEpoch = 1, loss, metrics }: TrainingProgress): void {
    const x = this.#epochsBefore + epoch - 1 + batch / batchesPerEpoch;
    const { batchLoss, trainingAccuracy } = this.#curves;
    add(batchLoss, x, loss);
    add(trainingAccuracy, x, 100 * (metrics["accuracy"] ?? NaN));
  }

  takeEpoch({ epoch, validationLoss = NaN, validationAccuracy = NaN }: EpochRecord): void {
    this.#epochs = this.#epochsBefore + epoch;
    add(this.#curves.testLoss, this.#epochs, validationLoss);
    add(this.#curves.testAccuracy, this.#epochs, 100 * validationAccuracy);
  }

  clear(): void {
    this.#curves = emptyCurves();
    this.#epochs = 0;
    this.#epochsBefore = 0;
  }
}

function emptyCurves(): Curves {
  const line = (): CurvePoints => ({ x: [], y: [] });
  return { batchLoss: line(), testLoss: line(), trainingAccuracy: line(), testAccuracy: line() };
}

function add({ x, y }: CurvePoints, newX: number, newY: number): void {
  x.push(newX);
  y.push(newY);
  if (x.length <= mostPoints) return;
  for (const values of [x, y]) {
    const kept = values.filter((_, index) => index % 2 === 1);
    values.splice(0, values.length, ...kept);
  }
}
