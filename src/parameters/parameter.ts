import { kindOf } from "../errors/kind-of.js";
import { getBackend } from "../backends/default-backend.js";
import { Constraint } from "../constraints/index.js";
import { FromTensor, Initializer } from "../initializers/index.js";
import { ArgumentError } from "../errors/index.js";
import { Regularizer } from "../regularizers/index.js";
import { dtypeOf } from "../tensor/index.js";
import type { DType, Shape, Tensor } from "../tensor/index.js";
import { LayerState, type LayerStateOptions } from "./layer-state.js";

/** Options of a {@link Parameter}. */
export interface ParameterOptions extends LayerStateOptions {
  readonly regularizer?: Regularizer;
  /** What the values keep to after every step of an optimizer. Default: nothing. */
  readonly constraint?: Constraint;
  /** Whether a regularizer given to `fit` concerns it too: weights yes, biases no. Default: `true`. */
  readonly regularizable?: boolean;
}

/**
 * A tensor that training changes, with its gradient.
 *
 * Its values are drawn when a model or layer is initialized, or from `new RandomState(0)` when they
 * are read before that.
 */
export class Parameter extends LayerState {
  readonly regularizer: Regularizer | undefined;
  readonly constraint: Constraint | undefined;
  readonly regularizable: boolean;
  #gradient: Tensor | undefined;

  /**
   * @throws {ArgumentError} when `shape` holds anything but whole numbers of at least 0, or initializer,
   * regularizer or constraint are none.
   */
  constructor(name: string, shape: Shape, options: ParameterOptions = {}) {
    super(name, shape, options);
    this.regularizer = options.regularizer;
    this.constraint = options.constraint;
    requireOf(Initializer, this.initializer, `parameter ${name}, initializer`);
    if (this.regularizer !== undefined) {
      requireOf(Regularizer, this.regularizer, `parameter ${name}, regularizer`);
    }
    if (this.constraint !== undefined) {
      requireOf(Constraint, this.constraint, `parameter ${name}, constraint`);
    }
    this.regularizable = options.regularizable ?? true;
  }

  /** A parameter whose initial values, and by default whose type, are those of `value`. */
  static of(
    name: string,
    value: Tensor,
    options: Omit<ParameterOptions, "initializer"> = {},
  ): Parameter {
    return new Parameter(name, value.shape, {
      dtype: dtypeOf(value),
      ...options,
      initializer: new FromTensor(value),
    });
  }

  /** The accumulated gradient, zeros at first. */
  get gradient(): Tensor {
    this.#gradient ??= getBackend().allocate(this.shape, this.dtype);
    return this.#gradient;
  }

  /**
   * Changes the element type.
   *
   * Values are kept, rounded to it, in a new tensor; the gradient becomes zeros.
   */
  override convertTo(dtype: DType): void {
    if (dtype !== this.dtype) this.#gradient = undefined;
    super.convertTo(dtype);
  }

  /** Sets the gradient to zeros. */
  zeroGradient(): void {
    if (this.#gradient !== undefined) getBackend().fill(this.#gradient, 0);
  }
}

/** For callers whom no compiler checks: what is wrong here would show in training only. */
function requireOf(
  base: typeof Initializer | typeof Regularizer | typeof Constraint,
  value: unknown,
  where: string,
): void {
  if (value instanceof base) return;
  throw new ArgumentError({
    where,
    expected: `an object of a class that extends ${base.name}`,
    received: kindOf(value),
  });
}
