import { tensor, type DType, type Tensor } from "../../../src/tensor/index.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

/** Samples with their classes. */
export interface SmallData {
  readonly inputs: Tensor;
  readonly labels: Uint8Array;
}

interface SmallDataOptions {
  readonly rows?: number;
  readonly features?: number;
  readonly classes?: number;
  readonly seed?: number;
  readonly dtype?: DType;
}

/** Normal samples, each of the class whose feature is the largest. */
export function smallData(options: SmallDataOptions = {}): SmallData {
  const { rows = 40, features = 4, classes = 3, seed = 1, dtype = "float32" } = options;
  const drawn = new RandomState(seed).randn(rows, features);
  const labels = Uint8Array.from({ length: rows }, (_, row) => {
    const first = Array.from({ length: classes }, (_, unit) => drawn.get(row, unit));
    return first.indexOf(Math.max(...first));
  });
  return { inputs: tensor(drawn.data, [rows, features], { dtype }), labels };
}

/** Labels as rows with a single 1. */
export function oneHotRows(labels: ArrayLike<number>, classes: number, dtype: DType): Tensor {
  const rows = Array.from(labels, (label) =>
    Array.from({ length: classes }, (_, unit) => (unit === label ? 1 : 0)),
  );
  return tensor(rows, [labels.length, classes], { dtype });
}
