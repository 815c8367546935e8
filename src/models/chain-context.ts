import type { LayerContext } from "../layers/index.js";
import type { DType, Shape, Tensor } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import type { Workspace } from "./workspace.js";

/** What the contexts of one chain have in common. */
export interface SharedContext {
  readonly training: boolean;
  readonly workspace: Workspace;
  random: RandomState;
}

/** What a layer of a `LayerChain` is told. */
export class ChainContext implements LayerContext {
  readonly needsInputGradient: boolean;
  readonly #shared: SharedContext;

  constructor(shared: SharedContext, needsInputGradient: boolean) {
    this.#shared = shared;
    this.needsInputGradient = needsInputGradient;
  }

  get training(): boolean {
    return this.#shared.training;
  }

  get random(): RandomState {
    return this.#shared.random;
  }

  allocate(owner: object, slot: string, shape: Shape, dtype: DType): Tensor {
    return this.#shared.workspace.allocate(owner, slot, shape, dtype);
  }
}
