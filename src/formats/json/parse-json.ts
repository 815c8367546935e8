import { FormatError } from "../../errors/index.js";

/**
 * A value from its JSON text.
 *
 * @throws {FormatError} when the text is no JSON.
 */
export function parseJson(text: string, where: string): unknown {
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
