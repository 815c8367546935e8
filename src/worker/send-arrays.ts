import type { NdArray } from "ndarray";
import { isNdArray, isTensor } from "../tensor/index.js";
import { contiguousData, type NumericArray } from "../tensor/take-rows.js";
import { atNextTurn } from "../models/yield-to-event-loop.js";
import { integerValues } from "../tensor/integer-values.js";
import { elementKindOf, type ElementArray } from "./element-arrays.js";
import type { CarriedArray, Request } from "./messages.js";

/** Bytes that are copied at a time: about a millisecond of a page's thread. */
const sliceBytes = 4 * 1024 * 1024;

/** Sends arrays to a worker in slices, so that a page shows its frames meanwhile. */
export class ArraySender {
  readonly #post: (request: Request, transfer: Transferable[]) => void;
  #uploads = 0;

  constructor(post: (request: Request, transfer: Transferable[]) => void) {
    this.#post = post;
  }

  /**
   * Sends the elements of an ndarray row by row, of a typed array, or of an array of whole numbers.
   *
   * @param where What error messages call the array.
   * @throws {ArgumentError} when it is something else.
   */
  async send(array: unknown, where: string): Promise<CarriedArray> {
    const { elements, shape } = elementsOf(array);
    const kind = elementKindOf(elements, where);
    const source = elements as ElementArray;
    this.#uploads += 1;
    const upload = this.#uploads;
    const { length, BYTES_PER_ELEMENT } = source;
    this.#post({ kind: "upload", upload, elements: kind, length }, []);
    const step = sliceBytes / BYTES_PER_ELEMENT;
    for (let offset = 0; offset < length; offset += step) {
      if (offset > 0) await new Promise<void>(atNextTurn);
      const slice = source.slice(offset, offset + step);
      this.#post({ kind: "slice", upload, offset, elements: slice }, [slice.buffer]);
    }
    return { upload, shape, isList: Array.isArray(array) };
  }
}

/** The elements in their order; `shape` is that of an ndarray. */
function elementsOf(array: unknown): { elements: unknown; shape: readonly number[] | undefined } {
  if (Array.isArray(array)) return { elements: Float64Array.from(array), shape: undefined };
  if (!isNdArray(array)) return { elements: array, shape: undefined };
  const { shape } = array;
  const isFloats = isTensor(array) || array.data instanceof Uint8Array;
  return isFloats
    ? { elements: contiguousData(array as NdArray<NumericArray>), shape: [...shape] }
    : { elements: integerValues(array), shape: undefined };
}
