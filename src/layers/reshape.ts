import { ArgumentError, ShapeError } from "../errors/index.js";
import {
  elementCount,
  formatShape,
  requirePositiveInteger,
  requireSameShape,
  type Shape,
  type Tensor,
} from "../tensor/index.js";
import { standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer } from "./layer.js";
import { reshaped } from "./reshaped.js";

/** The last of some axes, where the compiler knows it. */
export type LastAxis<Axes extends readonly number[]> = Axes extends readonly [
  ...(readonly number[]),
  infer Last extends number,
]
  ? Last
  : number;

/**
 * Every sample in another shape of as many elements, in row order: `new Reshape([28, 28, 1])` makes images
 * of rows of 784 pixels. Gradient: `∂L/∂input` is the output's in the input's shape.
 */
export class Reshape<const Axes extends readonly number[] = readonly number[]> extends Layer<
  number,
  LastAxis<Axes>
> {
  /** Axes of a sample, without that of the batch. */
  readonly axes: Axes;
  #shape: Shape | undefined;
  #context: LayerContext | undefined;

  /** @throws {ArgumentError} unless there are axes, all of them whole numbers of at least 1. */
  constructor(axes: Axes) {
    if (!Array.isArray(axes) || axes.length === 0) {
      throw new ArgumentError({
        where: "Reshape, axes",
        expected: "an array of at least one number, such as [28, 28, 1]",
        received: Array.isArray(axes) ? "[]" : typeof axes,
      });
    }
    axes.forEach((length: number, index) => {
      requirePositiveInteger(length, `Reshape, axes[${index}]`);
    });
    super({ outputs: axes.at(-1) as LastAxis<Axes> });
    this.axes = axes;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.axes];
  }

  /** @throws {ShapeError} when a sample has another number of elements. */
  override outputShape(inputShape: Shape): Shape {
    const [batch = 0, ...sample] = inputShape;
    if (elementCount(sample) !== elementCount(this.axes)) {
      throw new ShapeError({
        where: `${this.name}, input`,
        expected: `${elementCount(this.axes)} elements a sample, as ${formatShape(this.axes)} has`,
        received: `shape ${formatShape(inputShape)}`,
      });
    }
    return [batch, ...this.axes];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    const shape = this.outputShape(input.shape);
    this.#shape = input.shape;
    this.#context = context;
    return reshaped(input, shape, context, this, "output");
  }

  override backward(outputGradient: Tensor): Tensor {
    const shape = this.remembered(this.#shape);
    const context = this.remembered(this.#context);
    requireSameShape(outputGradient.shape, this.outputShape(shape), `${this.name}.backward`);
    return reshaped(outputGradient, shape, context, this, "inputGradient");
  }
}
