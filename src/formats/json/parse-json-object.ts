import { FormatError } from "../../errors/index.js";

/**
 * An object from its JSON text. A key that an object has twice is refused: readers differ in which of
 * the two they take.
 *
 * Source: RFC 8259.
 *
 * @param where What error messages call the text.
 * @throws {FormatError} when the text is no JSON, or another value than an object, or has a key twice.
 */
export function parseJsonObject(text: string, where: string): Readonly<Record<string, unknown>> {
  const value = parse(text, where);
  if (!isJsonObject(value)) {
    throw new FormatError({ where, expected: "a JSON object", received: "another JSON value" });
  }
  requireUniqueKeys(text, where);
  return value;
}

/** Whether a JSON value is an object, and no array. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FormatError({
      where,
      expected: "JSON",
      received:
        error instanceof Error ? `text that is none (${error.message})` : "text that is none",
      fix: "The file is damaged or of another format.",
      cause: error,
    });
  }
}

/** The next string, with the colon that makes it a key, or the next bracket. Needs valid JSON. */
const token = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g;

function requireUniqueKeys(text: string, where: string): void {
  const open: Set<unknown>[] = [];
  for (const [found, string, colon] of text.matchAll(token)) {
    if (found === "{") open.push(new Set());
    if (found === "}") open.pop();
    if (string === undefined || colon === undefined) continue;
    const keys = open.at(-1);
    const key: unknown = JSON.parse(string);
    if (keys?.has(key) === true) {
      throw new FormatError({
        where,
        expected: "every key once",
        received: `the key ${string} twice`,
        fix: "The file is damaged or crafted: don't use it.",
      });
    }
    keys?.add(key);
  }
}
