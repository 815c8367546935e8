import type { DType, Shape, Tensor } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import type { LayerContext } from "./layer-context.js";

/** The context of layers within another one, behind its first: their inputs' gradients are always needed. */
export class InnerContext implements LayerContext {
  readonly needsInputGradient = true;
  readonly #outer: LayerContext;

  constructor(outer: LayerContext) {
    this.#outer = outer;
  }

  get training(): boolean {
    return this.#outer.training;
  }

  get random(): RandomState {
    return this.#outer.random;
  }

  allocate(owner: object, slot: string, shape: Shape, dtype: DType): Tensor {
    return this.#outer.allocate(owner, slot, shape, dtype);
  }
}
