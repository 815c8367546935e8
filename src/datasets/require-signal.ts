import { ArgumentError } from "../errors/index.js";

/** @throws {ArgumentError} unless `signal` is an `AbortSignal`, also of another window, or `undefined`. */
export function requireSignal(signal: unknown, where: string): void {
  if (signal === undefined) return;
  const isObject = typeof signal === "object" && signal !== null;
  if (isObject && "aborted" in signal && "addEventListener" in signal) return;
  throw new ArgumentError({
    where,
    expected: "an AbortSignal",
    received: Object.prototype.toString.call(signal).slice(8, -1),
    fix: "Pass the signal of an AbortController, not the controller itself.",
  });
}
