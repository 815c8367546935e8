import type { DType, Tensor } from "../../tensor/index.js";
import { elementBytes, vectorElements } from "./element-bytes.js";
import type { Engine } from "./engine.js";
import type { HeldTensors } from "./held-tensors.js";
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

/**
 * Right operands in the order in which kernels read them.
 *
 * Panels are packed for one operation, unless the tensor is held: then the first operation packs
 * them, and all find them until it is let go.
 */
export class Panels {
  readonly #engine: Engine;
  readonly #operands: Operands;
  readonly #held: HeldTensors;

  constructor(engine: Engine, operands: Operands, held: HeldTensors) {
    this.#engine = engine;
    this.#operands = operands;
    this.#held = held;
  }

  /** Whether the tensor's panels are kept from one operation to the next. */
  isHeld(tensor: Tensor): boolean {
    return this.#held.get(tensor) !== undefined;
  }

  /** Address of the panels, valid until the operation is finished. */
  pack(source: PanelSource): number {
    const from = this.#operands.input(source.tensor, source.depth * source.columns, source.dtype);
    const held = this.#held.get(source.tensor);
    if (held === undefined) {
      const address = this.#operands.temporary(panelBytes(source));
      this.#run(source, from, address);
      return address;
    }
    const layout = source.vectors * 2 + (source.transposed ? 1 : 0);
    const known = held.panels.get(layout);
    if (known !== undefined) return known;
    const address = this.#operands.reserve(held.blocks, panelBytes(source));
    this.#run(source, from, address);
    held.panels.set(layout, address);
    return address;
  }

  /**
   * The panels of several right operands, one after the other, each given as its transpose: matrices
   * `[columns, depth]` that stand in the tensor one after the other.
   */
  packTransposedMatrices(
    tensor: Tensor,
    count: number,
    matrix: Omit<PanelSource, "tensor" | "transposed">,
  ): number {
    const source = { tensor, transposed: true, ...matrix };
    const { depth, columns, dtype } = matrix;
    const from = this.#operands.input(tensor, count * depth * columns, dtype);
    const address = this.#operands.temporary(count * panelBytes(source));
    const matrixBytes = depth * columns * elementBytes(dtype);
    for (let index = 0; index < count; index += 1) {
      this.#run(source, from + index * matrixBytes, address + index * panelBytes(source));
    }
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
}

function panelBytes({ depth, columns, dtype, vectors }: PanelSource): number {
  const panels = Math.ceil((columns * elementBytes(dtype)) / (vectors * 16));
  return panels * depth * vectors * 16;
}
