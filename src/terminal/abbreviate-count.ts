const suffixes = ["", "k", "M", "G", "T"] as const;

/** A number to three digits, in thousands, millions and so on: `7`, `312`, `1.50k`, `41.2k`, `2.00M`. */
export function abbreviateCount(count: number): string {
  let value = count;
  let power = 0;
  // What would be rounded to 1000 belongs to the next suffix.
  while (value >= 999.5 && power < suffixes.length - 1) {
    value /= 1000;
    power += 1;
  }
  return `${power === 0 ? value.toFixed(0) : threeDigits(value)}${suffixes[power] ?? ""}`;
}

function threeDigits(value: number): string {
  return value.toFixed(value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
}
