import { formatDigits } from "../terminal/format-number.js";
import { formatPercent } from "../terminal/format-percent.js";

/** Names of metrics that are shares, all written in per cent. */
const shares = /(accuracy|precision|recall|f1|confusionMatrix)(Micro|Weighted|OfClass\d+)?$/i;

/** A metric's value as a report writes it: `97.12 %`, `0.0921`; `–` where it isn't known. */
export function metricText(name: string, value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return String(value);
  return shares.test(name) ? formatPercent(value) : formatDigits(value, 4);
}
