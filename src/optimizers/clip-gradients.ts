import { getBackend } from "../backends/default-backend.js";
import type { Parameter } from "../parameters/index.js";

/** Limits of the gradients of a step, `undefined` where there is none. */
export interface GradientLimits {
  readonly clipNorm: number | undefined;
  readonly clipValue: number | undefined;
}

/**
 * Clips gradients in place: each element into `[−clipValue, clipValue]`, then all of them together to
 * `g ← g · min(1, clipNorm / ‖g‖)`, `‖g‖ = √(Σ g²)` over all parameters.
 *
 * A norm that isn't finite clips nothing: NaN and infinities then reach the parameters whose gradients
 * they are, where training looks for them, and no others. The sum is formed in float64, in one order.
 */
export function clipGradients(
  parameters: readonly Parameter[],
  { clipNorm, clipValue }: GradientLimits,
): void {
  if (clipNorm === undefined && clipValue === undefined) return;
  const backend = getBackend();
  // A parameter that is given twice has one gradient.
  const gradients = new Set(parameters.map(({ gradient }) => gradient));
  if (clipValue !== undefined) {
    for (const gradient of gradients) backend.clamp(gradient, clipValue);
  }
  if (clipNorm === undefined) return;
  let sumOfSquares = 0;
  for (const gradient of gradients) sumOfSquares += backend.sumOfSquares(gradient);
  const norm = Math.sqrt(sumOfSquares);
  if (!(norm > clipNorm && norm < Infinity)) return;
  for (const gradient of gradients) backend.rescale(gradient, clipNorm / norm, 0, gradient);
}
