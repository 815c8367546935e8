import { AbortedError } from "./errors.js";

/** @throws {AbortedError} when the signal was aborted. */
export function throwIfAborted(signal: AbortSignal | undefined, where: string): void {
  if (signal?.aborted === true) throw abortedError(signal.reason, where);
}

/** The error of something that its signal has ended, whose reason is its cause. */
export function abortedError(reason: unknown, where: string): AbortedError {
  return new AbortedError({
    where,
    expected: "to go on",
    received: "an abort signal",
    cause: reason,
  });
}
