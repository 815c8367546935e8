import type { Tensor } from "../tensor/index.js";

/** What a parameter's values keep to: every step of an optimizer ends with its {@link apply}. */
export abstract class Constraint {
  /** What the constructor takes to make an equal one, for model files: see `Layer`. Default: nothing. */
  constructorArguments(): readonly unknown[] {
    return [];
  }

  /** Changes the values, in place, to ones that keep to it. */
  abstract apply(value: Tensor): void;
}
