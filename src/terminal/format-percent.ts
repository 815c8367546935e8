/** A share in per cent: `96.41 %`. */
export function formatPercent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
