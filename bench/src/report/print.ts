import type { Results, RowResult } from "../results.js";
import { columns } from "./format.js";
import { notes } from "./notes.js";
import { kernelTable, rowTable, summaryTable } from "./tables.js";

/** One row, as soon as it is measured. */
export function printRow(row: RowResult): void {
  console.log(`\n${row.title}\n${columns(rowTable(row))}`);
}

/** Everything at the end. */
export function printReport(results: Results): void {
  const { rows, kernels, kernelsReason } = results;
  if (rows.length > 0) {
    console.log("\nHow many times ndnet's figure the others' are (medians of paired ratios)");
    console.log(columns(summaryTable(rows)));
  }
  if (kernels.length > 0) {
    console.log("\nKernels beside the machine's limit, multiply-adds in registers alone");
    console.log(columns(kernelTable(kernels)));
  }
  if (kernelsReason !== undefined) console.log(`\nKernels: n/a: ${kernelsReason}`);
  console.log(`\n${notes(results).join("\n")}`);
}
