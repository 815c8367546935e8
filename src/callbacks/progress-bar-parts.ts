import { abbreviateCount } from "../terminal/abbreviate-count.js";
import { formatAtMost, formatDigits } from "../terminal/format-number.js";
import { formatPercent } from "../terminal/format-percent.js";
import { plainText } from "../terminal/text-width.js";

/** `Epoch  3/10`, as wide for every epoch. */
export function epochText(epoch: number, epochs: number): string {
  return `Epoch ${countText(epoch, epochs)}`;
}

/** `  9/469`, as wide for every count up to the total. */
export function countText(count: number, total: number): string {
  return `${String(count).padStart(String(total).length)}/${total}`;
}

export function rateText(learningRate: number): string {
  return `rate ${formatAtMost(learningRate, 3)}`;
}

/** `""` where no rows were gone through, or in no time. */
export function speedText(samplesPerSecond: number): string {
  if (!Number.isFinite(samplesPerSecond) || samplesPerSecond === 0) return "";
  return `${abbreviateCount(samplesPerSecond)} samples/s`;
}

/** `loss 0.1234`, `accuracy 96.41 %`. */
export function metricText(name: string, value: number): string {
  return `${plainText(name)} ${metricValue(name, value)}`;
}

/** Accuracies are shares, written in per cent; all else is a number. */
export function metricValue(name: string, value: number): string {
  const isShare = name.toLowerCase().endsWith("accuracy");
  return isShare ? formatPercent(value) : formatDigits(value, 4);
}
