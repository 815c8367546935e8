import { cutText, textWidth } from "./text-width.js";

/** A way to write a part of a line, and how much it matters that there is room for it. */
export interface PartForm {
  readonly text: string;
  readonly importance: number;
}

/** The ways to write a part, from the shortest to the longest, which matter less and less. */
export type Part = readonly PartForm[];

/**
 * Chooses a text for every part, `""` for those left out, so that with a space between them they take
 * at most `columns`. What matters most gets its room first, and of equals the first; the text that
 * matters most of all is cut off where even it is too long.
 */
export function fitParts(parts: readonly Part[], columns: number): string[] {
  const forms = parts.flatMap((part, place) => part.map((form) => ({ ...form, place })));
  forms.sort((left, right) => right.importance - left.importance);
  let chosen = parts.map(() => "");
  for (const { text, place } of forms) {
    const next = chosen.with(place, text);
    if (lineWidth(next) <= columns) chosen = next;
    else if (joinParts(chosen) === "") chosen[place] = cutText(text, columns);
  }
  return chosen;
}

/** The texts that are not empty, with spaces between. */
export function joinParts(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(" ");
}

/** Columns of {@link joinParts}. */
export function lineWidth(texts: readonly string[]): number {
  return textWidth(joinParts(texts));
}
