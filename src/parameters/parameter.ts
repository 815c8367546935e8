import { kindOf } from "../errors/kind-of.js";
import { getBackend } from "../backends/default-backend.js";
import { Constraint } from "../constraints/index.js";
import { FromTensor, Initializer, Zeros, type Fans } from "../initializers/index.js";
import { ArgumentError } from "../errors/index.js";
import { Regularizer } from "../regularizers/index.js";
import { dtypeOf, elementCount, requireSameShape, requireShape, wrap } from "../tensor/index.js";
import type { DType, Shape, Tensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";

/** Options of a {@link Parameter}. */
export interface ParameterOptions {
  /** Default: {@link Zeros}. */
  readonly initializer?: Initializer;
  /** Default: `fanIn` and `fanOut` are the first and last length of the shape, at least 1. */
  readonly fans?: Fans;
  readonly regularizer?: Regularizer;
  /** What the values keep to after every step of an optimizer. Default: nothing. */
  readonly constraint?: Constraint;
  /** Whether a regularizer given to `fit` concerns it too: weights yes, biases no. Default: `true`. */
  readonly regularizable?: boolean;
  /** Default: `"float32"`. */
  readonly dtype?: DType;
}

/**
 * A tensor that training changes, with its gradient.
 *
 * Its values are drawn when a model or layer is initialized, or from `new RandomState(0)` when they
 * are read before that.
 */
export class Parameter {
  readonly name: string;
  readonly shape: Shape;
  readonly initializer: Initializer;
  readonly regularizer: Regularizer | undefined;
  readonly constraint: Constraint | undefined;
  readonly regularizable: boolean;
  readonly #fans: Fans;
  #dtype: DType;
  #value: Tensor | undefined;
  #gradient: Tensor | undefined;

  /**
   * @throws {ArgumentError} when `shape` holds anything but whole numbers of at least 0, or initializer,
   * regularizer or constraint are none.
   */
  constructor(name: string, shape: Shape, options: ParameterOptions = {}) {
    requireShape(shape, `parameter ${name}`);
    this.name = name;
    this.shape = [...shape];
    this.initializer = options.initializer ?? new Zeros();
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
    // At least 1, so that an empty parameter has a scale too, although it draws nothing.
    this.#fans = options.fans ?? {
      fanIn: Math.max(1, shape[0] ?? 1),
      fanOut: Math.max(1, shape.at(-1) ?? 1),
    };
    this.#dtype = options.dtype ?? "float32";
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

  get dtype(): DType {
    return this.#dtype;
  }

  /** Number of elements. */
  get size(): number {
    return elementCount(this.shape);
  }

  /** Whether the values have been given or drawn. */
  get initialized(): boolean {
    return this.#value !== undefined;
  }

  /** The current values: one tensor until the element type changes. */
  get value(): Tensor {
    return this.#value ?? this.initialize(new RandomState(0));
  }

  /** The accumulated gradient, zeros at first. */
  get gradient(): Tensor {
    this.#gradient ??= getBackend().allocate(this.shape, this.#dtype);
    return this.#gradient;
  }

  /**
   * Draws new values from the initializer, into the memory of those that are there.
   *
   * They are drawn in float64, row by row, and rounded to the parameter's type.
   */
  initialize(random: RandomState): Tensor {
    const drawn = new Float64Array(this.size);
    this.initializer.fill(drawn, this.#fans, random);
    const value = this.#value ?? getBackend().allocate(this.shape, this.#dtype);
    getBackend().copy(wrap(drawn, this.shape), value);
    this.#value = value;
    return value;
  }

  /**
   * Copies `values` into the parameter, rounded to its type, into the memory of those that are there.
   *
   * @throws {ShapeError} unless they have its shape.
   */
  assign(values: Tensor): void {
    requireSameShape(values.shape, this.shape, `parameter ${this.name}`);
    this.#value ??= getBackend().allocate(this.shape, this.#dtype);
    getBackend().copy(values, this.#value);
  }

  /**
   * Changes the element type.
   *
   * Values are kept, rounded to it, in a new tensor; the gradient becomes zeros.
   */
  convertTo(dtype: DType): void {
    if (dtype === this.#dtype) return;
    this.#dtype = dtype;
    this.#gradient = undefined;
    if (this.#value === undefined) return;
    const converted = getBackend().allocate(this.shape, dtype);
    getBackend().copy(this.#value, converted);
    this.#value = converted;
  }

  /** Forgets its values, so that they are drawn anew when they are needed, as in the beginning. */
  forget(): void {
    this.#value = undefined;
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
