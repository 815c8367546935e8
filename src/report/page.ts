import { element } from "../plots/svg/element.js";
import { words } from "./html.js";
import type { ReportOptions } from "./report-options.js";
import { pageStyle } from "./page-style.js";

/** The whole document around the report's parts; those that are `""` take no room. */
export function page(options: ReportOptions, parts: readonly string[]): string {
  const { title = "Training report", description, date, theme = "auto" } = options;
  const head = [
    element("meta", { charset: "utf-8" }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", {
      name: "color-scheme",
      content: theme === "auto" ? "light dark" : theme,
    }),
    // The browser itself then holds the page to needing nothing from outside.
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    element("title", {}, words(title)),
    // Without it browsers ask the server for /favicon.ico.
    element("link", { rel: "icon", href: "data:," }),
    element("style", {}, pageStyle(theme)),
  ];
  const header = [
    element("h1", {}, words(title)),
    date === undefined ? "" : element("p", { class: "date" }, words(dateText(date))),
    description === undefined ? "" : element("p", {}, words(description)),
  ];
  const body = element("main", {}, element("header", {}, ...header), ...parts);
  const html = element(
    "html",
    { lang: "en" },
    element("head", {}, ...head),
    element("body", {}, body),
  );
  return `<!doctype html>\n${html}\n`;
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** `2025-01-31 12:00 UTC`. */
function dateText(date: string | Date): string {
  if (typeof date === "string") return date;
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
