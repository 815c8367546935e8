import { dtypeOf, type Tensor } from "../../tensor/index.js";
import type { WindowGeometry } from "../operations/image-operations.js";
import type { WindowedImages } from "../reference/image-windows.js";
import type { PaddedImages } from "./pad-images.js";
import { PIXEL_PRODUCT } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Filters that the kernel can do at a time. */
const mostFilters = 6;

/** Whether a convolution has so few filters that pixels fill vectors better. */
export function suitsPixelProduct(
  { channels }: WindowedImages,
  { horizontalStride }: WindowGeometry,
  filters: number,
): boolean {
  return channels === 1 && horizontalStride === 1 && filters <= mostFilters;
}

/** `output ←` the convolution, by the kernel in `kernels/convolution/pixel-product.ts`. */
export function writePixelProduct(
  { engine, operands }: WasmContext,
  images: PaddedImages,
  weights: Tensor,
  bias: Tensor | undefined,
  shapes: WindowedImages,
  geometry: WindowGeometry,
  output: Tensor,
): void {
  const dtype = dtypeOf(output);
  const filters = output.shape[3] ?? 0;
  const { height, outputHeight, outputWidth } = shapes;
  engine.integer(0, images.address);
  engine.integer(1, images.rowBytes);
  engine.integer(2, images.imageBytes);
  engine.integer(3, geometry.verticalStride);
  engine.integer(4, geometry.height);
  engine.integer(5, geometry.width);
  engine.integer(6, operands.input(weights, weights.size, dtype));
  engine.integer(7, filters);
  engine.integer(8, bias === undefined ? 0 : operands.input(bias, filters, dtype));
  engine.integer(9, operands.output(output, output.size, dtype));
  engine.integer(10, outputHeight);
  engine.integer(11, outputWidth);
  engine.integer(12, shapes.images);
  engine.integer(13, geometry.paddingAbove);
  engine.integer(14, geometry.paddingAbove + height);
  const lines = shapes.images * outputHeight;
  engine.run(
    PIXEL_PRODUCT,
    dtype,
    lines * outputWidth * filters * geometry.height * geometry.width,
    lines,
  );
}
