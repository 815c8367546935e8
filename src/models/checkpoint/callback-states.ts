import type { Callback, CallbackState } from "../../callbacks/index.js";
import { FormatError } from "../../errors/index.js";
import type { NamedState } from "./training-state.js";

/**
 * Gives callbacks the states that those of the same name had, in order. Callbacks without one start
 * anew.
 *
 * @throws {FormatError} when a state has no callback.
 */
export function setCallbackStates(
  callbacks: readonly Callback[],
  states: readonly NamedState<CallbackState>[],
): void {
  const waiting = callbacks.filter((callback) => callback.getState !== undefined);
  for (const { name, state } of states) {
    const index = waiting.findIndex((callback) => (callback.name ?? "") === name);
    const [callback] = index < 0 ? [] : waiting.splice(index, 1);
    if (callback === undefined) {
      throw new FormatError({
        where: "fit, resume, callbacks",
        expected: `a callback ${JSON.stringify(name)}, as the training had`,
        received: "none",
        fix: "Give fit the callbacks that the training had.",
      });
    }
    callback.setState?.(state);
  }
}
