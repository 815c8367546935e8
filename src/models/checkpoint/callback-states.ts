import type { Callback, CallbackState } from "../../callbacks/index.js";
import { ArgumentError, FormatError } from "../../errors/index.js";
import { describe } from "../../tensor/describe.js";
import type { NamedState } from "./training-state.js";

type State = NamedState<CallbackState>;

/** Gives callbacks the states that those of the same name had; see {@link matchCallbacks}. */
export function setCallbackStates(callbacks: readonly Callback[], states: readonly State[]): void {
  for (const [callback, state] of matchCallbacks(callbacks, states)) callback.setState?.(state);
}

/**
 * Holds what a callback gave for a checkpoint against what a file keeps as it is.
 *
 * @throws {ArgumentError} naming the callback and the value.
 */
export function requirePlainState(state: CallbackState, name: string): void {
  const where = `checkpoint, callback ${JSON.stringify(name)}, getState`;
  if (describe(state) !== "Object") throw wrongState(where, "an object", state);
  for (const [key, value] of Object.entries(state)) {
    const isKept =
      value === null ||
      value instanceof Float64Array ||
      ["number", "string", "boolean"].includes(typeof value);
    if (!isKept) throw wrongState(`${where}, ${key}`, plainValues, value);
  }
}

const plainValues = "a number, a string, a boolean, null or a Float64Array";

function wrongState(where: string, expected: string, received: unknown): ArgumentError {
  return new ArgumentError({
    where,
    expected,
    received: describe(received),
    fix: "Other values don't come back from a file as they were: keep them as these.",
  });
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
