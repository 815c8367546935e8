import { readTrainingRows, scaled } from "../data/read-data.js";
import { tensor, type Backend, type PreparedRows, type Tensor } from "../ndnet.js";
import type { DType } from "../work.js";
import { convolutionKernels } from "./convolution-kernels.js";
import { filled } from "./filled.js";

/** One of ndnet's kernels with something to do. */
export interface Kernel {
  readonly name: string;
  /** Multiplications and additions in one run, those with a 0 of a sparse input left out. */
  readonly operations: number;
  /** Share of the machine's limit that the project wants. */
  readonly wanted?: number;
  run(): void;
}

const side = 512;
const [inputs, units] = [784, 128];

/** The products on which training spends its time. */
export function kernelsOf(backend: Backend, dtype: DType, dataDirectory: string): Kernel[] {
  return [
    ...denseKernels(backend, dtype),
    ...sparseKernels(backend, dtype, dataDirectory),
    ...convolutionKernels(backend, dtype),
  ];
}

/** Products of matrices of 512 × 512. */
function denseKernels(backend: Backend, dtype: DType): Kernel[] {
  const matrix = (): Tensor => filled(backend, [side, side], dtype);
  const [left, right, output] = [matrix(), matrix(), matrix()];
  const operations = 2 * side ** 3;
  const wanted = 0.75;
  return [
    {
      name: "dense forward, 512³",
      operations,
      wanted,
      run: () => backend.affine(left, right, undefined, output),
    },
    {
      name: "dense weight gradient, 512³",
      operations,
      wanted,
      run: () => {
        backend.fill(output, 0);
        backend.addTransposedProduct(left, right, output);
      },
    },
    {
      name: "dense input gradient, 512³",
      operations,
      wanted,
      run: () => backend.productTransposed(left, right, output),
    },
  ];
}

/** The first layer of 784-128-10 on digits, in batches of 128. */
function sparseKernels(backend: Backend, dtype: DType, dataDirectory: string): Kernel[] {
  const [batch, batches] = [128, 40];
  const count = batch * batches;
  const { images } = readTrainingRows(dataDirectory, "digits", count);
  const rows = backend.prepare(tensor(scaled(images, dtype), [count, inputs]), {
    dtype,
    blockRows: batch,
    productsOnly: true,
  });
  const entries = images.reduce((sum, pixel) => sum + (pixel === 0 ? 0 : 1), 0);
  const operations = 2 * entries * units;
  const weights = filled(backend, [inputs, units], dtype);
  const bias = filled(backend, [units], dtype);
  const gradient = filled(backend, [inputs, units], dtype);
  const layer = filled(backend, [batch, units], dtype);
  return [
    {
      name: "sparse forward, 784×128",
      operations,
      run: () => forEachBatch(rows, batch, (block) => backend.affine(block, weights, bias, layer)),
    },
    {
      name: "sparse weight gradient, 784×128",
      operations,
      run: () => {
        backend.fill(gradient, 0);
        forEachBatch(rows, batch, (block) => backend.addTransposedProduct(block, layer, gradient));
      },
    },
  ];
}

function forEachBatch(rows: PreparedRows, batch: number, visit: (block: Tensor) => void): void {
  for (let start = 0; start < rows.rows; start += batch) {
    visit(rows.read(undefined, start, start + batch));
  }
}
