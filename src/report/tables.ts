import { element } from "../plots/svg/element.js";
import { words } from "./html.js";

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Whether it holds numbers, which stand at the right. */
  readonly isNumber: boolean;
}

/** A table of texts; the first cell of each row names it. */
export interface Table {
  /** What the table holds, for those who can't see it. */
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Rows below the rule at the end: totals, means. */
  readonly footer?: readonly (readonly string[])[];
}

/** A table that scrolls by itself where the page is too narrow. */
export function table({ label, columns, rows, footer = [] }: Table): string {
  const row = (texts: readonly string[]): string =>
    element("tr", {}, ...texts.map((text, index) => cell(text, index, columns[index])));
  const head = columns.map(({ title, isNumber }) =>
    element("th", { scope: "col", class: isNumber ? "number" : undefined }, words(title)),
  );
  return element(
    "div",
    { class: "scroll", role: "region", tabindex: "0", "aria-label": label },
    element(
      "table",
      {},
      element("caption", {}, words(label)),
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...rows.map(row)),
      ...(footer.length === 0 ? [] : [element("tfoot", {}, ...footer.map(row))]),
    ),
  );
}

/** A column of texts. */
export function textColumn(title: string): Column {
  return { title, isNumber: false };
}

/** A column of numbers. */
export function numberColumn(title: string): Column {
  return { title, isNumber: true };
}

/** Names with their values, `""` where there are none. */
export function facts(pairs: readonly (readonly [name: string, value: string])[]): string {
  if (pairs.length === 0) return "";
  const lines = pairs.map(([name, value]) =>
    element("div", {}, element("dt", {}, words(name)), element("dd", {}, words(value))),
  );
  return element("dl", { class: "facts" }, ...lines);
}

function cell(text: string, index: number, column: Column | undefined): string {
  const className = column?.isNumber === true ? "number" : undefined;
  return index === 0
    ? element("th", { scope: "row", class: className }, words(text))
    : element("td", { class: className }, words(text));
}
