import { Layer } from "../layers/index.js";

/**
 * A layer without parameters that keeps its input's shape.
 *
 * A function of your own extends this class with `forward` and `backward` over ndarrays.
 */
export abstract class Activation extends Layer<number, "same"> {
  constructor() {
    super({ outputs: "same" });
  }
}
