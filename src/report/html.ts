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

/** Things that stand side by side where there is room; `"wide"` ones need more of it. */
export function beside(parts: readonly string[], width: "narrow" | "wide" = "narrow"): string {
  const shown = parts.filter((part) => part !== "");
  if (shown.length === 0) return "";
  const className = width === "wide" ? "beside roomy" : "beside";
  return element("div", { class: className }, ...shown.map((part) => element("div", {}, part)));
}
