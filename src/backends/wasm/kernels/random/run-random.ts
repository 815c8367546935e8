import { address, chunkStart, integer } from "../scheduler/job";
import { dropPairs } from "./drop-pairs";
import { DROP_BLOCK, dropout } from "./dropout";
import { gaussianNoise, NORMAL_BLOCK } from "./gaussian-noise";

// Integers of every job: elements or rows, both words of the key, threshold, ….

/** Integers: elements, key, threshold, input, output; the scalar of type T: factor. */
export function runDropout<T>(chunk: i32, chunks: i32): void {
  const start = chunkStart(chunk, chunks, integer(0), DROP_BLOCK);
  const end = chunkStart(chunk + 1, chunks, integer(0), DROP_BLOCK);
  dropout<T>(address(4), address(5), integer(1), integer(2), start, end);
}

/**
 * Integers: rows, key, threshold, order, row starts, pairs, bands, columns, kept rows' starts and pairs. A
 * chunk is some rows.
 */
export function runDropPairs<T>(chunk: i32, chunks: i32): void {
  dropPairs<T>(
    address(4),
    address(5),
    address(6),
    integer(7),
    integer(8),
    address(9),
    address(10),
    integer(1),
    integer(2),
    chunkStart(chunk, chunks, integer(0), 1),
    chunkStart(chunk + 1, chunks, integer(0), 1),
  );
}

/** Integers: elements, key, nothing, input, output; scalar: deviation. */
export function runGaussianNoise<T>(chunk: i32, chunks: i32): void {
  const start = chunkStart(chunk, chunks, integer(0), NORMAL_BLOCK);
  const end = chunkStart(chunk + 1, chunks, integer(0), NORMAL_BLOCK);
  gaussianNoise<T>(address(4), address(5), integer(1), integer(2), start, end);
}
