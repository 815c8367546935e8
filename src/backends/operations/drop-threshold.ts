/** Values of 16 bits. */
const values = 65536;

/** An element is dropped where its 16 random bits are below this. */
export function dropThreshold(rate: number): number {
  return Math.min(values - 1, Math.round(rate * values));
}

/** What kept elements are multiplied by, so that the mean stays: 1 / (1 − p). */
export function keepFactor(rate: number): number {
  return values / (values - dropThreshold(rate));
}
