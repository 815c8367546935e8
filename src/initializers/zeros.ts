import { Initializer } from "./initializer.js";

/** Every value 0: the default of biases. */
export class Zeros extends Initializer {
  override fill(values: Float64Array): void {
    values.fill(0);
  }
}
