import { getBackend } from "../backends/default-backend.js";
import type { Constraint } from "../constraints/index.js";
import { ShapeError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import { FromTensor, type Initializer } from "../initializers/index.js";
import type { Parameter } from "../parameters/index.js";
import type { Regularizer } from "../regularizers/index.js";
import {
  dtypeOf,
  formatShape,
  requirePositiveInteger,
  requireSameShape,
  type Tensor,
} from "../tensor/index.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer, type InputUse, type OutputKind } from "./layer.js";
import { requireInput } from "./require-input.js";
import { weightOptions, weightParameters } from "./weight-parameters.js";

/** Options of {@link Dense}. */
export interface DenseOptions {
  /** Default: {@link GlorotUniform}. */
  readonly weightInitializer?: Initializer;
  /** Default: {@link Zeros}. */
  readonly biasInitializer?: Initializer;
  /** Default: `true`. */
  readonly useBias?: boolean;
  /** Penalty on the weights, never on the bias. Default: none. */
  readonly weightRegularizer?: Regularizer;
  /** What the weights keep to after every step of an optimizer, as `MaxNorm`. Default: nothing. */
  readonly weightConstraint?: Constraint;
}

/** Options of {@link Dense.fromWeights}. */
export type FromWeightsOptions = Pick<DenseOptions, "weightRegularizer" | "weightConstraint">;

/**
 * A fully connected layer: `output = input · weights + bias`.
 *
 * Shapes: input `[batch, inputs]`, weights `[inputs, units]`, bias `[units]`, output
 * `[batch, units]`. Gradients: `∂L/∂weights = inputᵀ · outputGradient`,
 * `∂L/∂bias = Σ over the batch of outputGradient`, `∂L/∂input = outputGradient · weightsᵀ`.
 */
export class Dense<In extends number = number, Out extends number = number> extends Layer<In, Out> {
  readonly inputs: In;
  readonly units: Out;
  readonly weights: Parameter;
  readonly bias: Parameter | undefined;
  override readonly parameters: readonly Parameter[];
  override readonly outputKind: OutputKind = "values";
  /** `"products"` for `Dense` itself; a subclass that reads no elements of the input says so too. */
  override readonly inputUse: InputUse;
  #input: Tensor | undefined;
  #context: LayerContext | undefined;

  /** @throws {ArgumentError} unless `inputs` and `units` are whole numbers of at least 1. */
  constructor(inputs: In, units: Out, options: DenseOptions = {}) {
    super({ inputs, outputs: units });
    requirePositiveInteger(inputs, "Dense, inputs");
    requirePositiveInteger(units, "Dense, units");
    this.inputUse = new.target === Dense ? "products" : "elements";
    const fans = { fanIn: inputs, fanOut: units };
    this.inputs = inputs;
    this.units = units;
    const given = requireOptions(options, "Dense", "inputs, units, ");
    const { weights, bias } = weightParameters([inputs, units], fans, given);
    this.weights = weights;
    this.bias = bias;
    this.parameters = bias === undefined ? [weights] : [weights, bias];
  }

  /**
   * A layer that starts from copies of given values: weights `[inputs, units]`, bias `[units]`.
   *
   * @throws {ShapeError} when the bias doesn't fit the weights.
   */
  static fromWeights(weights: Tensor, bias?: Tensor, options: FromWeightsOptions = {}): Dense {
    const [inputs, units] = weights.shape;
    if (inputs === undefined || units === undefined || weights.shape.length !== 2) {
      throw new ShapeError({
        where: "Dense.fromWeights, weights",
        expected: "shape [inputs, units]",
        received: formatShape(weights.shape),
      });
    }
    if (bias !== undefined) requireSameShape(bias.shape, [units], "Dense.fromWeights, bias");
    const layer = new Dense(inputs, units, {
      ...options,
      useBias: bias !== undefined,
      weightInitializer: new FromTensor(weights),
      ...(bias && { biasInitializer: new FromTensor(bias) }),
    });
    for (const parameter of layer.parameters) parameter.convertTo(dtypeOf(weights));
    return layer;
  }

  /** Without initial values given by {@link Dense.fromWeights}: `initialize` draws others after loading. */
  override constructorArguments(): readonly unknown[] {
    return [this.inputs, this.units, weightOptions(this)];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    requireInput(input, this);
    const backend = getBackend();
    const shape = [input.shape[0] ?? 0, this.units];
    const output = context.allocate(this, "output", shape, this.weights.dtype);
    backend.affine(input, this.weights.value, this.bias?.value, output);
    this.#input = input;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const backend = getBackend();
    const input = this.remembered(this.#input);
    const context = this.remembered(this.#context);
    requireSameShape(
      outputGradient.shape,
      [input.shape[0] ?? 0, this.units],
      `${this.name}.backward`,
    );
    backend.addTransposedProduct(input, outputGradient, this.weights.gradient);
    if (this.bias !== undefined) backend.addColumnSums(outputGradient, this.bias.gradient);
    if (!context.needsInputGradient) return noGradient;
    const inputGradient = context.allocate(this, "inputGradient", input.shape, this.weights.dtype);
    backend.productTransposed(outputGradient, this.weights.value, inputGradient);
    return inputGradient;
  }
}
