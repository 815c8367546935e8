import { ShapeError } from "../errors/index.js";
import { getBackend } from "../backends/default-backend.js";
import { elementCount, wrap, type Tensor } from "../tensor/index.js";
import { Initializer } from "./initializer.js";

/** The values of a given tensor, copied when the initializer is made; draws nothing. */
export class FromTensor extends Initializer {
  readonly #values: Float64Array;

  constructor(values: Tensor) {
    super();
    this.#values = new Float64Array(elementCount(values.shape));
    getBackend().copy(values, wrap(this.#values, values.shape));
  }

  /** @throws {ShapeError} when the parameter has another number of elements. */
  override fill(values: Float64Array): void {
    if (values.length !== this.#values.length) {
      throw new ShapeError({
        where: "FromTensor",
        expected: `a parameter of ${this.#values.length} elements`,
        received: `one of ${values.length}`,
      });
    }
    values.set(this.#values);
  }
}
