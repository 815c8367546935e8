import { JOB_INTEGERS, JOB_RESULT, JOB_SCALARS } from "../../shared/memory-map";

/** A size given to the present job. */
@inline
export function integer(position: i32): i32 {
  return load<i32>(<usize>JOB_INTEGERS + ((<usize>position) << 2));
}

/** An address given to the present job. */
@inline
export function address(position: i32): usize {
  return <usize>load<u32>(<usize>JOB_INTEGERS + ((<usize>position) << 2));
}

/** A scalar given to the present job. */
@inline
export function scalar(position: i32): f64 {
  return load<f64>(<usize>JOB_SCALARS + ((<usize>position) << 3));
}

/**
 * The first scalar given to the present job in type T itself, in every lane. A load, which the
 * compiler leaves outside of loops, where it would repeat a conversion in them.
 */
@inline
export function splatScalar<T>(): v128 {
  return v128.load_splat<T>(<usize>JOB_SCALARS);
}

/** {@link splatScalar} as a single number. */
@inline
export function scalarOf<T>(): T {
  return load<T>(<usize>JOB_SCALARS);
}

/** Hands a number to the host; for jobs that are never cut. */
@inline
export function giveResult(result: f64): void {
  store<f64>(<usize>JOB_RESULT, result);
}

/** Where a chunk of `total` items begins; the next chunk's beginning is its end. */
@inline
export function chunkStart(chunk: i32, chunks: i32, total: i32, multiple: i32): i32 {
  const groups = (total + multiple - 1) / multiple;
  return min(total, <i32>(((<i64>groups) * (<i64>chunk)) / (<i64>chunks)) * multiple);
}
