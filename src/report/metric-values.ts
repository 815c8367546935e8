import { isShare } from "../plots/charts/metric-names.js";
import { formatDigits } from "../terminal/format-number.js";
import { formatPercent } from "../terminal/format-percent.js";

/** A metric's value as a report writes it: `97.12 %`, `0.0921`; `–` where it isn't known. */
export function metricText(name: string, value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return String(value);
  return isShare(name) ? formatPercent(value) : formatDigits(value, 4);
}
