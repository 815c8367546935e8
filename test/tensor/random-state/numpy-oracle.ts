import { spawnSync } from "node:child_process";

/**
 * Runs a Python program that has NumPy as `np` and writes bytes with `emit(array)`.
 *
 * @returns What the program wrote.
 */
export function runNumpy(program: string, input: Uint8Array = new Uint8Array(0)): Buffer {
  const prelude = `
import sys
import numpy as np

def emit(array, dtype):
    sys.stdout.buffer.write(np.ascontiguousarray(array, dtype=dtype).tobytes())
`;
  const { status, stdout, stderr } = spawnSync("python3", ["-c", prelude + program], {
    input,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`python3 failed: ${stderr.toString()}`);
  return stdout;
}

/**
 * Whether python3 has NumPy here, on x86-64: elsewhere its C compiler may fuse a product and a sum
 * into one rounding, which gives other last bits.
 */
export function hasNumpy(): boolean {
  const program = "import numpy, platform; print(platform.machine())";
  const { status, stdout } = spawnSync("python3", ["-c", program], { encoding: "utf8" });
  return status === 0 && ["x86_64", "AMD64"].includes(stdout.trim());
}
