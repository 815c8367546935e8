import { integer, splatScalar } from "../scheduler/job";
import { loadElements } from "../vectors/load-elements";
import { storeElements } from "../vectors/store-elements";
import { withRandomWords } from "./random-words";

/** Elements decided upon by the words of four counters, 16 bits each. */
export const DROP_BLOCK: i32 = 32;

/** Position among a job's integers of the bits below which an element is dropped. */
export const THRESHOLD: i32 = 3;

/**
 * `output ← factor · input` where an element's 16 bits are at least the threshold, else 0, for elements
 * `start … end − 1` of contiguous arrays, `start` a multiple of {@link DROP_BLOCK}; `output` may be
 * `input`. The factor is the job's scalar.
 *
 * Element 8·w + k of a block has the half k of word w, counted through the four counters.
 */
export function dropout<T>(
  input: usize,
  output: usize,
  first: i32,
  second: i32,
  start: i32,
  end: i32,
): void {
  for (let i = start; i < end; i += DROP_BLOCK) {
    const offset = (i as usize) * sizeof<T>();
    const count = min(DROP_BLOCK, end - i);
    withRandomWords<Drop<T>>(i / DROP_BLOCK, first, second, input + offset, output + offset, count);
  }
}

class Drop<T> {
  @inline
  use(a: v128, b: v128, c: v128, d: v128, input: usize, output: usize, count: i32): i32 {
    const size: usize = 8 * sizeof<T>();
    keep<T>(a, input, output, count);
    keep<T>(b, input + size, output + size, count - 8);
    keep<T>(c, input + 2 * size, output + 2 * size, count - 16);
    keep<T>(d, input + 3 * size, output + 3 * size, count - 24);
    return 0;
  }
}

/** The elements that belong to the eight halves of a word's lanes. */
@inline
function keep<T>(words: v128, input: usize, output: usize, count: i32): void {
  if (count <= 0) return;
  const kept = v128.ge<u16>(words, v128.splat<i16>(integer(THRESHOLD) as i16));
  const low = v128.extend_low<i16>(kept);
  const high = v128.extend_high<i16>(kept);
  if (sizeof<T>() === 4) {
    keepLanes<T>(low, input, output, count);
    keepLanes<T>(high, input + 16, output + 16, count - 4);
  } else {
    keepLanes<T>(v128.extend_low<i32>(low), input, output, count);
    keepLanes<T>(v128.extend_high<i32>(low), input + 16, output + 16, count - 2);
    keepLanes<T>(v128.extend_low<i32>(high), input + 32, output + 32, count - 4);
    keepLanes<T>(v128.extend_high<i32>(high), input + 48, output + 48, count - 6);
  }
}

@inline
function keepLanes<T>(kept: v128, input: usize, output: usize, count: i32): void {
  if (count <= 0) return;
  const scaled = v128.mul<T>(splatScalar<T>(), loadElements<T>(input, count));
  storeElements<T>(output, v128.and(scaled, kept), count);
}

/** Bit k of the result says whether element k of a block is kept. */
export function keptOfBlock(block: i32, first: i32, second: i32): i32 {
  return withRandomWords<KeepBits>(block, first, second, 0, 0, 0);
}

class KeepBits {
  @inline
  use(a: v128, b: v128, c: v128, d: v128, _input: usize, _output: usize, _count: i32): i32 {
    const threshold = v128.splat<i16>(integer(THRESHOLD) as i16);
    const lower = v128.narrow<i16>(v128.ge<u16>(a, threshold), v128.ge<u16>(b, threshold));
    const upper = v128.narrow<i16>(v128.ge<u16>(c, threshold), v128.ge<u16>(d, threshold));
    return v128.bitmask<i8>(lower) | (v128.bitmask<i8>(upper) << 16);
  }
}
