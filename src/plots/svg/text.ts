/** Of all text that doesn't say otherwise, in pixels. */
export const fontSize = 12;

/** A text as XML has it: markup escaped, and what XML 1.0 forbids or what steers its reader replaced by U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replaceAll(forbidden, "\uFFFD")
    .replaceAll(/[&<>"']/g, (character) => entities[character] as string);
}

/** A length as SVG has it: rounded to a hundredth, the same text for the same number everywhere. */
export function formatCoordinate(value: number): string {
  return String(Number(value.toFixed(2)) + 0);
}

/** About how wide a text will be, whatever the reader's sans-serif font; rather too wide. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += character < "\u2E80" ? averageWidth : 1;
  return width * fontSize;
}

/** The text, its end cut off with "…" where it would be wider than `width`. */
export function fitText(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let fitting = "";
  for (const character of text) {
    if (textWidth(`${fitting}${character}…`, fontSize) > width) break;
    fitting += character;
  }
  return `${fitting.trimEnd()}…`;
}

/** The text in lines of at most `width`, broken at spaces; a word wider than that is cut off. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \t\n]+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, fontSize) <= width)
      lines[lines.length - 1] = longer;
    else lines.push(fitText(word, width, fontSize));
  }
  return lines;
}

/**
 * Characters outside of XML 1.0's `Char`: controls, lone surrogates, U+FFFE and U+FFFF; and those that it
 * discourages or that turn round the order of what follows.
 */
const forbidden =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** How much wider bold text is, at most. */
export const boldness = 1.15;

/** Of a character in ems, in a wide font. */
const averageWidth = 0.6;
