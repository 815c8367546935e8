import { Layer, type LayerContext } from "../../src/layers/index.js";
import { wrap, type Tensor } from "../../src/tensor/index.js";
import { elements } from "./tensors.js";

/** `output = input²`, with a backward pass that a test replaces. */
export class Square extends Layer<number, "same"> {
  #input: Tensor | undefined;

  constructor() {
    super({ outputs: "same" });
  }

  override forward(input: Tensor, _context?: LayerContext): Tensor {
    this.#input = input;
    return wrap(
      Float64Array.from(elements(input), (x) => x * x),
      input.shape,
    );
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = elements(this.remembered(this.#input));
    const slopes = elements(outputGradient).map((g, i) => this.slope(input[i]!, i) * g);
    return wrap(Float64Array.from(slopes), outputGradient.shape);
  }

  slope(x: number, _position: number): number {
    return 2 * x;
  }
}
