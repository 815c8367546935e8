import { getBackend } from "../backends/default-backend.js";
import { ArgumentError, StateError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import { isTensor, requireSameShape, zeros } from "../tensor/index.js";
import type { DType, InputTensor, Shape, Tensor } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import type { AnyLayer } from "./checked-layers.js";
import { describe } from "../tensor/describe.js";
import { LayerChain } from "./layer-chain.js";

/** Options of `Sequential.forward`. */
export interface ForwardOptions {
  /** Whether layers that act only in training (dropout and its like) act. Default: `true`. */
  readonly training?: boolean;
  /** Whether `backward` shall give the gradient with respect to the input. Default: `true`. */
  readonly needsInputGradient?: boolean;
  /** What layers draw from. Default: the one given before, else `new RandomState(0)`. */
  readonly random?: RandomState;
}

/** Forward and backward passes of whole batches, for training loops that users write themselves. */
export class ManualPass {
  #chain: LayerChain | undefined;
  #outputShape: Shape | undefined;

  /** Output for a batch, in memory of its own. */
  forward(
    layers: readonly AnyLayer[],
    dtype: DType,
    input: InputTensor,
    options: ForwardOptions,
  ): Tensor {
    const chain = this.#chainFor(layers, dtype, options);
    this.#outputShape = undefined;
    const typed = chain.workspace.allocate(this, "input", input.shape, dtype);
    getBackend().copy(input, typed);
    const output = chain.forward(typed);
    this.#outputShape = [...output.shape];
    return copyOf(output, dtype);
  }

  /**
   * Gradient with respect to the latest batch.
   *
   * @throws {StateError} when there was none, or model or backend have changed since.
   * @throws {ShapeError} when the gradient has another shape than the output.
   */
  backward(dtype: DType, outputGradient: Tensor): Tensor {
    const chain = this.#chain;
    const outputShape = this.#outputShape;
    if (outputShape === undefined || chain?.runsAs(dtype) !== true) {
      throw new StateError({
        where: "Sequential.backward",
        expected: "a forward pass before it",
        received: outputShape === undefined ? "none" : "one of another element type or backend",
        fix: "Call forward(input) first.",
      });
    }
    if (!isTensor(outputGradient)) {
      throw new ArgumentError({
        where: "Sequential.backward, outputGradient",
        expected: "a float ndarray",
        received: describe(outputGradient),
      });
    }
    const { shape } = outputGradient;
    requireSameShape(shape, outputShape, "Sequential.backward, outputGradient");
    const typed = chain.workspace.allocate(this, "outputGradient", shape, dtype);
    getBackend().copy(outputGradient, typed);
    return copyOf(chain.backward(typed), dtype);
  }

  #chainFor(layers: readonly AnyLayer[], dtype: DType, options: ForwardOptions): LayerChain {
    const { training = true, needsInputGradient = true } = requireOptions(options, "forward");
    const random = options.random ?? this.#chain?.random;
    const chainOptions = { training, needsInputGradient, ...(random && { random }) };
    if (this.#chain?.runsAs(dtype, chainOptions) !== true) {
      this.#chain?.workspace.dispose();
      this.#chain = new LayerChain(layers, dtype, chainOptions);
    }
    if (random !== undefined) this.#chain.random = random;
    return this.#chain;
  }
}

function copyOf(source: Tensor, dtype: DType): Tensor {
  const copy = zeros(source.shape, { dtype });
  getBackend().copy(source, copy);
  return copy;
}
