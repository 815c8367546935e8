/** A value of any type as an error message names it: primitives as written, others by their kind. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
    return String(value);
  }
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
