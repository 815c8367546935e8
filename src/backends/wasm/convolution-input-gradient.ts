import { dtypeOf, type Tensor } from "../../tensor/index.js";
import type { WindowGeometry } from "../operations/image-operations.js";
import type { WindowedImages } from "../reference/image-windows.js";
import { elementBytes } from "./element-bytes.js";
import { CONVOLUTION_INPUT_GRADIENT } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Images that the kernel works on side by side. */
const imagesAtATime = 4;

/** `inputGradient ←` the gradient of a convolution, by the kernel in `kernels/convolution/input-gradient.ts`. */
export function writeInputGradient(
  { engine, operands, panels }: WasmContext,
  outputGradient: Tensor,
  weights: Tensor,
  shapes: WindowedImages,
  geometry: WindowGeometry,
  inputGradient: Tensor,
): void {
  const dtype = dtypeOf(inputGradient);
  const { images, height, width, channels, outputHeight, outputWidth } = shapes;
  const { verticalStride, horizontalStride, paddingAbove, paddingLeft } = geometry;
  const filters = outputGradient.shape[3] ?? 0;
  const pixelBytes = channels * elementBytes(dtype);
  const endRow = (outputHeight - 1) * verticalStride + geometry.height;
  const endColumn = (outputWidth - 1) * horizontalStride + geometry.width;
  const paddedHeight = Math.max(height + paddingAbove, endRow);
  const paddedWidth = Math.max(width + paddingLeft, endColumn);
  const isPadded = paddedHeight > height || paddedWidth > width;
  const rowBytes = paddedWidth * pixelBytes;
  const imageBytes = paddedHeight * rowBytes;
  const run = geometry.width * channels;
  const matrix = { depth: filters, columns: run, dtype, vectors: 2 };
  const right = panels.packTransposedMatrices(weights, geometry.height, matrix);
  const gradient = operands.input(outputGradient, outputGradient.size, dtype);
  const result = operands.output(inputGradient, inputGradient.size, dtype);
  engine.integer(0, gradient);
  engine.integer(1, right);
  engine.integer(2, filters);
  engine.integer(3, outputHeight);
  engine.integer(4, outputWidth);
  engine.integer(5, verticalStride * rowBytes);
  engine.integer(6, horizontalStride * pixelBytes);
  engine.integer(7, geometry.height);
  engine.integer(8, run);
  engine.integer(9, rowBytes);
  engine.integer(10, imageBytes);
  engine.integer(11, isPadded ? operands.temporary(images * imageBytes) : result);
  engine.integer(12, images);
  engine.integer(13, result);
  engine.integer(14, height);
  engine.integer(15, width * pixelBytes);
  engine.integer(16, paddingAbove * rowBytes + paddingLeft * pixelBytes);
  const products = images * outputHeight * outputWidth * geometry.height * run * filters;
  engine.run(CONVOLUTION_INPUT_GRADIENT, dtype, products, Math.ceil(images / imagesAtATime));
}
