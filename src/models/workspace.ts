import type { Backend } from "../backends/backend.js";
import { dtypeOf, sameShape, type DType, type Shape, type Tensor } from "../tensor/index.js";

/** One result's memory: the tensor for the most rows seen, and its beginnings by their shape. */
interface Slot {
  largest: Tensor;
  views: Tensor[];
}

/**
 * Memory for the intermediate results of a model, the same at every step.
 *
 * A request for fewer rows than before is answered with the beginning of the same memory. Nothing is
 * allocated once every shape of a training loop has been asked for.
 */
export class Workspace {
  readonly #backend: Backend;
  readonly #slots = new Map<object, Map<string, Slot>>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** A contiguous tensor; `owner`, `slot` and shape name it. Its content is that of its last use. */
  allocate(owner: object, slot: string, shape: Shape, dtype: DType): Tensor {
    let slots = this.#slots.get(owner);
    if (slots === undefined) {
      slots = new Map();
      this.#slots.set(owner, slots);
    }
    const known = slots.get(slot);
    if (known === undefined || !fits(known.largest, shape, dtype)) {
      // Forgotten before it is released, in case that there is no memory for the larger one.
      slots.delete(slot);
      if (known !== undefined) this.#backend.release(known.largest);
      const largest = this.#backend.allocate(shape, dtype);
      slots.set(slot, { largest, views: [largest] });
      return largest;
    }
    const same = known.views.find((view) => sameShape(view.shape, shape));
    if (same !== undefined) return same;
    const view = known.largest.hi(...shape);
    known.views.push(view);
    return view;
  }

  /** Gives all memory back. */
  dispose(): void {
    for (const slots of this.#slots.values()) {
      for (const { largest } of slots.values()) this.#backend.release(largest);
    }
    this.#slots.clear();
  }
}

function fits(largest: Tensor, shape: Shape, dtype: DType): boolean {
  const [rows = 0, ...rest] = shape;
  const [mostRows = 0, ...known] = largest.shape;
  return dtypeOf(largest) === dtype && rows <= mostRows && sameShape(rest, known);
}
