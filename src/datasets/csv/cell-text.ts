/** A cell's bytes as an error message shows them: in quotes, control characters escaped, cut short. */
export function cellText(bytes: Uint8Array, start: number, end: number): string {
  if (start === end) return "an empty cell";
  // A copy, because TextDecoder refuses shared memory; four bytes hold any one character.
  const shown = new Uint8Array(bytes.subarray(start, Math.min(end, start + 4 * longestText)));
  return JSON.stringify(clipText(new TextDecoder().decode(shown)));
}

/** `text`, or its beginning where it is long. */
export function clipText(text: string): string {
  const characters = Array.from(text.slice(0, 2 * longestText + 2));
  if (characters.length <= longestText) return text;
  return `${characters.slice(0, longestText).join("")}…`;
}

/** Characters of a cell that an error message shows. */
const longestText = 40;
