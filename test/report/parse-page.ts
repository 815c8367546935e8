import { find, parseSvg, type SvgElement } from "../plots/support/parse-svg.js";

/** HTML elements that have neither content nor end; all others have both. */
const empty = ["meta", "link"];

/** Parses a page; throws where its markup isn't well-formed, or isn't what HTML makes of it. */
export function parsePage(html: string): SvgElement {
  const [, markup] = /^<!doctype html>\n(.*)\n$/s.exec(html) ?? [];
  if (markup === undefined) throw new Error("no document type, or something after the page");
  const root = parseSvg(markup);
  checkEmpty(root);
  return root;
}

/** What a reader sees or hears of an element, without styles. */
export function textOf(element: SvgElement): string {
  if (element.name === "style") return "";
  return element.children
    .map((child) => (typeof child === "string" ? child : textOf(child)))
    .join(" ")
    .replaceAll("\u00A0", " ");
}

/** Texts of a table's cells, row by row; of the one with this caption. */
export function tableRows(html: string, label: string): string[][] {
  const table = find(parsePage(html), "table").find((one) =>
    find(one, "caption").some((caption) => textOf(caption) === label),
  );
  if (table === undefined) return [];
  return find(table, "tr").map(({ children }) =>
    children.flatMap((cell) => (typeof cell === "string" ? [] : [textOf(cell)])),
  );
}

/** Names with values, from all lists of a page. */
export function facts(html: string): Map<string, string> {
  const root = parsePage(html);
  const values = find(root, "dd").map(textOf);
  return new Map(find(root, "dt").map((name, index) => [textOf(name), values[index] ?? ""]));
}

/** An HTML parser takes `<td/>` for `<td>`, and all that follows for its content. */
function checkEmpty({ name, children }: SvgElement): void {
  if (name === "svg") return;
  if ((children.length === 0) !== empty.includes(name)) throw new Error(`content of ${name}`);
  for (const child of children) if (typeof child !== "string") checkEmpty(child);
}
