import { getBackend } from "../backends/default-backend.js";
import { DTypeError, ShapeError } from "../errors/index.js";
import type { LayerContext } from "../layers/index.js";
import { dtypeOf, formatShape, isTensor, sameShape } from "../tensor/index.js";
import type { DType, Shape, Tensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import { positionOf, type AnyLayer } from "./check-layers.js";
import { Workspace } from "./workspace.js";

/** How a {@link LayerChain} is run. */
export interface ChainOptions {
  readonly training: boolean;
  /** Whether the gradient with respect to the chain's input is wanted. Default: `false`. */
  readonly needsInputGradient?: boolean;
  /** Default: `new RandomState(0)`. */
  readonly random?: RandomState;
}

/**
 * Layers run one after the other on blocks of rows, in memory that is the same for every block.
 *
 * It holds what layers give against the contract of `Layer`, so that a mistake in a layer of one's
 * own is named where it happens.
 */
export class LayerChain {
  readonly layers: readonly AnyLayer[];
  readonly dtype: DType;
  /** The backend that the intermediate results live in. */
  readonly backend = getBackend();
  readonly workspace = new Workspace(this.backend);
  readonly #contexts: readonly LayerContext[];
  readonly #inputs: Tensor[] = [];
  readonly #training: boolean;
  readonly #needsInputGradient: boolean;

  constructor(layers: readonly AnyLayer[], dtype: DType, options: ChainOptions) {
    this.layers = layers;
    this.dtype = dtype;
    const random = options.random ?? new RandomState(0);
    const allocate: LayerContext["allocate"] = (owner, slot, shape, type) =>
      this.workspace.allocate(owner, slot, shape, type);
    const { training, needsInputGradient = false } = options;
    this.#training = training;
    this.#needsInputGradient = needsInputGradient;
    const below = { training, random, allocate, needsInputGradient };
    const above = { training, random, allocate, needsInputGradient: true };
    const lowest = layers.findIndex((layer) => layer.parameters.length > 0);
    this.#contexts = layers.map((_, index) => (index > lowest && lowest >= 0 ? above : below));
  }

  /** Whether the chain was made for the present backend, this type and these options. */
  runsAs(dtype: DType, { training, needsInputGradient = false }: ChainOptions): boolean {
    return (
      this.backend === getBackend() &&
      this.dtype === dtype &&
      this.#training === training &&
      this.#needsInputGradient === needsInputGradient
    );
  }

  /** Output of the last layer for a block of rows; valid until the next call. */
  forward(input: Tensor): Tensor {
    let output = input;
    this.layers.forEach((layer, index) => {
      this.#inputs[index] = output;
      output = layer.forward(output, this.#contexts[index]);
      this.#checkOutput(output, input, index);
    });
    return output;
  }

  /**
   * Gradient with respect to the chain's input, where it is wanted; empty otherwise.
   *
   * @param skipped Number of last layers that `outputGradient` has passed already.
   */
  backward(outputGradient: Tensor, skipped = 0): Tensor {
    let gradient = outputGradient;
    for (let index = this.layers.length - 1 - skipped; index >= 0; index -= 1) {
      gradient = this.layers[index]?.backward(gradient) ?? gradient;
      if (this.#contexts[index]?.needsInputGradient === true) this.#checkGradient(gradient, index);
    }
    return gradient;
  }

  /** Position of the first layer whose output for the latest `forward` isn't finite, or −1. */
  firstNonFinite(output: Tensor): number {
    const backend = getBackend();
    const outputs = [...this.#inputs.slice(1, this.layers.length), output];
    return this.layers.findIndex((layer, index) => {
      const result = outputs[index];
      return (
        layer.parameters.some((parameter) => !backend.isFinite(parameter.value)) ||
        (result !== undefined && !backend.isFinite(result))
      );
    });
  }

  #checkOutput(output: Tensor, input: Tensor, index: number): void {
    const where = `${positionOf(this.layers, index)}, output of forward`;
    if (!isTensor(output) || output.shape[0] !== input.shape[0]) {
      throw new ShapeError({
        where,
        expected: `a tensor of ${input.shape[0] ?? 0} rows`,
        received: isTensor(output) ? formatShape(output.shape) : typeof output,
      });
    }
    if (dtypeOf(output) !== this.dtype) {
      throw new DTypeError({ where, expected: this.dtype, received: dtypeOf(output) });
    }
  }

  #checkGradient(gradient: Tensor, index: number): void {
    const expected: Shape = this.#inputs[index]?.shape ?? [];
    if (isTensor(gradient) && sameShape(gradient.shape, expected)) return;
    throw new ShapeError({
      where: `${positionOf(this.layers, index)}, result of backward`,
      expected: `shape ${formatShape(expected)}, that of the layer's input`,
      received: isTensor(gradient) ? formatShape(gradient.shape) : typeof gradient,
    });
  }
}
