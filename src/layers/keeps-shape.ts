import type { AnyLayer } from "./checked-layers.js";

/** Whether a layer gives the shape that it takes, whatever its axes are, as normalisations do. */
export function keepsShape({ inputAxes, widths }: AnyLayer): boolean {
  const { inputs, outputs }: { inputs?: unknown; outputs?: unknown } = widths;
  return (
    inputAxes === undefined && (outputs === "same" || (outputs === inputs && inputs !== undefined))
  );
}
