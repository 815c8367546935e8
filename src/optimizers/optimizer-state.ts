import { ArgumentError, ShapeError } from "../errors/index.js";
import type { Parameter } from "../parameters/index.js";
import { requireInRange, requireNonNegativeInteger } from "../tensor/index.js";

/**
 * An optimizer's memory, as plain data that shares nothing with the optimizer.
 *
 * It passes through `structuredClone`, and so through `postMessage` and IndexedDB, as it is. A
 * format without typed arrays, such as JSON, has to write each `Float64Array` in its own way and to
 * make it a `Float64Array` again; everything else is strings, finite numbers, arrays and objects.
 */
export interface OptimizerState {
  /** Name of the optimizer. */
  readonly optimizer: string;
  /** Step size η at the time. */
  readonly learningRate: number;
  /** Steps done. */
  readonly steps: number;
  /**
   * By parameter, in order: what is remembered for it, by name, row by row. Nothing under a name
   * stands for zeros. float32 values are exact here.
   */
  readonly slots: readonly Readonly<Record<string, Float64Array>>[];
}

/**
 * Holds `state` against the optimizer and the parameters that it shall continue.
 *
 * @throws {ArgumentError} when it is no state, another optimizer's, or that of another number of
 * parameters.
 * @throws {ShapeError} when something remembered has another size than its parameter.
 */
export function requireOptimizerState(
  state: unknown,
  optimizer: string,
  parameters: readonly Parameter[],
): asserts state is OptimizerState {
  const where = `${optimizer}.setState`;
  if (!isState(state)) throw notAState(where, "a state from getState", describe(state));
  if (state.optimizer !== optimizer) {
    throw new ArgumentError({
      where: `${where}, optimizer`,
      expected: `a state of ${optimizer}`,
      received: `one of ${describe(state.optimizer)}`,
      fix: "Give the state to an optimizer of the kind that it was taken from.",
    });
  }
  const { learningRate, steps, slots } = state;
  requireNumber(learningRate, `${where}, learningRate`);
  requireInRange(learningRate, 0, Infinity, `${where}, learningRate`);
  requireNumber(steps, `${where}, steps`);
  requireNonNegativeInteger(steps, `${where}, steps`);
  if (!Array.isArray(slots)) throw notAState(`${where}, slots`, "an array", describe(slots));
  if (slots.length !== parameters.length) {
    throw new ArgumentError({
      where: `${where}, slots`,
      expected: `one entry for each of ${parameters.length} parameters`,
      received: `${slots.length} entries`,
      fix: "Give the parameters that getState was given, in the same order.",
    });
  }
  parameters.forEach((parameter, index) => {
    requireSlots(slots[index], parameter, `${where}, parameter ${index} (${parameter.name})`);
  });
}

function requireSlots(slots: unknown, parameter: Parameter, where: string): void {
  if (!isRecord(slots)) throw notAState(where, "an object of Float64Arrays", describe(slots));
  for (const [name, values] of Object.entries(slots)) {
    if (!(values instanceof Float64Array)) {
      throw notAState(`${where}, ${name}`, "a Float64Array", describe(values));
    }
    if (values.length === parameter.size) continue;
    throw new ShapeError({
      where: `${where}, ${name}`,
      expected: `${parameter.size} elements`,
      received: `${values.length}`,
      fix: "Give the parameters that getState was given, in the same order.",
    });
  }
}

function isState(value: unknown): value is Partial<Record<keyof OptimizerState, unknown>> {
  return isRecord(value);
}

function requireNumber(value: unknown, where: string): asserts value is number {
  if (typeof value !== "number") throw notAState(where, "a number", describe(value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function notAState(where: string, expected: string, received: string): ArgumentError {
  return new ArgumentError({
    where,
    expected,
    received,
    fix: "Give what getState returned, its typed arrays included.",
  });
}

function describe(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}
