import { describe, expect, test } from "vitest";
import type { WasmBackend } from "../../../../src/backends/wasm/wasm-backend-interface.js";
import { wrap, type DType, type Tensor } from "../../../../src/tensor/index.js";
import { randomValues, uniformNumbers } from "../../../support/random-tensor.js";
import { bitsOf } from "./bits.js";
import { tensorMaker } from "./kernel-jobs.js";

const dtypes: readonly DType[] = ["float32", "float64"];

/** Rows of which about `density` are not 0, as floats. */
export function sparse(rows: number, width: number, dtype: DType, density: number): Tensor {
  const next = uniformNumbers(rows + width);
  const values = randomValues(rows * width, dtype, width).map((x) => (next() < density ? x : 0));
  const data = dtype === "float32" ? Float32Array.from(values) : Float64Array.from(values);
  return wrap(data, [rows, width]);
}

/** What {@link products} gives. */
export interface Products {
  readonly bits: string;
  readonly sparseKernelsRan: boolean;
}

/** Both products of all rows, in the given order, with `units` columns, after an optional change of scale. */
export function products(
  backend: WasmBackend,
  inputs: Tensor,
  dtype: DType,
  options: { productsOnly: boolean; units: readonly number[]; scale?: number; order?: Int32Array },
): Products {
  const [rows = 0, width = 0] = inputs.shape;
  const { productsOnly, units, scale, order } = options;
  const ran = (): number => {
    const counts = backend.kernelCounts();
    return Math.min(counts[`sparse affine ${dtype}`]!, counts[`sparse gradient ${dtype}`]!);
  };
  const before = ran();
  const prepared = backend.prepare(inputs, { dtype, blockRows: rows, productsOnly });
  const block = prepared.read(order, 0, rows);
  let left = block;
  if (scale !== undefined) {
    left = backend.allocate([rows, width], dtype);
    backend.rescale(block, scale, 0, left);
  }
  const make = tensorMaker(backend, dtype);
  const results = units.flatMap((columns) => {
    const output = make([rows, columns], 1);
    const gradient = make([width, columns], 2);
    backend.affine(left, make([width, columns], 3), make([columns], 4), output);
    backend.addTransposedProduct(left, make([rows, columns], 5), gradient);
    return [output, gradient];
  });
  prepared.dispose();
  return { bits: bitsOf(results), sparseKernelsRan: ran() > before };
}

/** Holds sparse rows to the same rows in the dense kernels, bit by bit. */
export function describeSparseBits(title: string, backends: readonly WasmBackend[]): void {
  describe(title, () => {
    test.each(dtypes)(
      "sparse rows give the bits of dense ones for 1 to 70 units and 1 to 300 columns in %s",
      (dtype) => {
        const cases: readonly (readonly [width: number, units: readonly number[]])[] = [
          [129, Array.from({ length: 70 }, (_, i) => i + 1)],
          ...[1, 2, 127, 128, 300].map((width) => [width, [1, 8, 10, 33, 64]] as const),
        ];
        for (const backend of backends) {
          for (const [width, units] of cases) {
            const inputs = sparse(41, width, dtype, 0.25);
            const kept = products(backend, inputs, dtype, { productsOnly: true, units });
            const dense = products(backend, inputs, dtype, { productsOnly: false, units });
            expect(kept.sparseKernelsRan, `${width} columns`).toBe(true);
            expect(dense.sparseKernelsRan).toBe(false);
            expect(kept.bits === dense.bits, `${width} columns`).toBe(true);
          }
        }
      },
    );

    test.each(dtypes)("a change of scale keeps the bits, and rows in any order, in %s", (dtype) => {
      const order = Int32Array.from({ length: 41 }, (_, i) => (i * 17) % 41);
      const inputs = sparse(41, 140, dtype, 0.25);
      for (const backend of backends) {
        const options = { units: [10, 33], order, scale: 1 / 255 };
        const kept = products(backend, inputs, dtype, { ...options, productsOnly: true });
        const dense = products(backend, inputs, dtype, { ...options, productsOnly: false });
        expect(kept.sparseKernelsRan).toBe(true);
        expect(kept.bits === dense.bits).toBe(true);
      }
    });
  });
}
