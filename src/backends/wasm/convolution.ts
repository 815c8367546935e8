import { dtypeOf, type DType, type Tensor } from "../../tensor/index.js";
import type { ImageOperations, WindowGeometry } from "../operations/image-operations.js";
import { windowedImages, type WindowedImages } from "../reference/image-windows.js";
import { elementBytes } from "./element-bytes.js";
import { padImages, type PaddedImages } from "./pad-images.js";
import { FLIP_WEIGHTS, WINDOW_PRODUCT } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

type ConvolutionOperations = Pick<
  ImageOperations,
  "convolve" | "addConvolutionWeightGradient" | "convolutionInputGradient"
>;

/** Rows of a tile of the kernel. */
const tileRows = 4;

/** Convolutions by the kernels in `kernels/convolution`: products whose left operand stays in the images. */
export function convolutionOperations(context: WasmContext): ConvolutionOperations {
  const { operands, panels } = context;
  return {
    convolve(input, weights, bias, geometry, output) {
      const dtype = dtypeOf(output);
      const shapes = windowedImages(input.shape, output.shape);
      const filters = output.shape[3] ?? 0;
      const depth = geometry.height * geometry.width * shapes.channels;
      const source = { tensor: weights, depth, columns: filters, dtype, vectors: 2 };
      const right = panels.pack({ ...source, transposed: false });
      product(context, dtype, {
        left: paddedInput(context, input, shapes, geometry, dtype),
        ...{ shapes, geometry, right },
        start: bias === undefined ? 0 : operands.input(bias, filters, dtype),
        result: operands.output(output, output.size, dtype),
        columns: filters,
      });
      operands.finish();
    },

    addConvolutionWeightGradient(input, outputGradient, geometry, weightGradient) {
      const dtype = dtypeOf(weightGradient);
      const shapes = windowedImages(input.shape, outputGradient.shape);
      const filters = outputGradient.shape[3] ?? 0;
      weightProduct(context, dtype, {
        left: paddedInput(context, input, shapes, geometry, dtype),
        ...{ shapes, geometry },
        right: operands.input(outputGradient, outputGradient.size, dtype),
        result: operands.update(weightGradient, weightGradient.size, dtype),
        columns: filters,
      });
      operands.finish();
    },

    convolutionInputGradient(outputGradient, weights, geometry, inputGradient) {
      const dtype = dtypeOf(inputGradient);
      const { images, height, width, channels, outputHeight, outputWidth } = windowedImages(
        inputGradient.shape,
        outputGradient.shape,
      );
      const filters = outputGradient.shape[3] ?? 0;
      const { verticalStride, horizontalStride } = geometry;
      const left = padImages(context, dtype, {
        from: operands.input(outputGradient, outputGradient.size, dtype),
        ...{ images, height: outputHeight, width: outputWidth, channels: filters },
        paddedHeight: height + geometry.height - 1,
        paddedWidth: width + geometry.width - 1,
        above: geometry.height - 1 - geometry.paddingAbove,
        before: geometry.width - 1 - geometry.paddingLeft,
        ...{ verticalStride, horizontalStride },
      });
      const depth = geometry.height * geometry.width * filters;
      const source = { tensor: weights, depth, columns: channels, dtype, vectors: 2 };
      const right = panels.packFrom(flippedWeights(context, weights, dtype), source);
      const { height: windowHeight, width: windowWidth } = geometry;
      product(context, dtype, {
        left,
        shapes: {
          images,
          height,
          width,
          channels: filters,
          outputHeight: height,
          outputWidth: width,
        },
        geometry: { ...geometry, height: windowHeight, width: windowWidth, ...unitStrides },
        right,
        start: 0,
        result: operands.output(inputGradient, inputGradient.size, dtype),
        columns: channels,
      });
      operands.finish();
    },
  };
}

const unitStrides = { verticalStride: 1, horizontalStride: 1 };

/** The input with the zeros around it that windows reach. */
function paddedInput(
  context: WasmContext,
  input: Tensor,
  shapes: WindowedImages,
  geometry: WindowGeometry,
  dtype: DType,
): PaddedImages {
  const { images, height, width, channels, outputHeight, outputWidth } = shapes;
  const { paddingAbove: above, paddingLeft: before } = geometry;
  const endRow = (outputHeight - 1) * geometry.verticalStride + geometry.height;
  const endColumn = (outputWidth - 1) * geometry.horizontalStride + geometry.width;
  return padImages(context, dtype, {
    from: context.operands.input(input, input.size, dtype),
    ...{ images, height, width, channels, above, before },
    paddedHeight: Math.max(height + above, endRow),
    paddedWidth: Math.max(width + before, endColumn),
    ...unitStrides,
  });
}

/** Address of the weights that gradients are convolved with. */
function flippedWeights({ engine, operands }: WasmContext, weights: Tensor, dtype: DType): number {
  const [height = 0, width = 0, channels = 0, filters = 0] = weights.shape;
  const address = operands.input(weights, weights.size, dtype);
  const flipped = operands.temporary(weights.size * elementBytes(dtype));
  engine.integer(0, address);
  engine.integer(1, flipped);
  engine.integer(2, height * width);
  engine.integer(3, channels);
  engine.integer(4, filters);
  engine.run(FLIP_WEIGHTS, dtype, weights.size, 1);
  return flipped;
}

interface WindowProduct {
  readonly left: PaddedImages;
  readonly shapes: WindowedImages;
  readonly geometry: WindowGeometry;
  readonly right: number;
  readonly start?: number;
  readonly result: number;
  readonly columns: number;
}

/** Rows are the places of all windows, the depth is the elements of one. */
function product({ engine }: WasmContext, dtype: DType, job: WindowProduct): void {
  const { left, shapes, geometry, right, start = 0, result, columns } = job;
  const { images, channels, outputHeight, outputWidth } = shapes;
  const bytes = elementBytes(dtype);
  const rows = images * outputHeight * outputWidth;
  const depth = geometry.height * geometry.width * channels;
  engine.integer(0, left.address);
  engine.integer(1, outputHeight);
  engine.integer(2, outputWidth);
  engine.integer(3, left.imageBytes);
  engine.integer(4, geometry.verticalStride * left.rowBytes);
  engine.integer(5, geometry.horizontalStride * channels * bytes);
  engine.integer(6, geometry.height);
  engine.integer(7, left.rowBytes);
  engine.integer(8, geometry.width * channels);
  engine.integer(9, bytes);
  engine.integer(10, right);
  engine.integer(11, 32);
  engine.integer(12, depth * 32);
  engine.integer(13, start);
  engine.integer(14, 0);
  engine.integer(15, result);
  engine.integer(16, columns);
  engine.integer(17, rows);
  engine.integer(18, 1);
  engine.run(WINDOW_PRODUCT, dtype, rows * depth * columns, Math.ceil(rows / tileRows));
}

/** Rows are the elements of a window, the depth is the places of all windows, image by image. */
function weightProduct({ engine }: WasmContext, dtype: DType, job: WindowProduct): void {
  const { left, shapes, geometry, right, result, columns } = job;
  const { images, channels, outputHeight, outputWidth } = shapes;
  const bytes = elementBytes(dtype);
  const rows = geometry.height * geometry.width * channels;
  const places = outputHeight * outputWidth;
  engine.integer(0, left.address);
  engine.integer(1, geometry.width);
  engine.integer(2, channels);
  engine.integer(3, left.rowBytes);
  engine.integer(4, channels * bytes);
  engine.integer(5, bytes);
  engine.integer(6, outputHeight);
  engine.integer(7, geometry.verticalStride * left.rowBytes);
  engine.integer(8, outputWidth);
  engine.integer(9, geometry.horizontalStride * channels * bytes);
  engine.integer(10, right);
  engine.integer(11, columns * bytes);
  engine.integer(12, 32);
  engine.integer(13, result);
  engine.integer(14, columns * bytes);
  engine.integer(15, result);
  engine.integer(16, columns);
  engine.integer(17, rows);
  engine.integer(18, images);
  engine.integer(19, left.imageBytes);
  engine.integer(20, places * columns * bytes);
  const work = rows * places * images * columns;
  engine.run(WINDOW_PRODUCT, dtype, work, Math.ceil(rows / tileRows));
}
