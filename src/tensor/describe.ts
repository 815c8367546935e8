import { formatShape, isNdArray } from "./index.js";

/** What a value is, for an error message. */
export function describe(value: unknown): string {
  if (isNdArray(value)) return `an ndarray of ${value.dtype}, shape ${formatShape(value.shape)}`;
  if (typeof value === "function") return "a function";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}
