import type { DType } from "../../tensor/index.js";
import type { WindowGeometry } from "../operations/image-operations.js";
import type { WindowedImages } from "../reference/image-windows.js";
import { elementBytes } from "./element-bytes.js";
import type { PaddedImages } from "./pad-images.js";
import { WINDOW_PRODUCT } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Rows of a tile of the kernel. */
export const tileRows = 4;

/** A product whose left operand stays in images. */
export interface WindowProduct {
  readonly left: PaddedImages;
  readonly shapes: WindowedImages;
  readonly geometry: WindowGeometry;
  readonly right: number;
  readonly start?: number;
  readonly result: number;
  readonly columns: number;
  /** The part of an image in `left` outside of which there are zeros that needn't be multiplied. */
  readonly filled?: FilledPart;
}

/** Rows and columns of a padded image. */
export interface FilledPart {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstColumn: number;
  readonly endColumn: number;
}

/** Rows are the places of all windows, the depth is the elements of one. */
export function windowProduct({ engine }: WasmContext, dtype: DType, job: WindowProduct): void {
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
  const { filled } = job;
  engine.integer(21, filled === undefined ? 0 : channels);
  engine.integer(22, filled?.firstRow ?? 0);
  engine.integer(23, filled?.endRow ?? 0);
  engine.integer(24, filled?.firstColumn ?? 0);
  engine.integer(25, filled?.endColumn ?? 0);
  engine.run(WINDOW_PRODUCT, dtype, rows * depth * columns, Math.ceil(rows / tileRows));
}

/** Rows are the elements of a window, the depth is the places of all windows, image by image. */
export function windowWeightProduct(
  { engine }: WasmContext,
  dtype: DType,
  job: WindowProduct,
): void {
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
  engine.integer(21, 0);
  const work = rows * places * images * columns;
  engine.run(WINDOW_PRODUCT, dtype, work, Math.ceil(rows / tileRows));
}
