import ndarray from "ndarray";
import { expect, test } from "vitest";
import {
  dtypeOf,
  elementCount,
  zeros,
  type Shape,
  type Tensor,
} from "../../../src/tensor/index.js";
import { expectClose } from "../expect-close.js";
import { randomTensor, valuesOf } from "../random-tensor.js";
import { expectGapsUntouched } from "./compare.js";
import { dtypes, edgeSizes, type SuiteContext } from "./context.js";

const shapes: readonly Shape[] = [...edgeSizes.map((size) => [size]), [5, 33], [0, 4], [2, 3, 5]];

/** Where tensors live and how values get there; prepared rows have a suite of their own. */
export function describeMemory(context: SuiteContext): void {
  context.describeOperation("allocate", () => {
    describeAllocate(context);
  });
  context.describeOperation("copy", () => {
    describeCopy(context);
  });
  context.describeOperation("fill", () => {
    describeFill(context);
  });
  context.describeOperation("holdConstant", () => {
    describeHoldConstant(context);
  });
}

function describeAllocate(context: SuiteContext): void {
  test("allocate gives zeroed contiguous tensors of the wanted shape and element type", () => {
    for (const dtype of dtypes) {
      for (const shape of shapes) {
        const tensor = context.backend.allocate(shape, dtype);
        expect(dtypeOf(tensor)).toBe(dtype);
        expect(tensor.shape).toEqual(shape);
        expect(tensor.stride).toEqual(ndarray(tensor.data, [...shape]).stride);
        expectClose(tensor, new Float64Array(elementCount(shape)), {});
      }
    }
  });
  test("tensors keep their values while 200 others of up to 64 KiB are allocated, filled and released", () => {
    const { backend } = context;
    const kept = [1, 2, 3].map((value) => {
      const tensor = backend.allocate([33, 5], "float32");
      backend.fill(tensor, value);
      return tensor;
    });
    for (let i = 0; i < 200; i++) {
      const other = backend.allocate([1 + ((i * 37) % 8192)], i % 2 === 0 ? "float64" : "float32");
      expect(valuesOf(other).every((value) => value === 0)).toBe(true);
      backend.fill(other, -1);
      if (i % 3 !== 0) backend.release(other);
    }
    kept.forEach((tensor, i) => {
      expect(new Set(valuesOf(tensor))).toEqual(new Set([i + 1]));
    });
  });
}

function describeCopy(context: SuiteContext): void {
  test(`copy gives the target the source's values rounded once, between ${context.operandsTested} and element types`, () => {
    for (const sourceType of dtypes) {
      for (const targetType of dtypes) {
        for (const from of context.layouts) {
          for (const to of context.layouts) {
            for (const shape of shapes) {
              const values = valuesOf(randomTensor(shape, sourceType, 71));
              const source = context.place(values, shape, sourceType, from, 1);
              const empty = values.map(() => 9);
              const target = context.place(empty, shape, targetType, to, 2);
              context.backend.copy(source, target);
              expectClose(target, values, {}, `${from} to ${to}`);
              if (to !== "allocated") expectGapsUntouched(target, `${from} to ${to}`);
            }
          }
        }
      }
    }
  });
  test("copy turns bytes into the numbers 0 to 255, any strides", () => {
    const bytes = ndarray(
      Uint8Array.from({ length: 256 }, (_, i) => i),
      [16, 16],
    );
    for (const dtype of dtypes) {
      for (const source of [bytes, bytes.transpose(1, 0), bytes.step(-1, 2)]) {
        const target = context.backend.allocate(source.shape, dtype);
        context.backend.copy(source, target);
        for (let i = 0; i < 16; i++) {
          for (let j = 0; j < (source.shape[1] ?? 0); j++) {
            expect(target.get(i, j)).toBe(source.get(i, j));
          }
        }
      }
    }
  });
  test("copy keeps NaN, infinities, zeros' signs and subnormal numbers", () => {
    const values = [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      0,
      -0,
      2 ** -149,
    ];
    for (const dtype of dtypes) {
      const target = context.place(values, [6], dtype, "allocated");
      expect(valuesOf(target)).toEqual(values);
    }
  });
}

function describeHoldConstant(context: SuiteContext): void {
  test("products with weights that are held are those of the oracle, and see changes after it", () => {
    const { backend, oracle } = context;
    for (const dtype of dtypes) {
      const [input, weights] = [
        [33, 5],
        [5, 31],
      ].map((shape, seed) =>
        context.place(valuesOf(randomTensor(shape, dtype, seed)), shape, dtype, "allocated"),
      ) as [Tensor, Tensor];
      const [output, expected] = [backend.allocate([33, 31], dtype), zeros([33, 31], { dtype })];
      for (const value of [undefined, 0.5]) {
        if (value !== undefined) backend.fill(weights, value);
        const letGo = backend.holdConstant([weights]);
        oracle.affine(input, weights, undefined, expected);
        for (let product = 0; product < 2; product++) {
          backend.affine(input, weights, undefined, output);
          expectClose(output, valuesOf(expected), { absolute: dtype === "float32" ? 1e-5 : 1e-13 });
        }
        letGo();
      }
    }
  });
}

function describeFill(context: SuiteContext): void {
  test(`fill writes every element and nothing else, ${context.operandsTested}`, () => {
    for (const dtype of dtypes) {
      for (const layout of context.layouts) {
        for (const shape of shapes) {
          const count = elementCount(shape);
          const tensor = context.place(new Float64Array(count), shape, dtype, layout);
          context.backend.fill(tensor, -1.5);
          expectClose(tensor, new Float64Array(count).fill(-1.5), {}, layout);
          if (layout !== "allocated") expectGapsUntouched(tensor, layout);
        }
      }
    }
  });
}
