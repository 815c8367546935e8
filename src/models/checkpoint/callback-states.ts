import type { Callback, CallbackState } from "../../callbacks/index.js";
import { FormatError } from "../../errors/index.js";
import type { NamedState } from "./training-state.js";

type State = NamedState<CallbackState>;

/** Gives callbacks the states that those of the same name had; see {@link matchCallbacks}. */
export function setCallbackStates(callbacks: readonly Callback[], states: readonly State[]): void {
  for (const [callback, state] of matchCallbacks(callbacks, states)) callback.setState?.(state);
}

/**
 * States with the callbacks of the same name, in order. Callbacks without one start anew.
 *
 * @throws {FormatError} when a state has no callback.
 */
export function matchCallbacks(
  callbacks: readonly Callback[],
  states: readonly State[],
): [Callback, CallbackState][] {
  const waiting = callbacks.filter((callback) => callback.getState !== undefined);
  return states.map(({ name, state }): [Callback, CallbackState] => {
    const index = waiting.findIndex((callback) => (callback.name ?? "") === name);
    const [callback] = index < 0 ? [] : waiting.splice(index, 1);
    if (callback !== undefined) return [callback, state];
    throw new FormatError({
      where: "fit, resume, callbacks",
      expected: `a callback ${JSON.stringify(name)}, as the training had`,
      received: "none",
      fix: "Give fit the callbacks that the training had.",
    });
  });
}
