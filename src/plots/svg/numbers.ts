/** A whole number with commas between thousands: `10,000`. */
export function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * A share in per cent, `95.7 %`, not to be broken in two lines; what is not quite all or nothing doesn't
 * become 100 or 0. A share of nothing, NaN, is `–`.
 */
export function formatShare(share: number): string {
  if (Number.isNaN(share)) return "–";
  const percent = (share * 100).toFixed(1);
  if (percent === "100.0" && share < 1) return ">\u00A099.9\u00A0%";
  if (percent === "0.0" && share > 0) return "<\u00A00.1\u00A0%";
  return `${percent}\u00A0%`;
}

/** A number of at most this many digits: `0.0123`, `1e-7`. */
export function formatNumber(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}

/** `1 image`, `2 images`. */
export function formatCountOf(count: number, noun: string, nouns = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : nouns}`;
}
