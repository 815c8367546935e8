import type { Tensor } from "../../tensor/index.js";
import { reshapedView } from "../../tensor/reshaped-view.js";
import type { WindowGeometry } from "../operations/image-operations.js";
import type { WindowedImages } from "../reference/image-windows.js";

/** Whether one window is the whole image: then all is a product of matrices. */
export function coversImage(images: WindowedImages, geometry: WindowGeometry): boolean {
  const { height, width, outputHeight, outputWidth } = images;
  const { paddingAbove, paddingLeft } = geometry;
  const isWhole = geometry.height === height && geometry.width === width;
  return isWhole && outputHeight * outputWidth === 1 && paddingAbove + paddingLeft === 0;
}

/** A view `[batch, elements]` of images; `undefined` where they aren't contiguous. */
export function asRows(tensor: Tensor): Tensor | undefined {
  const [rows = 0] = tensor.shape;
  return rows > 0 ? reshapedView(tensor, [rows, tensor.size / rows]) : undefined;
}

/** A view `[elements of a window, filters]` of weights; `undefined` where they aren't contiguous. */
export function asMatrix(tensor: Tensor): Tensor | undefined {
  const filters = tensor.shape[3] ?? 0;
  return filters > 0 ? reshapedView(tensor, [tensor.size / filters, filters]) : undefined;
}
