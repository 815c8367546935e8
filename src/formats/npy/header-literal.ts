import { FormatError } from "../../errors/index.js";

/** A value of a header's dictionary: text, a truth value, or a tuple of whole numbers. */
export type HeaderValue = string | boolean | readonly number[];

/**
 * Reads the Python dictionary of an NPY header, and nothing else that Python has.
 *
 * Keys are quoted text without escapes; values are such text, `True`, `False`, or a tuple of whole
 * numbers from 0 to 2⁵³ − 1, which may end in the `L` of Python 2. A last comma and white space may
 * stand where Python allows them.
 *
 * @throws {FormatError} when the text is anything else, or has a key twice.
 */
export function parseHeaderLiteral(text: string, where: string): Map<string, HeaderValue> {
  return new LiteralReader(text, where).dictionary();
}

/** One token behind white space: a mark, quoted text, a whole number, or a truth value. */
const token =
  /[ \t\r\n]*(?:([{}():,[])|'([^'"\\\r\n]*)'|"([^'"\\\r\n]*)"|(\d+)L?(?!\w)|(True|False)(?!\w))/y;

interface Token {
  readonly kind: "mark" | "text" | "number" | "truth";
  readonly value: string;
}

class LiteralReader {
  readonly #text: string;
  readonly #where: string;
  #position = 0;

  constructor(text: string, where: string) {
    this.#text = text;
    this.#where = where;
  }

  dictionary(): Map<string, HeaderValue> {
    const entries = new Map<string, HeaderValue>();
    this.#takeMark("{");
    while (!this.#tryMark("}")) {
      const key = this.#take();
      if (key.kind !== "text") throw this.#error("a quoted key", key.value);
      if (entries.has(key.value)) throw this.#error("each key once", `${key.value} twice`);
      this.#takeMark(":");
      entries.set(key.value, this.#value());
      if (this.#tryMark(",")) continue;
      this.#takeMark("}");
      break;
    }
    const rest = this.#text.slice(this.#position);
    if (/^[ \t\r\n]*$/.test(rest)) return entries;
    throw this.#error("nothing behind the dictionary", shown(rest));
  }

  #value(): HeaderValue {
    const first = this.#take();
    if (first.kind === "text") return first.value;
    if (first.kind === "truth") return first.value === "True";
    if (first.value === "(") return this.#tuple();
    if (first.value === "[") {
      throw this.#error(
        "elements of one number each",
        "a list of fields, which is a structured type",
        "Save each field as an array of its own.",
      );
    }
    throw this.#error("text, True, False or a tuple", first.value);
  }

  /** What stands behind `(`: `)`, `3,)`, `2, 3)` or `2, 3,)`, but not `3)`, which is no tuple. */
  #tuple(): number[] {
    const numbers: number[] = [];
    while (!this.#tryMark(")")) {
      numbers.push(this.#number());
      if (this.#tryMark(",")) continue;
      if (numbers.length === 1) throw this.#error("a comma behind the only number", "none");
      this.#takeMark(")");
      break;
    }
    return numbers;
  }

  #number(): number {
    const { kind, value } = this.#take();
    const number = Number(value);
    const isPlain = kind === "number" && (value === "0" || !value.startsWith("0"));
    if (isPlain && Number.isSafeInteger(number)) return number;
    throw this.#error("whole numbers from 0 to 2^53 − 1", shown(value));
  }

  #takeMark(mark: string): void {
    const { kind, value } = this.#take();
    if (kind !== "mark" || value !== mark) throw this.#error(`"${mark}"`, shown(value));
  }

  #tryMark(mark: string): boolean {
    const start = this.#position;
    const { kind, value } = this.#take();
    if (kind === "mark" && value === mark) return true;
    this.#position = start;
    return false;
  }

  #take(): Token {
    token.lastIndex = this.#position;
    const match = token.exec(this.#text);
    if (match === null) {
      throw this.#error("a Python literal", shown(this.#text.slice(this.#position)));
    }
    this.#position = token.lastIndex;
    const [, mark, single, double, digits, truth] = match;
    const text = single ?? double;
    if (mark !== undefined) return { kind: "mark", value: mark };
    if (text !== undefined) return { kind: "text", value: text };
    if (digits !== undefined) return { kind: "number", value: digits };
    return { kind: "truth", value: truth ?? "" };
  }

  #error(expected: string, received: string, fix?: string): FormatError {
    return new FormatError({
      where: `${this.#where}, header at character ${this.#position}`,
      expected,
      received,
      fix: fix ?? "The file is damaged, or not written by NumPy: save it again with np.save.",
    });
  }
}

function shown(text: string): string {
  return text === "" ? "the end" : JSON.stringify(text.slice(0, 40));
}
