import type { Shape, Tensor } from "../../tensor/index.js";

/** A parameter, as far as its values are read and set. */
export interface WeightParameter {
  readonly name: string;
  readonly shape: Shape;
  readonly value: Tensor;
  assign(values: Tensor): void;
}

/** A model, as far as its weights are concerned; `Sequential` is one. */
export interface WeightedModel {
  /** All parameters; asking for them draws initial values where there are none yet. */
  readonly parameters: readonly WeightParameter[];
  readonly layers: readonly {
    readonly name: string;
    readonly parameters: readonly WeightParameter[];
    /** What else stands in files of weights, as running means do. Default: nothing. */
    readonly state?: readonly WeightParameter[];
  }[];
}
