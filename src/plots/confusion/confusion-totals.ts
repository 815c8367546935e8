import type { Confusions } from "./read-confusions.js";

/** Sums over a confusion matrix; shares are NaN where there is nothing to have a share of. */
export interface ConfusionTotals {
  readonly samples: number;
  readonly right: number;
  /** Samples of each class that were predicted to be it, as a share of the class. */
  readonly recall: readonly number[];
  /** Samples predicted to be each class that are of it, as a share of those predicted. */
  readonly precision: readonly number[];
  /** Samples of each class. */
  readonly rows: readonly number[];
  readonly largestCount: number;
  /** The largest share of its row that a wrong cell has. */
  readonly largestWrongShare: number;
}

/** Sums up a confusion matrix. */
export function confusionTotals(confusions: Confusions): ConfusionTotals {
  const { size } = confusions;
  const count = (row: number, column: number): number => confusions.count(row, column);
  const rows = new Array<number>(size).fill(0);
  const columns = new Array<number>(size).fill(0);
  let largestCount = 0;
  let largestWrongShare = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      rows[row] = (rows[row] as number) + count(row, column);
      largestCount = Math.max(largestCount, count(row, column));
      columns[column] = (columns[column] as number) + count(row, column);
    }
    for (let column = 0; column < size; column++) {
      if (column === row || count(row, column) === 0) continue;
      largestWrongShare = Math.max(largestWrongShare, count(row, column) / (rows[row] as number));
    }
  }
  const diagonal = rows.map((_, index) => count(index, index));
  const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
  return {
    samples: sum(rows),
    right: sum(diagonal),
    recall: diagonal.map((right, index) => right / (rows[index] as number)),
    precision: diagonal.map((right, index) => right / (columns[index] as number)),
    rows,
    largestCount,
    largestWrongShare,
  };
}
