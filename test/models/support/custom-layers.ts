import { Activation } from "../../../src/activations/index.js";
import { Layer, type LayerContext } from "../../../src/layers/index.js";
import { Parameter } from "../../../src/parameters/index.js";
import { dtypeOf, zeros, type Shape, type Tensor } from "../../../src/tensor/index.js";

/** Results that a layer under test may give instead of the right ones. */
export interface Sabotage {
  readonly output?: (input: Tensor) => Tensor;
  readonly gradient?: (outputGradient: Tensor) => Tensor;
}

/** Gives its input on, or what the test wants. */
export class Saboteur extends Layer<number, "same"> {
  readonly #sabotage: Sabotage;
  /** Passes that went through it. */
  passes = 0;
  backwards = 0;

  constructor(sabotage: Sabotage = {}) {
    super({ outputs: "same" });
    this.#sabotage = sabotage;
  }

  override forward(input: Tensor): Tensor {
    this.passes += 1;
    return this.#sabotage.output?.(input) ?? input;
  }

  override backward(outputGradient: Tensor): Tensor {
    this.backwards += 1;
    return this.#sabotage.gradient?.(outputGradient) ?? outputGradient;
  }
}

/** Repeats its input's columns; tells nothing of its widths, and has a parameter of its own. */
export class Doubler extends Layer {
  readonly shift = new Parameter("shift", [1]);
  override readonly parameters = [this.shift];

  override forward(input: Tensor): Tensor {
    const [rows = 0, columns = 0] = input.shape;
    const output = zeros([rows, 2 * columns], { dtype: dtypeOf(input) });
    eachElement(output.shape, (i, j) => {
      output.set(i, j, input.get(i, j % columns) + this.shift.value.get(0));
    });
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const [rows = 0, columns = 0] = outputGradient.shape;
    const result = zeros([rows, columns / 2], { dtype: dtypeOf(outputGradient) });
    const { gradient } = this.shift;
    eachElement(outputGradient.shape, (i, j) => {
      const g = outputGradient.get(i, j);
      const column = j % (columns / 2);
      result.set(i, column, result.get(i, column) + g);
      gradient.set(0, gradient.get(0) + g);
    });
    return result;
  }
}

/** Multiplies by 0 or 2 at random while training, and draws from the context alone. */
export class Dropout extends Activation {
  #mask: Tensor | undefined;

  override forward(input: Tensor, context?: LayerContext): Tensor {
    const mask = zeros(input.shape, { dtype: dtypeOf(input) });
    const output = zeros(input.shape, { dtype: dtypeOf(input) });
    eachElement(input.shape, (i, j) => {
      const kept = context?.training === true ? 2 * context.random.randint(0, 2) : 1;
      mask.set(i, j, kept);
      output.set(i, j, kept * input.get(i, j));
    });
    this.#mask = mask;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const mask = this.remembered(this.#mask);
    const result = zeros(mask.shape, { dtype: dtypeOf(mask) });
    eachElement(mask.shape, (i, j) => result.set(i, j, mask.get(i, j) * outputGradient.get(i, j)));
    return result;
  }
}

export function eachElement([rows = 0, columns = 0]: Shape, visit: (i: number, j: number) => void) {
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) visit(i, j);
}
