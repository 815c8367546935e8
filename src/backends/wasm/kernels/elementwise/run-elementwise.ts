import { address, chunkStart, integer, scalar } from "../scheduler/job";
import { activate } from "./activate";
import { activateGradient } from "./activate-gradient";
import { addScaled } from "./add-scaled";
import { addScaledSign } from "./add-scaled-sign";
import { approach } from "./approach";
import { fill } from "./fill";
import { rescale } from "./rescale";
import { scaledDifference } from "./scaled-difference";

/** Chunks of elements begin on cache lines. */
export const CHUNK_ELEMENTS: i32 = 16;

@inline
function first(chunk: i32, chunks: i32): i32 {
  return chunkStart(chunk, chunks, integer(0), CHUNK_ELEMENTS);
}

/** Integers of the job: elements, kind, input, output; scalar: alpha. */
export function runActivate<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  activate<T>(integer(1), address(2), address(3), scalar(0), start, end);
}

/** Integers: elements, kind, input, output, output gradient, input gradient; scalar: alpha. */
export function runActivateGradient<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  activateGradient<T>(
    integer(1),
    address(2),
    address(3),
    address(4),
    address(5),
    scalar(0),
    start,
    end,
  );
}

/** Integers: elements, input, output; scalars: scale, offset. */
export function runRescale<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  rescale<T>(address(1), scalar(0), scalar(1), address(2), start, end);
}

/** Integers: elements, target; scalar: value. */
export function runFill<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  fill<T>(address(1), scalar(0), start, end);
}

/** Integers: elements, left, right, output; scalar: scale. */
export function runScaledDifference<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  scaledDifference<T>(address(1), address(2), scalar(0), address(3), start, end);
}

/** Integers: elements, source, target; scalar: scale. */
export function runAddScaled<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  addScaled<T>(address(1), scalar(0), address(2), start, end);
}

/** Integers: elements, source, target; scalar: scale. */
export function runAddScaledSign<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  addScaledSign<T>(address(1), scalar(0), address(2), start, end);
}

/** Integers: elements, source, target; scalar: share. */
export function runApproach<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  approach<T>(address(1), scalar(0), address(2), start, end);
}
