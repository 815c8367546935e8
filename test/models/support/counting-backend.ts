import type { Backend } from "../../../src/backends/backend.js";
import { createJsBackend } from "../../../src/backends/index.js";
import type { Tensor } from "../../../src/tensor/index.js";

/** The reference backend with a count of the memory that is held. */
export interface CountingBackend extends Backend {
  /** Tensors that were allocated and not released. */
  readonly held: ReadonlySet<Tensor>;
  /** Prepared rows that were not disposed of. */
  readonly prepared: ReadonlySet<object>;
  /** Elements of every tensor allocated since the last {@link forget}. */
  readonly sizes: readonly number[];
  /** Rows prepared since the last {@link forget}. */
  readonly preparations: number;
  /** Makes the allocation after `count` more ones fail. */
  failAfter(count: number): void;
  forget(): void;
}

export class OutOfCountedMemory extends Error {}

/** A backend whose memory is counted, and whose released tensors are made unusable. */
export function createCountingBackend(): CountingBackend {
  const backend = createJsBackend();
  const held = new Set<Tensor>();
  const prepared = new Set<object>();
  const sizes: number[] = [];
  let preparations = 0;
  let allowed = Infinity;
  return {
    ...backend,
    name: "counting",
    held,
    prepared,
    sizes,
    get preparations() {
      return preparations;
    },
    failAfter(count) {
      allowed = count;
    },
    forget() {
      sizes.length = 0;
      preparations = 0;
    },
    allocate(shape, dtype) {
      if (allowed === 0) throw new OutOfCountedMemory();
      allowed -= 1;
      const tensor = backend.allocate(shape, dtype);
      held.add(tensor);
      sizes.push(tensor.size);
      return tensor;
    },
    release(tensor) {
      if (!held.delete(tensor)) throw new Error("released twice, or never allocated");
      tensor.data.fill(Number.NaN);
    },
    prepare(inputs, options) {
      preparations += 1;
      const rows = backend.prepare(inputs, options);
      prepared.add(rows);
      return {
        rows: rows.rows,
        sampleShape: rows.sampleShape,
        get isFinite() {
          return rows.isFinite;
        },
        read: (...request) => rows.read(...request),
        dispose() {
          if (!prepared.delete(rows)) throw new Error("disposed of twice");
          rows.dispose();
        },
      };
    },
  };
}
