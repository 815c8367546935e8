import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elementCount, type DType, type Shape, type Tensor } from "../../../src/tensor/index.js";
import { expectClose } from "../expect-close.js";
import {
  laidOut,
  placed,
  placementOfRank,
  placements,
  randomValues,
  valuesOf,
  type Placement,
} from "../random-tensor.js";
import { expectGapsUntouched } from "./compare.js";
import { dtypes, type SuiteContext } from "./context.js";

const dtypeOrder = fc.constantFrom<DType>(...dtypes);
const seeds = fc.integer({ min: 0, max: 1 << 20 });
const sizes = fc.integer({ min: 0, max: 12 });
const matrixPlacement = placementOfRank(2);

/** Operations on random shapes whose strides have any order, sign and spacing. */
export function describeProperties(context: SuiteContext): void {
  describe("random shapes and strides", () => {
    test("copy there and back keeps every value", () => {
      fc.assert(
        fc.property(placements, dtypeOrder, seeds, ({ shape, placement }, dtype, seed) => {
          const values = randomValues(elementCount(shape), dtype, seed);
          const source = placed(values, shape, dtype, placement);
          const there = context.backend.allocate(shape, dtype);
          context.backend.copy(source, there);
          const back = placed(
            values.map(() => 0),
            shape,
            dtype,
            placement,
          );
          context.backend.copy(there, back);
          expect(valuesOf(back)).toEqual(values);
          expectGapsUntouched(back, "copy back");
        }),
      );
    });

    test(`affine has error < ${context.bound("float32")} (float32) or ${context.bound("float64")} (float64) of Σ|terms|`, () => {
      const strides = fc.tuple(matrixPlacement, matrixPlacement, matrixPlacement);
      fc.assert(
        fc.property(sizes, sizes, sizes, strides, dtypeOrder, seeds, (n, k, m, at, dtype, seed) => {
          const shapes: readonly Shape[] = [
            [n, k],
            [k, m],
            [n, m],
          ];
          const run = (make: (values: number[], i: number) => Tensor): Tensor => {
            const [input, weights, output] = shapes.map((shape, i) =>
              make(randomValues(elementCount(shape), dtype, seed + i), i),
            );
            const backend = make === subject ? context.backend : context.oracle;
            backend.affine(input!, weights!, undefined, output!);
            return output!;
          };
          const subject = (values: number[], i: number): Tensor =>
            placed(values, shapes[i]!, dtype, at[i]!);
          const exact = (values: number[], i: number): Tensor =>
            laidOut(values, shapes[i]!, "float64", "contiguous");
          const scale = valuesOf(run((values, i) => exact(values.map(Math.abs), i)));
          const result = run(subject);
          expectClose(result, run(exact), { relative: context.bound(dtype), scale });
          expectGapsUntouched(result, "affine");
        }),
      );
    });

    test("activate, addScaled and softmax do what they do on contiguous tensors", () => {
      const operations: readonly ((input: Tensor, output: Tensor) => void)[] = [
        (input, output) => {
          context.backend.activate("tanh", input, output, 0);
        },
        (input, output) => {
          context.backend.addScaled(input, 0.5, output);
        },
        (input, output) => {
          context.backend.softmax(input, output);
        },
      ];
      const pairs = fc
        .tuple(sizes, fc.integer({ min: 1, max: 12 }))
        .chain((shape) => fc.tuple(fc.constant(shape), matrixPlacement, matrixPlacement));
      fc.assert(
        fc.property(pairs, dtypeOrder, seeds, ([shape, from, to], dtype, seed) => {
          for (const operation of operations) {
            const run = (inputPlacement: Placement, outputPlacement: Placement): Tensor => {
              const count = elementCount(shape);
              const input = placed(randomValues(count, dtype, seed), shape, dtype, inputPlacement);
              const start = randomValues(count, dtype, seed + 1);
              const output = placed(start, shape, dtype, outputPlacement);
              operation(input, output);
              return output;
            };
            const result = run(from, to);
            const relative = context.bound(dtype);
            expectClose(result, run({}, {}), { relative, absolute: relative });
            expectGapsUntouched(result, "output");
          }
        }),
      );
    });
  });
}
