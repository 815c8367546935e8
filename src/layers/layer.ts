import { StateError } from "../errors/index.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import type { Shape, Tensor } from "../tensor/index.js";
import type { LayerContext } from "./layer-context.js";

/** A layer's output width: a number, or `"same"` for layers that keep their input's shape. */
export type OutputWidth = number | "same";

/** Input and output width of a layer, where they are known. */
export interface Widths<In extends number, Out extends OutputWidth> {
  readonly inputs?: In;
  readonly outputs?: Out;
}

/**
 * What a layer's output means, as far as losses must know: `"softmax"` and `"sigmoid"` are
 * probabilities, `"values"` are certainly none, `"unknown"` is up to the layer's writer.
 */
export type OutputKind = "unknown" | "values" | "softmax" | "sigmoid";

/**
 * How a layer uses its input: `"products"`, only as the left operand of the backend's products;
 * `"same"`, only by operations that take sparse rows and give such, for the next layer to use; or
 * `"elements"`, in any way.
 */
export type InputUse = "elements" | "products" | "same";

/**
 * One step of a network: a function of a batch and the gradient of that function.
 *
 * `forward` computes `output = f(input)` for `input: [batch, inputs]`, `output: [batch, outputs]`.
 * `backward` takes ∂L/∂output, adds ∂L/∂parameter to each `parameter.gradient` and gives
 * ∂L/∂input. It concerns the latest `forward`.
 *
 * @typeParam In width of the input, where the compiler shall check it
 * @typeParam Out width of the output, or `"same"`
 */
export abstract class Layer<In extends number = number, Out extends OutputWidth = OutputWidth> {
  readonly widths: Widths<In, Out>;
  /** What training changes, in the order in which it is initialized and saved. */
  readonly parameters: readonly Parameter[] = [];
  /**
   * What else belongs to what the layer has learned, as running means do: files, checkpoints and averages
   * keep it, no optimizer or regularizer changes it. Default: nothing.
   */
  readonly state: readonly LayerState[] = [];
  /** Layers that it is made of and runs itself; their parameters and state are its own. Default: none. */
  readonly innerLayers: readonly Layer[] = [];
  /**
   * Whether, in training, a row's output depends on the other rows: then a batch that is taken in blocks is
   * cut into blocks about as long as one another. Default: `false`.
   */
  readonly mixesRows: boolean = false;
  /** What the output means to a loss. Default: `"unknown"`. */
  readonly outputKind: OutputKind = "unknown";

  /**
   * Whether the layer can take sparse rows, which have no elements to be read one by one. Default:
   * `"elements"`, which is always right.
   */
  readonly inputUse: InputUse = "elements";

  /**
   * Axes of the input, that of the batch included; `undefined` where any number will do. Default: 2 for
   * a layer with a declared width of the input, whose last axis that is.
   */
  get inputAxes(): number | undefined {
    return this.widths.inputs === undefined ? undefined : 2;
  }

  /** @param widths Both optional; what is given is checked against the neighbours. */
  constructor(widths: Widths<In, Out> = {}) {
    this.widths = widths;
  }

  /** Name shown in summaries and errors. Default: the class's name. */
  get name(): string {
    return this.constructor.name;
  }

  /**
   * What the constructor takes to make an equal layer, for model files: numbers, texts, arrays, plain
   * objects, initializers, regularizers and constraints. Default: nothing. A class of one's own that shall stand in
   * files also has a `static readonly typeName`.
   */
  constructorArguments(): readonly unknown[] {
    return [];
  }

  /** `output = f(input)`; remembers what {@link backward} needs. */
  abstract forward(input: Tensor, context?: LayerContext): Tensor;

  /**
   * The gradient with respect to the input of the latest {@link forward}, given the one with respect
   * to its output; parameters' gradients are added to.
   *
   * @throws {StateError} when no `forward` came before.
   */
  abstract backward(outputGradient: Tensor): Tensor;

  /** Shape of the output for a batch of this shape, or `undefined` where the layer can't tell. */
  outputShape(inputShape: Shape): Shape | undefined {
    const { outputs } = this.widths;
    if (outputs === undefined) return undefined;
    return outputs === "same" ? inputShape : [...inputShape.slice(0, -1), outputs];
  }

  /** What `forward` remembered. @throws {StateError} when it remembered nothing. */
  protected remembered<T>(value: T | undefined): T {
    if (value !== undefined) return value;
    throw new StateError({
      where: `${this.name}.backward`,
      expected: "a forward pass before it",
      received: "none",
      fix: "Call forward(input) first.",
    });
  }
}
