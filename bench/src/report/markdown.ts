import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Results } from "../results.js";
import { markdownTable } from "./format.js";
import { notes } from "./notes.js";
import { kernelTable, rowTable, summaryTable } from "./tables.js";

const begin = "<!-- bench:begin, written by `npm run bench -- --markdown`, not to be edited -->";
const end = "<!-- bench:end -->";

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

/**
 * Replaces what stands between the two marks of docs/performance.md.
 *
 * @throws {Error} when the marks are not there.
 */
export function fillPerformanceDocument(results: Results): string {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const path = `${root}docs/performance.md`;
  const text = readFileSync(path, "utf8");
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`${path} lacks the marks ${begin} and ${end}`);
  const before = text.slice(0, start + begin.length);
  writeFileSync(path, `${before}\n\n${markdownReport(results)}\n\n${text.slice(stop)}`);
  const prettier = `${root}node_modules/prettier/bin/prettier.cjs`;
  spawnSync(process.execPath, [prettier, "--write", path], { cwd: root, stdio: "ignore" });
  return path;
}
