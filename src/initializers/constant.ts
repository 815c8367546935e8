import { requireInRange } from "../tensor/index.js";
import { Initializer } from "./initializer.js";

/** Every value the same; draws nothing. */
export class Constant extends Initializer {
  readonly value: number;

  /** @throws {ArgumentError} unless `value` is finite. */
  constructor(value: number) {
    super();
    requireInRange(value, -Infinity, Infinity, "Constant, value");
    this.value = value;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.value];
  }

  override fill(values: Float64Array): void {
    values.fill(this.value);
  }
}
