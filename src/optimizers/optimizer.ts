import { getBackend } from "../backends/default-backend.js";
import type { Parameter } from "../parameters/index.js";
import {
  dtypeOf,
  elementCount,
  requireInRange,
  requirePositive,
  wrap,
  type Tensor,
} from "../tensor/index.js";
import { clipGradients } from "./clip-gradients.js";
import { requireOptimizerState, type OptimizerState } from "./optimizer-state.js";

/** Options that every optimizer takes. */
export interface OptimizerOptions {
  /** Step size η. */
  readonly learningRate?: number;
  /** Weight decay λ of every regularizable parameter: weights, not biases. */
  readonly weightDecay?: number;
  /**
   * The largest norm c of the gradients of all parameters together:
   * `g ← g · min(1, c / ‖g‖)` before every step. Default: no limit.
   *
   * Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural
   * networks", ICML 2013.
   */
  readonly clipNorm?: number;
  /**
   * The largest magnitude c of an element of a gradient: `g ← min(max(g, −c), c)` before every step,
   * and before `clipNorm` where both are given. Default: no limit.
   */
  readonly clipValue?: number;
}

/**
 * Changes parameters along their gradients.
 *
 * An optimizer of your own extends this class with {@link update}; what it remembers for each
 * parameter it keeps in {@link slot}s, so that it can be saved and continued. `steps` counts for
 * all parameters together: a new model starts with a new optimizer.
 *
 * Clipping is the same for every optimizer: `step` clips the gradients, penalties of regularizers
 * included, before {@link update} sees them. Weight decay joins them later and is not clipped.
 */
export abstract class Optimizer {
  readonly weightDecay: number;
  readonly clipNorm: number | undefined;
  readonly clipValue: number | undefined;
  #learningRate = 0;
  #steps = 0;
  readonly #slots = new WeakMap<Parameter, Map<string, Tensor>>();

  /**
   * @param options All but the rate; a number stands for the weight decay alone.
   * @throws {ArgumentError} when the rate or the decay is negative or not finite, or a limit of the
   * gradients isn't greater than 0.
   */
  constructor(learningRate: number, options: number | Omit<OptimizerOptions, "learningRate"> = {}) {
    const given = typeof options === "object" ? options : { weightDecay: options };
    const { weightDecay = 0, clipNorm, clipValue } = given;
    this.learningRate = learningRate;
    requireInRange(weightDecay, 0, Infinity, `${this.name}, weightDecay`);
    if (clipNorm !== undefined) requirePositive(clipNorm, `${this.name}, clipNorm`);
    if (clipValue !== undefined) requirePositive(clipValue, `${this.name}, clipValue`);
    this.weightDecay = weightDecay;
    this.clipNorm = clipNorm;
    this.clipValue = clipValue;
  }

  /** Name shown in errors and saved with the state. Default: the class's name. */
  get name(): string {
    return this.constructor.name;
  }

  /** Step size η; may be changed while training. @throws {ArgumentError} unless finite and at least 0. */
  get learningRate(): number {
    return this.#learningRate;
  }
  set learningRate(learningRate: number) {
    requireInRange(learningRate, 0, Infinity, `${this.name}, learningRate`);
    this.#learningRate = learningRate;
  }

  /** Steps done so far. */
  get steps(): number {
    return this.#steps;
  }

  /**
   * One step: every parameter is changed by its gradient, then made to keep to its constraint.
   *
   * Gradients stay as they are, unless `clipNorm` or `clipValue` is given: then they become the clipped
   * ones, in place. The norm is that of the parameters given here together. Where it isn't finite, it
   * clips nothing, so that NaN and infinities stay where they came up; `clipValue` takes infinities for
   * large numbers, and leaves NaN.
   */
  step(parameters: readonly Parameter[]): void {
    this.#steps += 1;
    clipGradients(parameters, this);
    for (const parameter of parameters) {
      this.update(parameter);
      parameter.constraint?.apply(parameter.value);
    }
  }

  /** A copy of everything that the next step of these parameters depends on, but their own values. */
  getState(parameters: readonly Parameter[]): OptimizerState {
    return {
      optimizer: this.name,
      learningRate: this.learningRate,
      steps: this.steps,
      slots: parameters.map((parameter) =>
        Object.fromEntries(
          Array.from(this.#slots.get(parameter) ?? [], ([name, slot]) => [name, rowByRow(slot)]),
        ),
      ),
    };
  }

  /**
   * Takes over a state, so that training continues with the bits that it would have had.
   *
   * Options other than the learning rate are no part of it. When it throws, nothing has changed.
   *
   * @param parameters Those that {@link getState} was given, or their like, in the same order.
   * @throws {ArgumentError} when `state` is no state, another optimizer's, or that of another
   * number of parameters.
   * @throws {ShapeError} when something remembered has another size than its parameter.
   */
  setState(state: OptimizerState, parameters: readonly Parameter[]): void {
    requireOptimizerState(state, this.name, parameters);
    parameters.forEach((parameter, index) => {
      const saved = Object.entries(state.slots[index] ?? {});
      const names = new Set(saved.map(([name]) => name));
      const known = this.#slots.get(parameter);
      for (const name of known?.keys() ?? []) if (!names.has(name)) known?.delete(name);
      for (const [name, values] of saved) {
        getBackend().copy(wrap(values, parameter.shape), this.slot(parameter, name));
      }
    });
    this.#learningRate = state.learningRate;
    this.#steps = state.steps;
  }

  /** Changes `parameter.value`, given `parameter.gradient`; `this.steps` counts from 1 here. */
  protected abstract update(parameter: Parameter): void;

  /** The weight decay that concerns this parameter: none for biases. */
  protected decayOf(parameter: Parameter): number {
    return parameter.regularizable ? this.weightDecay : 0;
  }

  /** What the optimizer remembers for a parameter under this name: zeros at first, of the parameter's shape. */
  protected slot(parameter: Parameter, name: string): Tensor {
    let slots = this.#slots.get(parameter);
    if (slots === undefined) {
      slots = new Map();
      this.#slots.set(parameter, slots);
    }
    const known = slots.get(name);
    if (known !== undefined && dtypeOf(known) === parameter.dtype) return known;
    const fresh = getBackend().allocate(parameter.shape, parameter.dtype);
    if (known !== undefined) getBackend().copy(known, fresh);
    slots.set(name, fresh);
    return fresh;
  }
}

function rowByRow(slot: Tensor): Float64Array {
  const values = new Float64Array(elementCount(slot.shape));
  getBackend().copy(slot, wrap(values, slot.shape));
  return values;
}
