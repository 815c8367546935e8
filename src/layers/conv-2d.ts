import { requireOptions } from "../errors/require-options.js";
import { getBackend } from "../backends/default-backend.js";
import type { Parameter } from "../parameters/index.js";
import {
  requirePositiveInteger,
  requireSameShape,
  type Shape,
  type Tensor,
} from "../tensor/index.js";
import type { DenseOptions } from "./dense.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer, type OutputKind } from "./layer.js";
import { requireInput } from "./require-input.js";
import { reshaped } from "./reshaped.js";
import { weightOptions, weightParameters } from "./weight-parameters.js";
import { Windows, type Padding, type Pair } from "./windows.js";

/** Options of {@link Conv2D}. */
export interface Conv2DOptions extends DenseOptions {
  /** Height and width of the window in pixels; a number for both. */
  readonly kernelSize: Pair;
  /** Pixels from one window to the next, down and across. Default: 1. */
  readonly strides?: Pair;
  /** Default: `"valid"`, windows within the image. */
  readonly padding?: Padding;
}

/**
 * A convolution of images: every output pixel is a sum over a window of the input,
 * `output[n, y, x, f] = bias[f] + Σ input[n, y·s + i − p, x·s + j − p, c] · weights[i, j, c, f]` over i, j
 * and c (strides s, padding p).
 *
 * Shapes: input `[batch, height, width, channels]`, weights `[kernelHeight, kernelWidth, channels,
 * filters]`, bias `[filters]`, output `[batch, rows, columns, filters]`. Gradients: `∂L/∂weights` sums
 * `input · outputGradient` over all windows, `∂L/∂bias` sums the output's gradient over batch, rows and
 * columns, `∂L/∂input` sums `outputGradient · weights` over the windows that a pixel is in. For
 * initializers, `fanIn` is the window's area times the channels, `fanOut` times the filters.
 *
 * Source: LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition", 1998.
 */
export class Conv2D<In extends number = number, Out extends number = number> extends Layer<
  In,
  Out
> {
  readonly channels: In;
  readonly filters: Out;
  readonly windows: Windows;
  readonly weights: Parameter;
  readonly bias: Parameter | undefined;
  override readonly parameters: readonly Parameter[];
  override readonly outputKind: OutputKind = "values";
  #input: Tensor | undefined;
  #context: LayerContext | undefined;

  /** @throws {ArgumentError} unless channels and filters are whole numbers of at least 1, kernel size and strides from 1 to 2³⁰. */
  constructor(channels: In, filters: Out, options: Conv2DOptions) {
    super({ inputs: channels, outputs: filters });
    requirePositiveInteger(channels, "Conv2D, channels");
    requirePositiveInteger(filters, "Conv2D, filters");
    const {
      kernelSize,
      strides = 1,
      padding = "valid",
    } = requireOptions(options, "Conv2D", "channels, filters, ");
    this.channels = channels;
    this.filters = filters;
    this.windows = new Windows(
      "Conv2D",
      { name: "kernelSize", value: kernelSize },
      strides,
      padding,
    );
    const [height, width] = this.windows.size;
    const fans = { fanIn: height * width * channels, fanOut: height * width * filters };
    const { weights, bias } = weightParameters([height, width, channels, filters], fans, options);
    this.weights = weights;
    this.bias = bias;
    this.parameters = bias === undefined ? [weights] : [weights, bias];
  }

  override get inputAxes(): number {
    return 4;
  }

  override constructorArguments(): readonly unknown[] {
    const { size, strides, padding } = this.windows;
    return [
      this.channels,
      this.filters,
      {
        ...{ kernelSize: size, strides, padding },
        ...weightOptions(this),
      },
    ];
  }

  /** @throws {ShapeError} when images are smaller than the kernel. */
  override outputShape(inputShape: Shape): Shape {
    return [inputShape[0] ?? 0, ...this.windows.outputSize(inputShape), this.filters];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    requireInput(input, this);
    const shape = this.outputShape(input.shape);
    const output = context.allocate(this, "output", shape, this.weights.dtype);
    const geometry = this.windows.geometry(input.shape);
    getBackend().convolve(input, this.weights.value, this.bias?.value, geometry, output);
    this.#input = input;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const backend = getBackend();
    const input = this.remembered(this.#input);
    const context = this.remembered(this.#context);
    const shape = this.outputShape(input.shape);
    requireSameShape(outputGradient.shape, shape, `${this.name}.backward`);
    const geometry = this.windows.geometry(input.shape);
    backend.addConvolutionWeightGradient(input, outputGradient, geometry, this.weights.gradient);
    if (this.bias !== undefined) {
      const rows = [outputGradient.size / this.filters, this.filters];
      const gradients = reshaped(outputGradient, rows, context, this, "gradientRows");
      backend.addColumnSums(gradients, this.bias.gradient);
    }
    if (!context.needsInputGradient) return noGradient;
    const inputGradient = context.allocate(this, "inputGradient", input.shape, this.weights.dtype);
    backend.convolutionInputGradient(outputGradient, this.weights.value, geometry, inputGradient);
    return inputGradient;
  }
}
