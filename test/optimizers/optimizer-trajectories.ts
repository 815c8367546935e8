import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Optimizer } from "../../src/optimizers/index.js";
import { Parameter } from "../../src/parameters/index.js";
import { tensor, wrap, type DType } from "../../src/tensor/index.js";
import { expectClose } from "../support/expect-close.js";

/** One optimizer's way: all values, weights first, after each step. */
export interface TrajectoryCase {
  readonly optimizer: string;
  readonly options: Readonly<Record<string, number | boolean>>;
  readonly values: readonly (readonly number[])[];
}

interface Trajectories {
  readonly weights: readonly number[];
  readonly biases: readonly number[];
  readonly gradients: readonly (readonly number[])[];
  readonly cases: readonly TrajectoryCase[];
}

const trajectories = JSON.parse(
  readFileSync(new URL("../fixtures/optimizer-trajectories.json", import.meta.url), "utf8"),
) as Trajectories;

/** How far a trajectory may be from the one in the fixture, by element type. */
const bounds = { float64: 1e-12, float32: 1e-5 } as const;

/** The cases of one optimizer for `test.each`: `[title, case]`. */
export function casesOf(optimizer: string): [string, TrajectoryCase][] {
  const cases = trajectories.cases.filter((each) => each.optimizer === optimizer);
  expect(cases.length).toBeGreaterThan(1);
  return cases.map((each) => [JSON.stringify(each.options), each]);
}

/** Weights `[2, 2]` and a bias `[2]` with the fixture's initial values. */
export function makeParameters(dtype: DType): Parameter[] {
  const { weights, biases } = trajectories;
  return [
    Parameter.of("weights", tensor(weights, [2, 2], { dtype })),
    Parameter.of("bias", tensor(biases, [2], { dtype }), { regularizable: false }),
  ];
}

/** Steps `from` to `to` (from 1, both included) along the fixture's gradients. */
export function takeSteps(
  optimizer: Optimizer,
  parameters: readonly Parameter[],
  from: number,
  to: number,
): void {
  for (let step = from; step <= to; step++) {
    let start = 0;
    for (const { gradient, size } of parameters) {
      const row = trajectories.gradients[step - 1]!;
      row.slice(start, start + size).forEach((value, i) => (gradient.data[i] = value));
      start += size;
    }
    optimizer.step(parameters);
    if (step === 4) optimizer.learningRate /= 2;
  }
}

/** All values, weights first. */
export function allValues(parameters: readonly Parameter[]): number[] {
  return parameters.flatMap(({ value }) => Array.from(value.data));
}

/** Fails unless every step of the optimizer agrees with the fixture: 1e-12 in float64, 1e-5 in float32. */
export function expectTrajectory(optimizer: Optimizer, { values }: TrajectoryCase, dtype: DType) {
  const parameters = makeParameters(dtype);
  values.forEach((expected, index) => {
    takeSteps(optimizer, parameters, index + 1, index + 1);
    const actual = Float64Array.from(allValues(parameters));
    expectClose(wrap(actual, [actual.length]), expected, { relative: bounds[dtype] });
  });
  expect(optimizer.steps).toBe(8);
}

/**
 * Fails unless an optimizer that is saved after step 5 and continued by another one, with other
 * parameters of the same values, gives the bits of eight steps on end.
 */
export function expectResumes(make: () => Optimizer, dtype: DType): void {
  const straight = makeParameters(dtype);
  takeSteps(make(), straight, 1, 8);

  const first = make();
  const before = makeParameters(dtype);
  takeSteps(first, before, 1, 5);
  const state = structuredClone(first.getState(before));
  const after = before.map(({ name, value, regularizable }) =>
    Parameter.of(name, value, { regularizable }),
  );
  const second = make();
  second.setState(state, after);
  expect(second.learningRate).toBe(first.learningRate);
  takeSteps(second, after, 6, 8);

  expect(second.steps).toBe(8);
  expect(allValues(after)).toEqual(allValues(straight));
  expect(allValues(after)).not.toEqual(allValues(before));
}
