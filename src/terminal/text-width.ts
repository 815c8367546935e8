/** Columns that a text takes on a terminal: two for wide characters, none for marks. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text up to so many columns. */
export function cutText(text: string, columns: number): string {
  let cut = "";
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    cut += character;
  }
  return cut;
}

/** The text with spaces after it up to so many columns. */
export function padText(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - textWidth(text)));
}

/** The text on one line, without what would steer the terminal or turn round the order of letters. */
export function plainText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, " ");
}

function characterWidth(character: string): number {
  if (character >= " " && character <= "~") return 1;
  if (widthless.test(character)) return 0;
  return wide.test(character) && !narrow.test(character) ? 2 : 1;
}

const widthless = /[\p{Mark}\p{Cf}\p{Cc}]/u;
const wide =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;
/** Half-width letters of scripts that are wide otherwise. */
const narrow = /[\uFF61-\uFFDC]/u;
