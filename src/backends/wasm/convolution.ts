import { dtypeOf, type DType, type Tensor } from "../../tensor/index.js";
import type { ImageOperations, WindowGeometry } from "../operations/image-operations.js";
import { windowedImages, type WindowedImages } from "../reference/image-windows.js";
import { denseAffine, denseGradient, denseTransposed } from "./dense-products.js";
import { writeInputGradient } from "./convolution-input-gradient.js";
import { padImages, type PaddedImages } from "./pad-images.js";
import type { WasmContext } from "./wasm-context.js";
import { suitsPixelProduct, writePixelProduct } from "./pixel-product.js";
import { asMatrix, asRows, coversImage } from "./whole-image.js";
import {
  tileRows,
  windowProduct,
  windowWeightProduct,
  type FilledPart,
} from "./window-products.js";

type ConvolutionOperations = Pick<
  ImageOperations,
  "convolve" | "addConvolutionWeightGradient" | "convolutionInputGradient"
>;

/** Convolutions by the kernels in `kernels/convolution`: products whose left operand stays in the images. */
export function convolutionOperations(context: WasmContext): ConvolutionOperations {
  const { operands, panels } = context;
  return {
    convolve(input, weights, bias, geometry, output) {
      const shapes = windowedImages(input.shape, output.shape);
      if (coversImage(shapes, geometry)) {
        const [x, w, y] = [asRows(input), asMatrix(weights), asRows(output)];
        if (x !== undefined && w !== undefined && y !== undefined) {
          denseAffine(context, x, w, bias, y);
          return;
        }
      }
      const dtype = dtypeOf(output);
      const filters = output.shape[3] ?? 0;
      if (suitsPixelProduct(shapes, geometry, filters)) {
        const images = paddedInput(context, input, shapes, geometry, dtype);
        writePixelProduct(context, images, weights, bias, shapes, geometry, output);
        operands.finish();
        return;
      }
      const depth = geometry.height * geometry.width * shapes.channels;
      const source = { tensor: weights, depth, columns: filters, dtype, vectors: 2 };
      const right = panels.pack({ ...source, transposed: false });
      windowProduct(context, dtype, {
        left: paddedInput(context, input, shapes, geometry, dtype),
        ...{ shapes, geometry, right },
        ...filledPart(shapes, geometry),
        start: bias === undefined ? 0 : operands.input(bias, filters, dtype),
        result: operands.output(output, output.size, dtype),
        columns: filters,
      });
      operands.finish();
    },

    addConvolutionWeightGradient(input, outputGradient, geometry, weightGradient) {
      const shapes = windowedImages(input.shape, outputGradient.shape);
      if (coversImage(shapes, geometry)) {
        const [x, g, w] = [asRows(input), asRows(outputGradient), asMatrix(weightGradient)];
        if (x !== undefined && g !== undefined && w !== undefined) {
          denseGradient(context, x, g, w);
          return;
        }
      }
      const dtype = dtypeOf(weightGradient);
      const filters = outputGradient.shape[3] ?? 0;
      windowWeightProduct(context, dtype, {
        left: paddedInput(context, input, shapes, geometry, dtype),
        ...{ shapes, geometry },
        right: operands.input(outputGradient, outputGradient.size, dtype),
        result: operands.update(weightGradient, weightGradient.size, dtype),
        columns: filters,
      });
      operands.finish();
    },

    convolutionInputGradient(outputGradient, weights, geometry, inputGradient) {
      const shapes = windowedImages(inputGradient.shape, outputGradient.shape);
      if (coversImage(shapes, geometry)) {
        const [g, w, x] = [asRows(outputGradient), asMatrix(weights), asRows(inputGradient)];
        if (g !== undefined && w !== undefined && x !== undefined) {
          denseTransposed(context, g, w, x);
          return;
        }
      }
      writeInputGradient(context, outputGradient, weights, shapes, geometry, inputGradient);
      operands.finish();
    },
  };
}

/** Where leaving out the zeros around images pays: tiles of the kernel then end where rows of pixels do. */
function filledPart(
  { height, width, outputWidth }: WindowedImages,
  geometry: WindowGeometry,
): { filled?: FilledPart } {
  const { verticalStride, horizontalStride, paddingAbove, paddingLeft } = geometry;
  const hasPadding = paddingAbove + paddingLeft > 0;
  const hasUnitStrides = verticalStride === 1 && horizontalStride === 1;
  if (!hasPadding || !hasUnitStrides || outputWidth % tileRows !== 0) return {};
  const [firstRow, firstColumn] = [paddingAbove, paddingLeft];
  const [endRow, endColumn] = [paddingAbove + height, paddingLeft + width];
  return { filled: { firstRow, endRow, firstColumn, endColumn } };
}

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
  });
}
