import { getBackend } from "../backends/default-backend.js";
import { StateError } from "../errors/index.js";
import { zeros, type DType, type InputTensor, type Tensor } from "../tensor/index.js";
import type { AnyLayer } from "./check-layers.js";
import { LayerChain } from "./layer-chain.js";

/** Options of `Sequential.forward`. */
export interface ForwardOptions {
  /** Whether layers that act only in training (dropout and its like) act. Default: `true`. */
  readonly training?: boolean;
  /** Whether `backward` shall give the gradient with respect to the input. Default: `true`. */
  readonly needsInputGradient?: boolean;
}

/** Forward and backward passes of whole batches, for training loops that users write themselves. */
export class ManualPass {
  #chain: LayerChain | undefined;

  /** Output for a batch, in memory of its own. */
  forward(
    layers: readonly AnyLayer[],
    dtype: DType,
    input: InputTensor,
    { training = true, needsInputGradient = true }: ForwardOptions,
  ): Tensor {
    let chain = this.#chain;
    if (chain?.runsAs(dtype, { training, needsInputGradient }) !== true) {
      chain?.workspace.dispose();
      chain = new LayerChain(layers, dtype, { training, needsInputGradient });
      this.#chain = chain;
    }
    const typed = chain.workspace.allocate(this, "input", input.shape, dtype);
    getBackend().copy(input, typed);
    return copyOf(chain.forward(typed), dtype);
  }

  /** Gradient with respect to the latest batch. @throws {StateError} when there was none. */
  backward(outputGradient: Tensor): Tensor {
    const chain = this.#chain;
    if (chain === undefined) {
      throw new StateError({
        where: "Sequential.backward",
        expected: "a forward pass before it",
        received: "none",
        fix: "Call forward(input) first.",
      });
    }
    const { shape } = outputGradient;
    const typed = chain.workspace.allocate(this, "outputGradient", shape, chain.dtype);
    getBackend().copy(outputGradient, typed);
    return copyOf(chain.backward(typed), chain.dtype);
  }
}

function copyOf(source: Tensor, dtype: DType): Tensor {
  const copy = zeros(source.shape, { dtype });
  getBackend().copy(source, copy);
  return copy;
}
