import { getBackend } from "../backends/default-backend.js";
import type { Parameter } from "../parameters/index.js";
import { dtypeOf, requireInRange, type Tensor } from "../tensor/index.js";

/** Options that every optimizer takes. */
export interface OptimizerOptions {
  /** Step size η. */
  readonly learningRate?: number;
  /** Weight decay λ: `λ·w` joins the gradient of every regularizable parameter. Default: 0. */
  readonly weightDecay?: number;
}

/** An optimizer's memory, as plain data: tensors by parameter (in order) and slot. */
export interface OptimizerState {
  readonly optimizer: string;
  readonly learningRate: number;
  readonly steps: number;
  readonly slots: readonly Readonly<Record<string, Float64Array>>[];
}

/**
 * Changes parameters along their gradients.
 *
 * An optimizer of your own extends this class with {@link update}; what it remembers for each
 * parameter it keeps in {@link slot}s, so that it can be saved.
 */
export abstract class Optimizer {
  readonly weightDecay: number;
  #learningRate = 0;
  #steps = 0;
  #slots = new WeakMap<Parameter, Map<string, Tensor>>();

  /** @throws {ArgumentError} when the rate or the decay is negative or not finite. */
  constructor(learningRate: number, weightDecay = 0) {
    requireInRange(weightDecay, 0, Infinity, `${new.target.name}, weightDecay`);
    this.learningRate = learningRate;
    this.weightDecay = weightDecay;
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

  /** One step: every parameter is changed by its gradient, which stays as it is. */
  step(parameters: readonly Parameter[]): void {
    this.#steps += 1;
    for (const parameter of parameters) this.update(parameter);
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
