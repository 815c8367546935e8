import type { DType, Tensor } from "../../tensor/index.js";
import { elementBytes, vectorElements } from "./element-bytes.js";
import type { Engine } from "./engine.js";
import { MemoryBlocks } from "./memory-blocks.js";
import type { Operands } from "./operands.js";
import { PACK, PACK_TRANSPOSED } from "./shared/kernel-numbers.js";

/** The right operand of a product, to be packed in panels. */
export interface PanelSource {
  readonly tensor: Tensor;
  readonly depth: number;
  readonly columns: number;
  readonly dtype: DType;
  /** Vectors of 16 bytes that a row of a panel has. */
  readonly vectors: number;
  /** Whether `tensor` is `[columns, depth]`. */
  readonly transposed: boolean;
}

/** What is held of a tensor that doesn't change for a while. */
interface Held {
  holds: number;
  readonly blocks: MemoryBlocks;
  /** Addresses of its panels by layout. */
  readonly panels: Map<number, number>;
}

/**
 * Right operands in the order in which kernels read them.
 *
 * Panels are packed for one operation, unless the tensor is held: then the first operation packs
 * them, and all find them until it is let go.
 */
export class Panels {
  readonly #engine: Engine;
  readonly #operands: Operands;
  readonly #held = new Map<Tensor, Held>();

  constructor(engine: Engine, operands: Operands) {
    this.#engine = engine;
    this.#operands = operands;
  }

  /** Whether the tensor's panels are kept from one operation to the next. */
  isHeld(tensor: Tensor): boolean {
    return this.#held.has(tensor);
  }

  /** Keeps the panels of these tensors, which must not change, until the function given is called. */
  hold(tensors: readonly Tensor[]): () => void {
    for (const tensor of tensors) {
      const held = this.#held.get(tensor);
      if (held !== undefined) held.holds += 1;
      else {
        const blocks = new MemoryBlocks(this.#engine.memory);
        this.#held.set(tensor, { holds: 1, blocks, panels: new Map() });
      }
    }
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      for (const tensor of tensors) this.#letGo(tensor);
    };
  }

  /** Address of the panels, valid until the operation is finished. */
  pack(source: PanelSource): number {
    const held = this.#held.get(source.tensor);
    if (held === undefined) {
      const from = this.#operands.input(source.tensor, source.depth * source.columns, source.dtype);
      const address = this.#operands.temporary(panelBytes(source));
      this.#run(source, from, address);
      return address;
    }
    const layout = source.vectors * 2 + (source.transposed ? 1 : 0);
    const known = held.panels.get(layout);
    if (known !== undefined) return known;
    const from = this.#operands.input(source.tensor, source.depth * source.columns, source.dtype);
    const address = this.#operands.reserve(held.blocks, panelBytes(source));
    this.#run(source, from, address);
    held.panels.set(layout, address);
    return address;
  }

  #run(
    { depth, columns, dtype, vectors, transposed }: PanelSource,
    from: number,
    to: number,
  ): void {
    const engine = this.#engine;
    engine.integer(0, from);
    engine.integer(1, to);
    engine.integer(2, depth);
    engine.integer(3, columns);
    engine.integer(4, vectors);
    const size = depth * columns;
    if (transposed)
      engine.run(
        PACK_TRANSPOSED,
        dtype,
        size,
        Math.ceil(columns / vectorElements(dtype) / vectors),
      );
    else engine.run(PACK, dtype, size, depth);
  }

  #letGo(tensor: Tensor): void {
    const held = this.#held.get(tensor);
    if (held === undefined) return;
    held.holds -= 1;
    if (held.holds > 0) return;
    held.blocks.release();
    this.#held.delete(tensor);
  }
}

function panelBytes({ depth, columns, dtype, vectors }: PanelSource): number {
  const panels = Math.ceil((columns * elementBytes(dtype)) / (vectors * 16));
  return panels * depth * vectors * 16;
}
