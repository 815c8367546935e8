import type { DType, InputTensor, Shape, Tensor } from "../../tensor/index.js";

/** Rows of a data set in the form that a backend reads fastest. */
export interface PreparedRows {
  /** Number of rows. */
  readonly rows: number;
  /** Shape of one row, `[784]` for flattened images. */
  readonly sampleShape: Shape;
  /** Whether every element of the prepared rows is finite. */
  readonly isFinite: boolean;
  /**
   * Rows `order[start] … order[end − 1]` as a tensor of the prepared type.
   *
   * Without an order, rows `start … end − 1`. The tensor is valid until the next `read`.
   */
  read(order: Int32Array | undefined, start: number, end: number): Tensor;
  /** Gives the memory back; the rows can't be read afterwards. */
  dispose(): void;
}

/** How rows are prepared. */
export interface PrepareOptions {
  readonly dtype: DType;
  /** The most rows that one `read` will ask for. */
  readonly blockRows: number;
  /** Whether the rows are only ever the left operand of matrix products, so that they may be kept sparse. */
  readonly productsOnly: boolean;
}

/** Where tensors live, and how values get there. */
export interface MemoryOperations {
  /** A zeroed, contiguous tensor in the backend's own memory. */
  allocate(shape: Shape, dtype: DType): Tensor;
  /** Gives an allocated tensor's memory back before the garbage collector would; it can't be used afterwards. */
  release(tensor: Tensor): void;
  /** `target ← source`, converting the element type; the shapes are the same. */
  copy(source: InputTensor, target: Tensor): void;
  /** `target ← value` in every element. */
  fill(target: Tensor, value: number): void;
  /**
   * Tells that these tensors stay as they are until the function given is called, so that what is
   * derived from them, as weights in another order, may be kept from one operation to the next.
   */
  holdConstant(tensors: readonly Tensor[]): () => void;
  /** Prepares a data set for being read in blocks of rows. The values are read now or later, so they must not change. */
  prepare(inputs: InputTensor, options: PrepareOptions): PreparedRows;
}
