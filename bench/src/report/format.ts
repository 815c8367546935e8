import type { Summary } from "../statistics.js";

/** Three significant digits, none of them lost before the point: `0.123`, `12.3`, `1,234`. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return "n/a";
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toPrecision(3);
}

/** `12.3 (11.9–14.0)`. */
export function spread({ median, minimum, maximum }: Summary): string {
  return `${number(median)} (${number(minimum)}–${number(maximum)})`;
}

/** `83 %`, and `1.7 %` below 10. */
export function percent(share: number): string {
  const digits = share < 0.1 ? 1 : 0;
  return `${(100 * share).toFixed(digits)} %`;
}

/** Lines of cells with columns of equal width; the first line is the heading. */
export function columns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The same as a table of Markdown. */
export function markdownTable(lines: readonly (readonly string[])[]): string {
  const [heading = [], ...body] = lines;
  const rule = heading.map(() => "---");
  return [heading, rule, ...body].map((line) => `| ${line.join(" | ")} |`).join("\n");
}
