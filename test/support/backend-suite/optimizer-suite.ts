import { test } from "vitest";
import type { Backend } from "../../../src/backends/backend.js";
import type { Shape, Tensor } from "../../../src/tensor/index.js";
import { compare, input, inputOf, updated, type Operand } from "./compare.js";
import { dtypes, edgeSizes, type OperationName, type SuiteContext } from "./context.js";

const shapes: readonly Shape[] = [...edgeSizes.map((size) => [size]), [5, 33], [65, 7]];
const steps = 6;

interface Update {
  readonly operation: OperationName;
  readonly title: string;
  /** Number of state tensors, each 0 at first. */
  readonly states: number;
  readonly step: (
    backend: Backend,
    value: Tensor,
    gradient: Tensor,
    states: readonly Tensor[],
    step: number,
  ) => void;
}

const rates = { learningRate: 0.05, weightDecay: 0.01 };

const updates: readonly Update[] = [
  {
    operation: "gradientStep",
    title: "gradientStep",
    states: 0,
    step: (backend, value, gradient) => {
      backend.gradientStep(value, gradient, rates);
    },
  },
  ...[false, true].map((nesterov): Update => ({
    operation: "momentumStep",
    title: `momentumStep ${nesterov ? "with" : "without"} Nesterov's look-ahead`,
    states: 1,
    step: (backend, value, gradient, [velocity]) => {
      backend.momentumStep(value, gradient, velocity!, { ...rates, momentum: 0.9, nesterov });
    },
  })),
  {
    operation: "rmsPropStep",
    title: "rmsPropStep",
    states: 1,
    step: (backend, value, gradient, [meanSquare]) => {
      backend.rmsPropStep(value, gradient, meanSquare!, { ...rates, decay: 0.9, epsilon: 1e-6 });
    },
  },
  {
    operation: "adaGradStep",
    title: "adaGradStep",
    states: 1,
    step: (backend, value, gradient, [sumOfSquares]) => {
      backend.adaGradStep(value, gradient, sumOfSquares!, { ...rates, epsilon: 1e-6 });
    },
  },
  ...[false, true].map((decoupled): Update => ({
    operation: "adamStep",
    title: `adamStep with ${decoupled ? "decoupled" : "joined"} weight decay`,
    states: 2,
    step: (backend, value, gradient, [first, second], step) => {
      const moments = { beta1: 0.9, beta2: 0.999, epsilon: 1e-6 };
      const settings = { ...rates, ...moments, step, decoupled };
      backend.adamStep(value, gradient, first!, second!, settings);
    },
  })),
];

/** Six steps with other gradients each, some of them 0; values and states are held to the oracle's. */
export function describeOptimizers(context: SuiteContext): void {
  for (const operation of new Set(updates.map((update) => update.operation))) {
    context.describeOperation(operation, () => {
      for (const update of updates) {
        if (update.operation === operation) describeUpdate(context, update);
      }
    });
  }
}

function describeUpdate(context: SuiteContext, { title, states, step }: Update): void {
  for (const dtype of dtypes) {
    const bound = Number((10 * context.bound(dtype)).toPrecision(2));
    test(`${title} has error < ${bound} of max(1, |x|) after ${steps} steps in ${dtype}, ${context.operandsTested}`, () => {
      for (const layout of context.layouts) {
        for (const shape of shapes) {
          const gradients = Array.from({ length: steps }, (_, i) => {
            const { values } = input(shape, dtype, 51 + i);
            return inputOf(shape, dtype, withZeros(values));
          });
          const zero = (): Operand => {
            const operand = updated(shape, dtype, 60);
            return { ...operand, values: operand.values.map(() => 0) };
          };
          const start = [updated(shape, dtype, 50), ...Array.from({ length: states }, zero)];
          compare(context, {
            dtype,
            layout,
            operands: [...start, ...gradients],
            run: (backend, [value, ...rest]) => {
              const state = rest.slice(0, states);
              rest.slice(states).forEach((gradient, i) => {
                step(backend, value!, gradient, state, i + 1);
              });
              return undefined;
            },
            tolerance: { relative: bound, absolute: bound },
          });
        }
      }
    });
  }
}

function withZeros(values: readonly number[]): number[] {
  return values.map((value, i) => (i % 5 === 2 ? 0 : value));
}
