import { beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "../../../src/backends/backend.js";
import { createJsBackend } from "../../../src/backends/reference/create-js-backend.js";
import { dtypeOf, type DType, type Shape, type Tensor } from "../../../src/tensor/index.js";
import { laidOut, layouts, type Layout } from "../random-tensor.js";

/** A named layout, memory of the backend's own, or another layout for every operand. */
export type SuiteLayout = Layout | "allocated" | "mixed";

const suiteLayouts: readonly SuiteLayout[] = [...layouts, "allocated", "mixed"];
export const dtypes: readonly DType[] = ["float32", "float64"];

/** Lengths around the edges of vectors, unrolled loops and register tiles. */
export const edgeSizes = [0, 1, 3, 4, 5, 31, 33, 65] as const;

/** The names of a backend's operations. */
export type OperationName = Exclude<keyof Backend, "name" | "reason">;

/** How a backend is tested. */
export interface SuiteOptions {
  /** What the backend is held to. Default: the reference backend. */
  readonly oracle?: () => Backend;
  /** Bounds of the relative error of one operation. Default: 1e-6 in float32, 1e-13 in float64. */
  readonly bounds?: Partial<Record<DType, number>>;
  /** How often each of the backend's kernels has run, by the backend's own count. */
  readonly kernelCounts?: (backend: Backend) => Readonly<Record<string, number>>;
  /** Kernels that must have run at least once by the end of an operation's tests. */
  readonly kernels?: Partial<Record<OperationName, readonly string[]>>;
  /**
   * Where operands lie: in any strides, in the backend's memory and outside, or in its memory alone,
   * for one of several modes that differ in how kernels run. Default: `"anywhere"`.
   */
  readonly operands?: "anywhere" | "resident";
  /** Ends what the backend started. */
  readonly dispose?: (backend: Backend) => void | Promise<void>;
}

/** The backend under test beside the oracle. */
export class SuiteContext {
  readonly oracle: Backend;
  readonly #options: SuiteOptions;
  #backend: Backend | undefined;

  constructor(options: SuiteOptions) {
    this.#options = options;
    this.oracle = (options.oracle ?? createJsBackend)();
  }

  get backend(): Backend {
    if (this.#backend === undefined) throw new Error("the backend has not been created yet");
    return this.#backend;
  }

  set backend(backend: Backend) {
    this.#backend = backend;
  }

  /** Where operands lie. */
  get layouts(): readonly SuiteLayout[] {
    return this.#options.operands === "resident" ? ["allocated"] : suiteLayouts;
  }

  /** The same in words. */
  get operandsTested(): string {
    return this.#options.operands === "resident" ? "resident tensors" : "any strides";
  }

  /** Bound of an operation's relative error. */
  bound(dtype: DType): number {
    return this.#options.bounds?.[dtype] ?? (dtype === "float32" ? 1e-6 : 1e-13);
  }

  /** `values` in row order as operand number `position` of a call. */
  place(
    values: ArrayLike<number>,
    shape: Shape,
    dtype: DType,
    layout: SuiteLayout,
    position = 0,
  ): Tensor {
    if (layout === "mixed") {
      return laidOut(values, shape, dtype, layouts[(position + 1) % layouts.length]!);
    }
    if (layout !== "allocated") return laidOut(values, shape, dtype, layout);
    const tensor = this.backend.allocate(shape, dtype);
    expect(dtypeOf(tensor)).toBe(dtype);
    this.backend.copy(laidOut(values, shape, dtype, "contiguous"), tensor);
    return tensor;
  }

  /** Groups the tests of one operation, with a last one that its expected kernels have run. */
  describeOperation(operation: OperationName, tests: () => void): void {
    describe(operation, () => {
      const { kernelCounts } = this.#options;
      const expected = this.#options.kernels?.[operation] ?? [];
      let before: Readonly<Record<string, number>> = {};
      beforeAll(() => {
        before = { ...kernelCounts?.(this.backend) };
      });
      tests();
      if (expected.length === 0) return;
      test(`${operation} has run its kernels ${expected.join(", ")}`, () => {
        const after = kernelCounts?.(this.backend) ?? {};
        const ran = expected.filter((kernel) => (after[kernel] ?? 0) > (before[kernel] ?? 0));
        expect(ran).toEqual(expected);
      });
    });
  }
}
