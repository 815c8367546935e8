import { FormatError } from "../../errors/index.js";
import { parseJson } from "./parse-json.js";

/** Deeper than any description is, and by far not as deep as functions may call themselves. */
const maximumDepth = 64;

/** Bytes of memory that the parts of a text come to, generously measured. */
const bytesPer = { comma: 16, bracket: 64, key: 200 } as const;

/** What a text of that many characters may come to in memory. */
function allowedBytes(characters: number): number {
  return 2 * characters + 2 ** 24;
}

/**
 * Checks what `JSON.parse` lets pass, before it takes memory: keys that an object has twice, more
 * than 64 levels, and very many small values, each of which takes far more memory than text. Whether
 * the text is JSON at all is left to `JSON.parse`.
 *
 * @throws {FormatError} when the text has any of these.
 */
export function requireHarmlessJson(text: string, where: string): void {
  const nextMark = /["{}[\],]/g;
  /** For each open bracket the keys so far. */
  const open: (Set<string> | undefined)[] = [];
  let bytes = 0;
  while (nextMark.test(text)) {
    const position = nextMark.lastIndex - 1;
    const mark = text[position];
    if (mark === '"') {
      const end = endOfText(text, position);
      if (end === undefined) return;
      nextMark.lastIndex = end;
      if (!isKey(text, end)) continue;
      addKey(open, text.slice(position, end), where);
      bytes += bytesPer.key;
    } else if (mark === "}" || mark === "]") {
      open.pop();
    } else if (mark === ",") {
      bytes += bytesPer.comma;
    } else {
      open.push(undefined);
      bytes += bytesPer.bracket;
    }
    if (open.length > maximumDepth) throw hostileError(where, `at most ${maximumDepth} levels`);
    if (bytes > allowedBytes(text.length)) throw hostileError(where, "fewer values and keys");
  }
}

function addKey(open: (Set<string> | undefined)[], quoted: string, where: string): void {
  if (open.length === 0) return;
  const key = quoted.includes("\\") ? String(parseJson(quoted, where)) : quoted.slice(1, -1);
  const keys = (open[open.length - 1] ??= new Set());
  if (keys.has(key)) throw hostileError(where, "every key once", `the key ${quoted} twice`);
  keys.add(key);
}

/** The position behind the quote that ends a text; `undefined` where there is none. */
function endOfText(text: string, start: number): number | undefined {
  let quote = start;
  do {
    quote = text.indexOf('"', quote + 1);
    if (quote === -1) return undefined;
  } while (isEscaped(text, quote));
  return quote + 1;
}

/** Whether a character stands behind an odd number of backslashes. */
function isEscaped(text: string, position: number): boolean {
  let start = position;
  while (text[start - 1] === "\\") start--;
  return (position - start) % 2 === 1;
}

/** Whether a text that ends before `end` is a key: a colon follows, perhaps behind spaces. */
function isKey(text: string, end: number): boolean {
  let position = end;
  while (isSpace(text.charCodeAt(position))) position++;
  return text[position] === ":";
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

function hostileError(where: string, expected: string, received = "more"): FormatError {
  return new FormatError({
    where,
    expected,
    received,
    fix: "The file is damaged or crafted: don't use it.",
  });
}
