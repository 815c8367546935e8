import { getBackend } from "./default-backend.js";
import { ArgumentError } from "../errors/index.js";
import type { InputTensor } from "../tensor/index.js";

/**
 * Refuses values that hold NaN or an infinity.
 *
 * @param isFinite Whether they don't, where that is known already.
 * @throws {ArgumentError} naming the first sample that does.
 */
export function requireFinite(
  values: InputTensor,
  where: string,
  isFinite: boolean = getBackend().isFinite(values),
): void {
  if (isFinite) return;
  const backend = getBackend();
  const [samples = 0] = values.shape;
  let sample = 0;
  while (sample < samples - 1 && backend.isFinite(values.lo(sample).hi(1))) sample += 1;
  throw new ArgumentError({
    where,
    expected: "finite numbers",
    received: `NaN or infinity in sample ${sample}`,
    fix: "Clean or clip the data first.",
  });
}
