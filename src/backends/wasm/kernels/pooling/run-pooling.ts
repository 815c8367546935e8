import { address, chunkStart, integer } from "../scheduler/job";
import { averagePool } from "./average-pool";
import { averagePoolGradient } from "./average-pool-gradient";
import { maxPool } from "./max-pool";
import { maxPoolGradient } from "./max-pool-gradient";

/** Bytes of an image of the input. */
@inline
function inputBytes<T>(): usize {
  return <usize>(integer(1) * integer(2) * integer(3)) * sizeof<T>();
}

/** Bytes of an image of the output. */
@inline
function outputBytes<T>(): usize {
  return <usize>(integer(4) * integer(5) * integer(3)) * sizeof<T>();
}

/** A pooling job, see `window.ts`, with input and output. A chunk is some images, as below. */
export function runMaxPool<T>(chunk: i32, chunks: i32): void {
  const end = chunkStart(chunk + 1, chunks, integer(0), 1);
  for (let image = <usize>chunkStart(chunk, chunks, integer(0), 1); image < <usize>end; image++) {
    maxPool<T>(address(12) + image * inputBytes<T>(), address(13) + image * outputBytes<T>());
  }
}

/** A pooling job with input, output, output gradient, input gradient. */
export function runMaxPoolGradient<T>(chunk: i32, chunks: i32): void {
  const end = chunkStart(chunk + 1, chunks, integer(0), 1);
  for (let image = <usize>chunkStart(chunk, chunks, integer(0), 1); image < <usize>end; image++) {
    maxPoolGradient<T>(
      address(12) + image * inputBytes<T>(),
      address(13) + image * outputBytes<T>(),
      address(14) + image * outputBytes<T>(),
      address(15) + image * inputBytes<T>(),
    );
  }
}

/** A pooling job with input and output. */
export function runAveragePool<T>(chunk: i32, chunks: i32): void {
  const end = chunkStart(chunk + 1, chunks, integer(0), 1);
  for (let image = <usize>chunkStart(chunk, chunks, integer(0), 1); image < <usize>end; image++) {
    averagePool<T>(address(12) + image * inputBytes<T>(), address(13) + image * outputBytes<T>());
  }
}

/** A pooling job with output gradient and input gradient. */
export function runAveragePoolGradient<T>(chunk: i32, chunks: i32): void {
  const end = chunkStart(chunk + 1, chunks, integer(0), 1);
  for (let image = <usize>chunkStart(chunk, chunks, integer(0), 1); image < <usize>end; image++) {
    averagePoolGradient<T>(
      address(12) + image * outputBytes<T>(),
      address(13) + image * inputBytes<T>(),
    );
  }
}
