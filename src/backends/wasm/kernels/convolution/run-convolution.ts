import { TILE_ROWS } from "../dense/dense-tile";
import { address, chunkStart, integer } from "../scheduler/job";
import { inputGradient } from "./input-gradient";
import { padImages } from "./pad-images";
import { pixelProduct } from "./pixel-product";
import { windowProduct } from "./window-product";


/** A job of {@link windowProduct}; a chunk is some rows of the result. */
export function runWindowProduct<T>(chunk: i32, chunks: i32): void {
  const rows = integer(17);
  const first = chunkStart(chunk, chunks, rows, TILE_ROWS);
  const end = chunkStart(chunk + 1, chunks, rows, TILE_ROWS);
  const images = integer(18);
  let left = address(0);
  let right = address(10);
  let start = address(13);
  let startStride = address(14);
  for (let image = 0; image < images; image++) {
    windowProduct<T>(left, right, start, startStride, first, end);
    left += address(19);
    right += address(20);
    start = address(15);
    startStride = <usize>integer(16) * sizeof<T>();
  }
}

/**
 * Integers of the job: images, padded, height, width, channels, padded height, padded width, rows of
 * padding above, columns before, number of images. A chunk is some images.
 */
export function runPadImages<T>(chunk: i32, chunks: i32): void {
  const images = integer(9);
  padImages<T>(
    address(0),
    address(1),
    integer(2),
    integer(3),
    integer(4),
    integer(5),
    integer(6),
    integer(7),
    integer(8),
    chunkStart(chunk, chunks, images, 1),
    chunkStart(chunk + 1, chunks, images, 1),
  );
}

/** A job of {@link pixelProduct}; a chunk is some rows of pixels. */
export function runPixelProduct<T>(chunk: i32, chunks: i32): void {
  const lines = integer(12) * integer(10);
  const first = chunkStart(chunk, chunks, lines, 1);
  pixelProduct<T>(first, chunkStart(chunk + 1, chunks, lines, 1));
}

/** A job of {@link inputGradient}; a chunk is some images. */
export function runInputGradient<T>(chunk: i32, chunks: i32): void {
  const images = integer(12);
  const first = chunkStart(chunk, chunks, images, TILE_ROWS);
  inputGradient<T>(first, chunkStart(chunk + 1, chunks, images, TILE_ROWS));
}
