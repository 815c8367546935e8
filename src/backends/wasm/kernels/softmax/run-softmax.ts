import { address, chunkStart, integer } from "../scheduler/job";
import { softmax } from "./softmax";
import { softmaxGradient } from "./softmax-gradient";

/** Integers of the job: rows, columns, input, output. A chunk is some rows. */
export function runSoftmax<T>(chunk: i32, chunks: i32): void {
  const start = chunkStart(chunk, chunks, integer(0), 1);
  const end = chunkStart(chunk + 1, chunks, integer(0), 1);
  softmax<T>(address(2), address(3), integer(1), start, end);
}

/** Integers: rows, columns, output, output gradient, input gradient. */
export function runSoftmaxGradient<T>(chunk: i32, chunks: i32): void {
  const start = chunkStart(chunk, chunks, integer(0), 1);
  const end = chunkStart(chunk + 1, chunks, integer(0), 1);
  softmaxGradient<T>(address(2), address(3), address(4), integer(1), start, end);
}
