import { requireOptions } from "../errors/require-options.js";
import type { WindowGeometry } from "../backends/operations/image-operations.js";
import { dtypeOf, requireSameShape, type Shape, type Tensor } from "../tensor/index.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer } from "./layer.js";
import { Windows, type Padding, type Pair } from "./windows.js";

/** Options of {@link MaxPool2D} and {@link AveragePool2D}. */
export interface Pool2DOptions {
  /** Height and width of the window in pixels; a number for both. Default: 2. */
  readonly poolSize?: Pair;
  /** Pixels from one window to the next, down and across. Default: the window's size, so that none overlap. */
  readonly strides?: Pair;
  /** Default: `"valid"`, windows within the image. */
  readonly padding?: Padding;
}

/** One tensor of a pass, and what windows do to it. */
export interface PooledPass {
  readonly input: Tensor;
  readonly output: Tensor;
  readonly geometry: WindowGeometry;
}

/** A number for every window and channel of images `[batch, height, width, channels]`. */
export abstract class Pool2D extends Layer<number, "same"> {
  readonly windows: Windows;
  #pass: PooledPass | undefined;
  #context: LayerContext | undefined;

  protected constructor(name: string, options: Pool2DOptions) {
    super({ outputs: "same" });
    const { poolSize = 2, strides, padding } = requireOptions(options, name);
    const size = { name: "poolSize", value: poolSize };
    this.windows = new Windows(name, size, strides ?? poolSize, padding ?? "valid");
  }

  override get inputAxes(): number {
    return 4;
  }

  override constructorArguments(): readonly unknown[] {
    const { size, strides, padding } = this.windows;
    return [{ poolSize: size, strides, padding }];
  }

  /** @throws {ShapeError} when images are smaller than the window. */
  override outputShape(inputShape: Shape): Shape {
    const size = this.windows.outputSize(inputShape);
    return [inputShape[0] ?? 0, ...size, inputShape[3] ?? 0];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    const shape = this.outputShape(input.shape);
    const output = context.allocate(this, "output", shape, dtypeOf(input));
    const pass = { input, output, geometry: this.windows.geometry(input.shape) };
    this.pool(pass);
    this.#pass = pass;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const pass = this.remembered(this.#pass);
    const context = this.remembered(this.#context);
    const { input, output } = pass;
    requireSameShape(outputGradient.shape, output.shape, `${this.name}.backward`);
    if (!context.needsInputGradient) return noGradient;
    const inputGradient = context.allocate(this, "inputGradient", input.shape, dtypeOf(input));
    this.poolGradient(pass, outputGradient, inputGradient);
    return inputGradient;
  }

  /** `output ←` the pooled input. */
  protected abstract pool(pass: PooledPass): void;

  /** `inputGradient ←` the gradient with respect to the input. */
  protected abstract poolGradient(
    pass: PooledPass,
    outputGradient: Tensor,
    inputGradient: Tensor,
  ): void;
}
