import * as kernelNumbers from "./shared/kernel-numbers.js";

/** Counts by kernel number as counts by name: `"sparse affine float32"`. */
export function kernelCounts(counts: Int32Array): Readonly<Record<string, number>> {
  const named: Record<string, number> = {};
  for (const [constant, number] of Object.entries(kernelNumbers)) {
    if (constant === "KERNEL_COUNT") continue;
    const name = constant.toLowerCase().replaceAll("_", " ");
    named[`${name} float32`] = counts[number] ?? 0;
    named[`${name} float64`] = counts[number + 1] ?? 0;
  }
  return named;
}
