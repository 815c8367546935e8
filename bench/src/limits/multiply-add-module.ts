/** Shape of a multiply-add loop. */
export interface MultiplyAddLoop {
  readonly dtype: "float32" | "float64";
  /** Vectors that are worked on side by side, so that none waits for its own last result. */
  readonly chains: number;
}

/** Multiply-adds of every chain in one turn of the loop, so that counting turns costs nothing. */
export const unrolled = 8;

/** Multiplications and additions in one turn of the loop. */
export function operationsPerTurn({ dtype, chains }: MultiplyAddLoop): number {
  const lanes = dtype === "float32" ? 4 : 2;
  return 2 * lanes * chains * unrolled;
}

/**
 * A WebAssembly module whose one export `run(turns: i32, factor: f64, addend: f64): f64` does
 * nothing but `x ← x · factor + addend` on 128-bit vectors held in local variables, multiplication
 * and addition each rounded, and gives the sum of all first lanes.
 *
 * Every result depends on the one before it in its chain, and factor and addend are arguments, so
 * no compiler can do any of it only once, beforehand, or not at all. Chain c starts at addend · c.
 */
export function multiplyAddModule(loop: MultiplyAddLoop): Uint8Array<ArrayBuffer> {
  const body = [...locals(loop.chains), ...instructions(loop), end];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 3, i32, f64, f64, 1, f64]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...new TextEncoder().encode("run"), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

const [i32, f64, v128] = [0x7f, 0x7c, 0x7b];
const [localGet, localSet, end] = [0x20, 0x21, 0x0b];
const [turns, factorArgument, addendArgument, factor, addend, firstChain] = [0, 1, 2, 3, 4, 5];
const demote = 0xb6;
const promote = 0xbb;

const vectorInstructions = {
  float32: { splat: [demote, 0xfd, 0x13], add: [0xfd, 0xe4, 0x01], multiply: [0xfd, 0xe6, 0x01] },
  float64: { splat: [0xfd, 0x14], add: [0xfd, 0xf0, 0x01], multiply: [0xfd, 0xf2, 0x01] },
};
const firstLane = { float32: [0xfd, 0x1f, 0, promote], float64: [0xfd, 0x21, 0] };

function locals(chains: number): number[] {
  return [1, ...unsigned(chains + 2), v128];
}

function instructions({ dtype, chains }: MultiplyAddLoop): number[] {
  const { splat, add, multiply } = vectorInstructions[dtype];
  const chainLocals = Array.from({ length: chains }, (_, index) => firstChain + index);
  const step = chainLocals.flatMap((chain) => [
    ...[localGet, chain, localGet, factor, ...multiply],
    ...[localGet, addend, ...add, localSet, chain],
  ]);
  return [
    ...[localGet, factorArgument, ...splat, localSet, factor],
    ...[localGet, addendArgument, ...splat, localSet, addend],
    ...chainLocals.flatMap((chain, index) => [
      ...[localGet, addendArgument, 0x44, ...doubleBytes(index), 0xa2],
      ...[...splat, localSet, chain],
    ]),
    ...[0x03, 0x40, ...Array.from({ length: unrolled }, () => step).flat()],
    ...[localGet, turns, 0x41, 1, 0x6b, 0x22, turns, 0x0d, 0, end],
    ...[0x44, ...doubleBytes(0)],
    ...chainLocals.flatMap((chain) => [localGet, chain, ...firstLane[dtype], 0xa0]),
  ];
}

function section(number: number, contents: readonly number[]): number[] {
  return [number, ...unsigned(contents.length), ...contents];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function doubleBytes(value: number): number[] {
  return [...new Uint8Array(new Float64Array([value]).buffer)];
}
