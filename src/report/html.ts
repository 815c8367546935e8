import { element } from "../plots/svg/element.js";
import { escapeText } from "../plots/svg/text.js";

/** A text as markup; `"–"` where it is empty, as HTML knows no `<td/>`. */
export function words(text: string): string {
  return escapeText(/^[ \t\r\n]*$/.test(text) ? "–" : text);
}

/** A cell that says nothing. */
export const blank = "\u00A0";

/** A part of the report with a heading of its own; `""` where it has no content. */
export function section(title: string, id: string, ...content: readonly string[]): string {
  if (content.every((part) => part === "")) return "";
  return element(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, words(title)),
    ...content,
  );
}

/** A small heading within a section. */
export function subheading(title: string): string {
  return element("h3", {}, words(title));
}

/** A paragraph beside the point. */
export function note(text: string): string {
  return element("p", { class: "note" }, words(text));
}

/** Things that stand side by side where there is room. */
export function beside(...parts: readonly string[]): string {
  const shown = parts.filter((part) => part !== "");
  if (shown.length === 0) return "";
  return element("div", { class: "beside" }, ...shown.map((part) => element("div", {}, part)));
}

/** Draws a picture this many pixels wide. */
export type Draw = (width: number) => string;

/**
 * A picture twice, of which the page's width shows one: texts in it keep their size on a telephone.
 */
export function figure(draw: Draw, wide: number): string {
  return element(
    "figure",
    {},
    element("div", { class: "wide" }, draw(wide)),
    element("div", { class: "narrow" }, draw(narrowWidth)),
  );
}

/** Fits a screen 360 pixels wide with its margins. */
const narrowWidth = 340;
