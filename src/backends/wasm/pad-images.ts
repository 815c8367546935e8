import type { DType } from "../../tensor/index.js";
import { elementBytes } from "./element-bytes.js";
import { PAD_IMAGES } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Images in memory, and where they go among zeros. */
export interface ImagePadding {
  readonly from: number;
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly paddedHeight: number;
  readonly paddedWidth: number;
  readonly above: number;
  readonly before: number;
}

/** Images `[height, width, channels]`, one after the other. */
export interface PaddedImages {
  readonly address: number;
  readonly rowBytes: number;
  readonly imageBytes: number;
}

/** The images among zeros, in memory of the present operation; where none are needed, as they are. */
export function padImages(
  { engine, operands }: WasmContext,
  dtype: DType,
  padding: ImagePadding,
): PaddedImages {
  const { from, images, height, width, channels, paddedHeight, paddedWidth } = padding;
  const rowBytes = paddedWidth * channels * elementBytes(dtype);
  const imageBytes = paddedHeight * rowBytes;
  const isSame = paddedHeight === height && paddedWidth === width;
  if (isSame) return { address: from, rowBytes, imageBytes };
  const address = operands.temporary(images * imageBytes);
  engine.integer(0, from);
  engine.integer(1, address);
  engine.integer(2, height);
  engine.integer(3, width);
  engine.integer(4, channels);
  engine.integer(5, paddedHeight);
  engine.integer(6, paddedWidth);
  engine.integer(7, padding.above);
  engine.integer(8, padding.before);
  engine.integer(9, images);
  engine.run(PAD_IMAGES, dtype, images * paddedHeight * paddedWidth * channels, images);
  return { address, rowBytes, imageBytes };
}
