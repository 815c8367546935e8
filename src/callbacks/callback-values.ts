import { FormatError } from "../errors/index.js";
import type { CallbackState } from "./callback.js";

/** Reads parts of a saved state by their kind. */
export class CallbackValues {
  readonly #state: CallbackState;
  readonly #name: string;

  constructor(state: CallbackState, name: string) {
    this.#state = state;
    this.#name = name;
  }

  /** @throws {FormatError} unless it is a number. */
  number(key: string): number {
    const value = this.#state[key];
    if (typeof value === "number") return value;
    throw this.#wrong(key, "a number");
  }

  /** `undefined` for null. @throws {FormatError} when it is neither. */
  optionalNumber(key: string): number | undefined {
    return this.#state[key] === null ? undefined : this.number(key);
  }

  /** `undefined` for null. @throws {FormatError} when it is neither. */
  optionalText(key: string): string | undefined {
    const value = this.#state[key];
    if (value === null) return undefined;
    if (typeof value === "string") return value;
    throw this.#wrong(key, "a text");
  }

  /** `undefined` where there is none. @throws {FormatError} when it is something else, or not of the length given. */
  optionalArray(key: string, length?: number): Float64Array | undefined {
    const value = this.#state[key];
    if (value === undefined) return undefined;
    if (value instanceof Float64Array && (length ?? value.length) === value.length) return value;
    throw this.#wrong(key, length === undefined ? "an array" : `an array of ${length} numbers`);
  }

  #wrong(key: string, expected: string): FormatError {
    return new FormatError({
      where: `${this.#name}, state, ${key}`,
      expected,
      received: this.#state[key] === undefined ? "nothing" : typeof this.#state[key],
      fix: "The checkpoint is damaged, or of another version of the callback.",
    });
  }
}
