const wholeNumber = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** A whole number with separators: `12,345`. */
export function formatCount(count: number): string {
  return wholeNumber.format(count);
}

/** A share as percents with one decimal: `97.3 %`. */
export function formatShare(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "–";
}
