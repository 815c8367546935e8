import { expect } from "vitest";
import type { Backend } from "../../../src/backends/backend.js";
import { elementCount, type DType, type Shape, type Tensor } from "../../../src/tensor/index.js";
import { expectClose, expectCloseNumber, type Tolerance } from "../expect-close.js";
import { elementPositions, laidOut, randomValues, round, valuesOf } from "../random-tensor.js";
import type { SuiteContext, SuiteLayout } from "./context.js";

/** One tensor of a call: read only, written only (NaN before), or updated in place. */
export interface Operand {
  readonly role: "input" | "output" | "updated";
  readonly shape: Shape;
  readonly values: readonly number[];
}

/** One call of an operation on both backends. */
export interface Comparison {
  readonly dtype: DType;
  readonly layout: SuiteLayout;
  readonly operands: readonly Operand[];
  /** Calls the operation; gives its result where that is a number. */
  readonly run: (backend: Backend, tensors: readonly Tensor[]) => number | undefined;
  readonly tolerance: Omit<Tolerance, "scale">;
  /**
   * What relative errors refer to: magnitudes for each element of the outputs, or
   * `"magnitudes"` for the results of the same call on the operands' absolute values.
   */
  readonly scale?: "magnitudes" | ArrayLike<number>;
  /** What the relative error of the resulting number refers to, beside itself. */
  readonly numberScale?: number;
}

/** A read-only operand of random values in [−2, 2). */
export function input(shape: Shape, dtype: DType, seed: number): Operand {
  return { role: "input", shape, values: randomValues(elementCount(shape), dtype, seed) };
}

/** A read-only operand of the given values. */
export function inputOf(shape: Shape, dtype: DType, values: readonly number[]): Operand {
  return { role: "input", shape, values: values.map((value) => round(value, dtype)) };
}

/** An operand that the operation overwrites; it holds NaN before. */
export function output(shape: Shape): Operand {
  return {
    role: "output",
    shape,
    values: new Array<number>(elementCount(shape)).fill(Number.NaN),
  };
}

/** An operand of random values that the operation updates. */
export function updated(shape: Shape, dtype: DType, seed: number): Operand {
  return { ...input(shape, dtype, seed), role: "updated" };
}

/** Runs a call on the tested backend and the oracle and holds the results together. */
export function compare(context: SuiteContext, comparison: Comparison): void {
  const { dtype, layout, operands, run, tolerance, scale, numberScale = 0 } = comparison;
  const tensors = operands.map(({ values, shape }, position) =>
    context.place(values, shape, dtype, layout, position),
  );
  const expected = operands.map((operand) => exact(operand.values, operand.shape));
  const result = run(context.backend, tensors);
  const expectedResult = run(context.oracle, expected);
  const magnitudes =
    scale === "magnitudes"
      ? operands.map(({ values, shape }) => exact(values.map(Math.abs), shape))
      : undefined;
  if (magnitudes !== undefined) run(context.oracle, magnitudes);
  const given = typeof scale === "object" ? scale : undefined;

  operands.forEach(({ role, shape, values }, position) => {
    const tensor = tensors[position]!;
    const where = `operand ${position}, shape [${shape.join(", ")}], ${layout}`;
    if (role === "input") {
      expectClose(tensor, values, {}, `${where}, which is only read`);
    } else {
      const scales = magnitudes === undefined ? given : valuesOf(magnitudes[position]!);
      const bounds = scales === undefined ? tolerance : { ...tolerance, scale: scales };
      expectClose(tensor, expected[position]!, bounds, where);
    }
    if (layout !== "allocated") expectGapsUntouched(tensor, where);
  });
  if (result === undefined || expectedResult === undefined) {
    expect(result).toBe(expectedResult);
    return;
  }
  const relative = tolerance.relative ?? 0;
  expectCloseNumber(result, expectedResult, { relative, scale: numberScale }, `result, ${layout}`);
}

/** Fails when anything that is not an element of the tensor has been written in its data. */
export function expectGapsUntouched(tensor: Tensor, where: string): void {
  const elements = new Set(elementPositions(tensor));
  const written = [...tensor.data.keys()].filter(
    (position) => !elements.has(position) && !Number.isNaN(tensor.data[position]),
  );
  expect(written, `${where}: positions written outside the tensor`).toEqual([]);
}

function exact(values: readonly number[], shape: Shape): Tensor {
  return laidOut(values, shape, "float64", "contiguous");
}
