import { getBackend } from "../backends/default-backend.js";
import { wrap, type DType, type Shape, type Tensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";

/** What a layer is told about the pass that it takes part in. */
export interface LayerContext {
  /** Whether this pass trains: dropout and its like act only then. */
  readonly training: boolean;
  /** The only source of randomness. */
  readonly random: RandomState;
  /** Whether `backward` must give the gradient with respect to the input; the first layer's isn't needed. */
  readonly needsInputGradient: boolean;
  /**
   * A tensor for a result of this pass, contiguous, its content undefined.
   *
   * In a training loop the same `owner`, `slot` and shape give the same memory at every step.
   */
  allocate(owner: object, slot: string, shape: Shape, dtype: DType): Tensor;
}

/** The context of a layer that is called by hand: inference, fresh memory for every result. */
export function standaloneContext(
  options: { training?: boolean; seed?: number } = {},
): LayerContext {
  let random: RandomState | undefined;
  return {
    training: options.training ?? false,
    needsInputGradient: true,
    get random(): RandomState {
      random ??= new RandomState(options.seed ?? 0);
      return random;
    },
    allocate: (_owner, _slot, shape, dtype) => getBackend().allocate(shape, dtype),
  };
}

/** What `backward` gives where the gradient with respect to the input isn't needed: an empty tensor. */
export const noGradient: Tensor = wrap(new Float32Array(0), [0, 0]);
