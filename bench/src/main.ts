import { readFileSync, writeFileSync } from "node:fs";
import { writeBenchData } from "./data/bench-data.js";
import { busyWarning, describeMachine } from "./machine.js";
import { measureKernels } from "./measure-kernels.js";
import { measureRow } from "./measure-row.js";
import { readOptions, type Options } from "./options.js";
import { exitOnSignals, temporaryDirectory } from "./processes/at-exit.js";
import { fillPerformanceDocument } from "./report/markdown.js";
import { printReport, printRow } from "./report/print.js";
import { mergeResults } from "./report/merge-results.js";
import { rows } from "./rows/index.js";
import type { Results, RowResult } from "./results.js";

try {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === "string") console.log(options);
  else await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(options: Options): Promise<void> {
  const results =
    options.from === undefined
      ? await measure(options)
      : mergeResults(
          options.from.map((file) => JSON.parse(readFileSync(file, "utf8")) as Results),
          rows.map(({ id }) => id),
        );
  if (options.from !== undefined) results.rows.forEach(printRow);
  printReport(results);
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`);
  }
  if (options.markdown) console.log(`\nWritten: ${fillPerformanceDocument(results)}`);
}

async function measure(options: Options): Promise<Results> {
  const { quick, repetitions } = options;
  const machine = describeMachine();
  const warning = busyWarning();
  if (warning !== undefined) console.error(warning);
  exitOnSignals();
  const dataDirectory = temporaryDirectory();
  const data = await writeBenchData(dataDirectory);
  console.log(`Data: ${data.text}.`);
  const measured: RowResult[] = [];
  for (const row of options.rows) {
    console.error(`measuring: ${row.title}…`);
    const result = await measureRow(row, { ...options, dataDirectory });
    measured.push(result);
    printRow(result);
  }
  if (options.kernels) console.error("measuring: kernels…");
  const kernels = options.kernels
    ? await measureKernels(dataDirectory, repetitions, (line) => console.error(line))
    : { kernels: [] };
  return {
    date: new Date().toISOString(),
    machine,
    data: data.text,
    quick,
    repetitions,
    rows: measured,
    ...kernels,
  };
}
