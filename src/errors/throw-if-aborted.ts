import { AbortedError } from "../errors/index.js";

/** @throws {AbortedError} when the signal was aborted; its reason is the error's cause. */
export function throwIfAborted(signal: AbortSignal | undefined, where: string): void {
  if (signal?.aborted !== true) return;
  throw new AbortedError({
    where,
    expected: "to go on",
    received: "an abort signal",
    cause: signal.reason,
  });
}
