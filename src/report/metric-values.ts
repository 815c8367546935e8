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

/** `topFiveAccuracy` as `Top five accuracy`. */
export function metricTitle(name: string): string {
  const text = name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
