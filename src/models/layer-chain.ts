import { getBackend } from "../backends/default-backend.js";
import { StateError } from "../errors/index.js";
import type { LayerContext } from "../layers/index.js";
import { checkedBackward, checkedForward } from "../layers/layer-results.js";
import type { DType, Tensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import { ChainContext } from "./chain-context.js";
import { allLayers, positionOf } from "./check-layers.js";
import type { AnyLayer } from "./checked-layers.js";
import { Workspace } from "./workspace.js";

/** How a {@link LayerChain} is run. */
export interface ChainOptions {
  readonly training: boolean;
  /** Whether the gradient with respect to the chain's input is wanted. Default: `false`. */
  readonly needsInputGradient?: boolean;
  /** Default: `new RandomState(0)`. */
  readonly random?: RandomState;
}

/** The chain whose pass a layer remembers: its `backward` concerns that one alone. */
const latestPass = new WeakMap<AnyLayer, LayerChain>();

/**
 * Layers run one after the other on blocks of rows, in memory that is the same for every block.
 *
 * It holds what layers give against the contract of `Layer`, so that a mistake in a layer of one's
 * own is named where it happens.
 */
export class LayerChain {
  readonly layers: readonly AnyLayer[];
  readonly dtype: DType;
  readonly training: boolean;
  readonly needsInputGradient: boolean;
  /** The backend that the intermediate results live in. */
  readonly backend = getBackend();
  readonly workspace = new Workspace(this.backend);
  /** The random numbers that layers draw. */
  random: RandomState;
  readonly #contexts: readonly LayerContext[];
  /** The layers as errors name them. */
  readonly #positions: readonly string[];
  /** Each layer with those that it is made of. */
  readonly #parts: readonly (readonly AnyLayer[])[];
  readonly #inputs: Tensor[] = [];
  /** The first layer whose `backward` has anything to do. */
  readonly #lowest: number;

  constructor(layers: readonly AnyLayer[], dtype: DType, options: ChainOptions) {
    const { training, needsInputGradient = false, random = new RandomState(0) } = options;
    this.layers = layers;
    this.dtype = dtype;
    this.training = training;
    this.needsInputGradient = needsInputGradient;
    this.random = random;
    this.#parts = layers.map((layer) => allLayers([layer]));
    this.#positions = layers.map((_, index) => positionOf(layers, index));
    const trainable = layers.findIndex((layer) => layer.parameters.length > 0);
    const lowest = trainable < 0 ? layers.length : trainable;
    this.#lowest = needsInputGradient ? 0 : lowest;
    this.#contexts = layers.map(
      (_, index) => new ChainContext(this, needsInputGradient || index > lowest),
    );
  }

  /** Whether the chain was made for the present backend, this type and these options. */
  runsAs(dtype: DType, { training, needsInputGradient = false }: ChainOptions = this): boolean {
    return (
      this.backend === getBackend() &&
      this.dtype === dtype &&
      this.training === training &&
      this.needsInputGradient === needsInputGradient
    );
  }

  /**
   * Output of the last layer for a block of rows; valid until the next call.
   *
   * @throws {ShapeError} or {DTypeError} when a layer gives what it doesn't declare.
   */
  forward(input: Tensor): Tensor {
    const { dtype } = this;
    let output = input;
    this.layers.forEach((layer, index) => {
      this.#inputs[index] = output;
      for (const part of this.#parts[index] ?? []) latestPass.set(part, this);
      const demands = { dtype, layer: this.#positions[index] ?? "" };
      output = checkedForward(layer, output, this.#contexts[index], demands);
    });
    return output;
  }

  /**
   * Gradient with respect to the chain's input, where it is wanted; empty otherwise.
   *
   * @param skipped Number of last layers that `outputGradient` has passed already.
   * @throws {StateError} when layers have been through another pass since {@link forward}.
   * @throws {ShapeError} or {DTypeError} when a gradient isn't like the layer's input.
   */
  backward(outputGradient: Tensor, skipped = 0): Tensor {
    const { dtype } = this;
    let gradient = outputGradient;
    for (let index = this.layers.length - 1 - skipped; index >= this.#lowest; index -= 1) {
      const layer = this.#layerOfLatestPass(index);
      if (layer === undefined) continue;
      const isNeeded = this.#contexts[index]?.needsInputGradient === true;
      const shape = isNeeded ? this.#inputs[index]?.shape : undefined;
      const demands = { dtype, layer: this.#positions[index] ?? "" };
      gradient = checkedBackward(layer, gradient, shape, demands);
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
        [...layer.parameters, ...layer.state].some(
          (one) => one.initialized && !backend.isFinite(one.value),
        ) ||
        (result !== undefined && !backend.isFinite(result))
      );
    });
  }

  #layerOfLatestPass(index: number): AnyLayer | undefined {
    const layer = this.layers[index];
    const isLatest = this.#parts[index]?.every((part) => latestPass.get(part) === this);
    if (layer === undefined || isLatest === true) return layer;
    throw new StateError({
      where: `backward, ${positionOf(this.layers, index)}`,
      expected: "no other pass through this layer since forward",
      received: "one of fit, evaluate, predict or another model",
      fix: "Call forward(input) again, right before backward.",
    });
  }
}
