import { FormatError } from "../../errors/index.js";
import { parseJson } from "./parse-json.js";
import { requireHarmlessJson } from "./require-harmless-json.js";

/**
 * An object from its JSON text. A key that an object has twice is refused, as readers differ in which
 * of the two they take, and so is a text whose values would take far more memory than itself.
 *
 * Source: RFC 8259.
 *
 * @param where What error messages call the text.
 * @throws {FormatError} when the text is no JSON, or another value than an object, has a key twice,
 * more than 64 levels, or more values and keys than 16 MiB and twice the text's length hold.
 */
export function parseJsonObject(text: string, where: string): Readonly<Record<string, unknown>> {
  requireHarmlessJson(text, where);
  const value = parseJson(text, where);
  if (isJsonObject(value)) return value;
  throw new FormatError({ where, expected: "a JSON object", received: "another JSON value" });
}

/** Whether a JSON value is an object, and no array. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
