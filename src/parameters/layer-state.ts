import { getBackend } from "../backends/default-backend.js";
import { Zeros, type Fans, type Initializer } from "../initializers/index.js";
import { elementCount, floatArray, requireSameShape, requireShape, wrap } from "../tensor/index.js";
import type { DType, Shape, Tensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";

/** Options of a {@link LayerState}. */
export interface LayerStateOptions {
  /** Default: {@link Zeros}. */
  readonly initializer?: Initializer;
  /** Default: `fanIn` and `fanOut` are the first and last length of the shape, at least 1. */
  readonly fans?: Fans;
  /** Default: `"float32"`. */
  readonly dtype?: DType;
}

/**
 * A named tensor that belongs to a layer and stands in model files, such as a running mean; what an
 * optimizer changes is a `Parameter`.
 *
 * Its values are drawn when a model or layer is initialized, or from `new RandomState(0)` when they
 * are read before that.
 */
export class LayerState {
  readonly name: string;
  readonly shape: Shape;
  readonly initializer: Initializer;
  readonly #fans: Fans;
  #dtype: DType;
  #value: Tensor | undefined;

  /** @throws {ArgumentError} when `shape` holds anything but whole numbers of at least 0. */
  constructor(name: string, shape: Shape, options: LayerStateOptions = {}) {
    requireShape(shape, `parameter ${name}`);
    this.name = name;
    this.shape = [...shape];
    this.initializer = options.initializer ?? new Zeros();
    // At least 1, so that an empty tensor has a scale too, although it draws nothing.
    this.#fans = options.fans ?? {
      fanIn: Math.max(1, shape[0] ?? 1),
      fanOut: Math.max(1, shape.at(-1) ?? 1),
    };
    this.#dtype = options.dtype ?? "float32";
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

  /**
   * Draws new values from the initializer, into the memory of those that are there.
   *
   * They are drawn in float64, row by row, and rounded to the element type.
   */
  initialize(random: RandomState): Tensor {
    // First, as where there is no room for it, drawing would be for nothing.
    const value = this.#value ?? getBackend().allocate(this.shape, this.#dtype);
    const drawn = floatArray(this.size, "float64");
    this.initializer.fill(drawn, this.#fans, random);
    getBackend().copy(wrap(drawn, this.shape), value);
    this.#value = value;
    return value;
  }

  /**
   * Copies values into the tensor, rounded to its type, into the memory of those that are there.
   *
   * @throws {ShapeError} unless they have its shape.
   */
  assign(values: Tensor): void {
    requireSameShape(values.shape, this.shape, `parameter ${this.name}`);
    this.#value ??= getBackend().allocate(this.shape, this.#dtype);
    getBackend().copy(values, this.#value);
  }

  /** Changes the element type; values are kept, rounded to it, in a new tensor. */
  convertTo(dtype: DType): void {
    if (dtype === this.#dtype) return;
    this.#dtype = dtype;
    if (this.#value === undefined) return;
    const converted = getBackend().allocate(this.shape, dtype);
    getBackend().copy(this.#value, converted);
    this.#value = converted;
  }

  /** Forgets its values, so that they are drawn anew when they are needed, as in the beginning. */
  forget(): void {
    this.#value = undefined;
  }
}
