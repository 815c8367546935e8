import type { Results } from "../results.js";
import { fillDocument } from "./fill-document.js";
import { markdownTable } from "./format.js";
import { notes } from "./notes.js";
import { kernelTable, rowTable, summaryTable } from "./tables.js";

/** All results as Markdown. */
export function markdownReport(results: Results): string {
  const rows = results.rows.map((row) => `#### ${row.title}\n\n${markdownTable(rowTable(row))}`);
  return [
    `Measured on ${results.date.slice(0, 10)}.`,
    notes(results)
      .map((note) => `- ${note}`)
      .join("\n"),
    ...(rows.length > 0 ? ["### Summary", markdownTable(summaryTable(results.rows))] : []),
    ...(results.kernels.length > 0
      ? ["### Kernels", markdownTable(kernelTable(results.kernels))]
      : []),
    ...(rows.length > 0 ? ["### Row by row", ...rows] : []),
  ].join("\n\n");
}

/** Puts them into docs/performance.md. */
export function fillPerformanceDocument(results: Results): string {
  return fillDocument("docs/performance.md", "bench", markdownReport(results));
}
